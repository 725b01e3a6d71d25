import type { ReviewTry } from '../core/review/reviewTries';
import { creditChange, CREDIT_WORDS, tryLabel, trySentence, tryWords as words } from '../words/tryWords';
import { criterionName } from '../words/rubricWords';
import type { ReviewPart } from './reviewState';

/** This attempt beside another one at the same problem: by criterion here, and by text in the diff editor. */
export function OtherTries({ model, state, dispatch, post }: ReviewPart) {
  const { tries } = model;
  const other = tries.find(({ attempt }) => attempt === state.compared) ?? tries[0];
  if (!other) return null;
  return (
    <>
      <h3>{words.title}</h3>
      {tries.length > 1 && (
        <label class="choice">
          {words.choose}{' '}
          <select value={other.attempt} onChange={({ currentTarget }) => dispatch({ kind: 'compare', attempt: currentTarget.value })}>
            {tries.map((one) => (
              <option key={one.attempt} value={one.attempt}>
                {trySentence(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {tries.length === 1 && <p>{trySentence(other)}</p>}
      <Comparison model={model} other={other} />
      <p class="actions">
        <button type="button" onClick={() => post({ kind: 'diff', attempt: other.attempt })}>
          {words.texts}
        </button>
      </p>
    </>
  );
}

function Comparison({ model: { criteria }, other }: Pick<ReviewPart, 'model'> & { readonly other: ReviewTry }) {
  return (
    <table class="times">
      <thead>
        <tr>
          <th scope="col">{words.criterion}</th>
          <th scope="col">{tryLabel(other)}</th>
          <th scope="col">{words.here}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ id, revealed }) => {
          const before = other.credits[id];
          const now = revealed?.applies ? revealed.credit : undefined;
          return (
            <tr key={id}>
              <th scope="row">{criterionName(id)}</th>
              <td>{before === undefined ? '–' : CREDIT_WORDS[before]}</td>
              <td>
                {now === undefined ? '–' : CREDIT_WORDS[now]} {creditChange(before, now)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import { useRef } from 'preact/hooks';
import type { Mark } from '../core/attempt/gradeSheet';
import type { ReviewCriterion, RevealedCriterion } from '../core/review/reviewCriterion';
import { agreementSentence, CHECK_WORDS, creditReason, creditText, reviewWords as words } from '../words/reviewWords';
import { CriterionCard } from './criterionCard';
import { useCriterionKeys } from './criterionKeys';
import { takeMarks } from './criterionMarks';
import { FindingDetails } from './findingDetails';
import type { ReviewPart } from './reviewState';

/** Mark and finding of each criterion side by side; those that differ are open. */
export function FindingsView(part: ReviewPart) {
  const { model, state, dispatch, post } = part;
  const { criteria } = model;
  const ids = criteria.map(({ id }) => id);
  // Coming back to this view takes the focus nowhere; going to a criterion does.
  const moves = useRef(state.moves);
  const marks = takeMarks(part);
  const { mark, askNote } = marks;
  const accept = (id: string): void => {
    const offered = criteria.find((one) => one.id === id)?.revealed?.offered;
    if (offered !== undefined) mark(id, offered);
  };
  useCriterionKeys({
    ids,
    current: state.current,
    move: (to) => dispatch({ kind: 'move', to }),
    mark,
    open: (criterion) => dispatch({ kind: 'open', criterion }),
    letters: { n: askNote, a: accept, p: (criterion) => post({ kind: 'point', criterion }) },
  });
  return (
    <>
      <div class="lead">
        <div>
          <h2>{words.findingsTitle}</h2>
          <p class="intro">{agreementSentence(criteria)}</p>
        </div>
        {model.result && (
          <button type="button" class="primary" onClick={() => dispatch({ kind: 'view', view: 'result' })}>
            {words.toResult}
          </button>
        )}
      </div>
      <p class="keys">{words.findingKeys}</p>
      <ol class="criteria">
        {criteria.map((criterion, at) => (
          <li key={criterion.id}>
            <CriterionCard criterion={criterion} at={at} total={ids.length} focused={state.moves > moves.current} {...part} marks={marks}>
              {criterion.revealed && (
                <Comparison {...part} criterion={criterion} revealed={criterion.revealed} onAccept={(value) => mark(criterion.id, value)} />
              )}
            </CriterionCard>
          </li>
        ))}
      </ol>
    </>
  );
}

function Comparison({
  criterion,
  revealed,
  onAccept,
  ...part
}: ReviewPart & { readonly criterion: ReviewCriterion; readonly revealed: RevealedCriterion; readonly onAccept: (mark: Mark) => void }) {
  const { state, dispatch } = part;
  const { id } = criterion;
  const open = state.open.has(id);
  const { offered } = revealed;
  const reason = creditReason(criterion);
  return (
    <>
      <div class="compare">
        <button
          type="button"
          class="fold"
          aria-expanded={open}
          aria-controls={`details-${id}`}
          onClick={() => dispatch({ kind: 'open', criterion: id })}
        >
          <span class="arrow" aria-hidden="true" />
          {words.check}: <strong class={`check ${revealed.finding ?? ''}`}>{revealed.finding ? CHECK_WORDS[revealed.finding] : '–'}</strong>
        </button>
        <span class="credit">
          {words.credit} <strong>{creditText(criterion)}</strong>
        </span>
        {offered !== undefined && (
          <button type="button" class="plain" onClick={() => onAccept(offered)}>
            {words.accept(offered)}
          </button>
        )}
      </div>
      {reason !== '' && <p class="reason">{reason}</p>}
      <div id={`details-${id}`} hidden={!open}>
        {open && <FindingDetails {...part} criterion={criterion} revealed={revealed} />}
      </div>
    </>
  );
}

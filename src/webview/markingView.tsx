import { useEffect } from 'preact/hooks';
import type { ReviewCriterion } from '../core/review/reviewCriterion';
import { markedText, reviewWords as words } from '../words/reviewWords';
import { CriterionCard } from './criterionCard';
import { useCriterionKeys } from './criterionKeys';
import { FindingDetails } from './findingDetails';
import { takeMarks } from './criterionMarks';
import { ReviewHeader } from './reviewHeader';
import { ReviewNotes } from './reviewNotes';
import type { ReviewPart, ReviewState } from './reviewState';
import { withSaid } from './said';

/** Marks given one after the other, blind or with the findings below. */
export function MarkingView(part: ReviewPart) {
  const { model, state, dispatch } = part;
  const { criteria } = model;
  const ids = criteria.map(({ id }) => id);
  const move = (to: string): void => dispatch({ kind: 'move', to });
  const marks = takeMarks(part, (marked) => {
    const following = nextUnmarked(criteria, state, marked);
    if (following !== undefined) move(following);
  });
  const { mark, askNote } = marks;
  useCriterionKeys({ ids, current: state.current, move, mark, open: askNote, letters: { n: askNote } });
  // Whoever begins, or comes back, goes on with the first one that has no mark.
  useEffect(() => move(criteria.find((one) => one.mark === undefined)?.id ?? ids[0] ?? ''), []);

  const marked = criteria.filter((one) => isMarked(one, state)).length;
  const place = Math.max(0, ids.indexOf(state.current ?? ''));
  const shown = state.single ? criteria.slice(place, place + 1) : criteria;
  return (
    <>
      <ReviewHeader model={model} />
      <ReviewNotes model={model} state={state} />
      <h2>{words.markTitle}</h2>
      <p class="intro">{model.blind ? words.blindIntro : words.guidedIntro}</p>
      <div class="bar">
        <progress max={criteria.length} value={marked} aria-label={markedText(marked, criteria.length)} />
        <span class="count">{markedText(marked, criteria.length)}</span>
        <span class="layout" role="group" aria-label={words.layout}>
          <button type="button" aria-pressed={!state.single} onClick={() => dispatch({ kind: 'single', single: false })}>
            {words.list}
          </button>
          <button type="button" aria-pressed={state.single} onClick={() => dispatch({ kind: 'single', single: true })}>
            {words.single}
          </button>
        </span>
      </div>
      <p class="keys">{words.keys}</p>
      <ol class="criteria">
        {shown.map((criterion) => (
          <li key={criterion.id}>
            <CriterionCard criterion={criterion} at={ids.indexOf(criterion.id)} total={ids.length} focused {...part} marks={marks}>
              {criterion.revealed && <FindingDetails {...part} criterion={criterion} revealed={criterion.revealed} />}
            </CriterionCard>
          </li>
        ))}
      </ol>
      {state.single && (
        <div class="steps">
          <button type="button" disabled={place === 0} onClick={() => move(ids[place - 1] ?? '')}>
            {words.previous}
          </button>
          <button type="button" disabled={place >= ids.length - 1} onClick={() => move(ids[place + 1] ?? '')}>
            {words.following}
          </button>
        </div>
      )}
    </>
  );
}

/** The criterion to go to after a mark: the next without one, coming round to the first; else simply the next. */
function nextUnmarked(criteria: readonly ReviewCriterion[], state: ReviewState, after: string): string | undefined {
  const at = criteria.findIndex(({ id }) => id === after);
  const round = [...criteria.slice(at + 1), ...criteria.slice(0, at)];
  return (round.find((one) => !isMarked(one, state)) ?? criteria[at + 1])?.id;
}

/** Also where the mark is still on its way. */
function isMarked(criterion: ReviewCriterion, { pending }: ReviewState): boolean {
  return withSaid(criterion, pending.get(criterion.id)).mark !== undefined;
}

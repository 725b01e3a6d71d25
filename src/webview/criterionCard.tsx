import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ReviewCriterion } from '../core/review/reviewCriterion';
import { criterionLabel, criterionTraits, reviewWords as words } from '../words/reviewWords';
import { AskLine } from './askLine';
import type { CriterionMarks } from './criterionMarks';
import { MarkButtons } from './markButtons';
import type { ReviewPart, ReviewState } from './reviewState';
import { withSaid } from './said';

/** One criterion: its sentence, its traits, the marks and the sign that what was said is saved; `children` are what stands under them. */
export function CriterionCard({
  criterion,
  at,
  total,
  focused,
  model,
  state,
  dispatch,
  marks,
  children,
}: ReviewPart & {
  readonly criterion: ReviewCriterion;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly total: number;
  /** True where it takes the focus as it becomes the current one. */
  readonly focused: boolean;
  readonly marks: CriterionMarks;
  readonly children?: ComponentChildren;
}) {
  const { id, text, blocker } = criterion;
  const current = state.current === id;
  const card = useRef<HTMLDivElement>(null);
  const asking = state.asking?.criterion === id ? state.asking.for : undefined;
  useLayoutEffect(() => {
    if (!current || !focused || asking !== undefined) return;
    // Whoever is on one of its buttons stays there.
    if (card.current?.contains(document.activeElement)) return;
    card.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [current, focused, asking, state.moves]);
  const shown = withSaid(criterion, state.pending.get(id));
  const { mark, note, reason } = shown;
  const failure = state.failures.get(id);
  // Words that could not be kept are not to be written again.
  const meant = withSaid(shown, failure?.said);
  const done = (): void => dispatch({ kind: 'asked' });
  return (
    <div
      ref={card}
      class={current ? 'card current' : 'card'}
      role="group"
      aria-label={criterionLabel({ ...criterion, ...(mark && { mark }) }, at, total)}
      aria-describedby={`text-${id}`}
      tabIndex={current ? 0 : -1}
      onFocusCapture={() => {
        if (!current) dispatch({ kind: 'move', to: id });
      }}
    >
      <p class="criterion" id={`text-${id}`}>
        <span class="place">{at + 1}</span>
        {text}
      </p>
      <p class="traits">
        {criterionTraits(criterion)}
        {blocker && (
          <span class="badge" title={words.blockerTip}>
            {words.blocker}
          </span>
        )}
        <SavedSign state={state} id={id} />
        <button type="button" class="plain" aria-expanded={asking === 'note'} onClick={() => marks.askNote(id)}>
          {words.note}
        </button>
      </p>
      <div class="claim">
        <MarkButtons criterion={criterion} mark={mark} readOnly={model.damage !== undefined} onMark={(one) => marks.mark(id, one)} />
      </div>
      {failure && <p class="failure">{failure.sentence}</p>}
      {state.refusals.has(id) && <p class="failure">{state.refusals.get(id)}</p>}
      {asking === 'reason' && (
        <AskLine label={words.reasonLabel} text={meant.reason} needed onCancel={done} onKeep={(kept) => marks.exempt(id, kept)} />
      )}
      {asking === 'note' && (
        <AskLine
          label={words.noteLabel}
          text={meant.note}
          needed={false}
          onCancel={done}
          onKeep={(kept) => {
            if (kept === (note ?? '') && failure?.said.note === undefined) done();
            else marks.keepNote(id, kept);
          }}
        />
      )}
      {asking === undefined && (reason !== undefined || note !== undefined) && (
        <p class="note">{[reason, note].filter((part) => part !== undefined).join(' · ')}</p>
      )}
      {children}
    </div>
  );
}

function SavedSign({ state, id }: { readonly state: ReviewState; readonly id: string }) {
  const sign = state.pending.has(id)
    ? state.failure === undefined
      ? words.saving
      : words.unsure
    : state.failures.has(id)
      ? words.notSaved
      : state.saved.has(id)
        ? `✓ ${words.saved}`
        : '';
  return <span class="sign">{sign}</span>;
}

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Mark } from '../core/attempt/gradeSheet';
import type { ReviewCriterion } from '../core/review/reviewCriterion';
import { criterionLabel, criterionTraits, reviewWords as words } from '../words/reviewWords';
import { AskLine } from './askLine';
import { MarkButtons } from './markButtons';
import type { ReviewPart, ReviewState } from './reviewState';

/** One criterion: its sentence, its traits, the marks and the sign that a mark is saved; `children` are what stands under them. */
export function CriterionCard({
  criterion,
  at,
  total,
  focused,
  model,
  state,
  dispatch,
  post,
  onMark,
  onReason,
  children,
}: ReviewPart & {
  readonly criterion: ReviewCriterion;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly total: number;
  /** True where it takes the focus as it becomes the current one. */
  readonly focused: boolean;
  readonly onMark: (mark: Mark) => void;
  /** The criterion does not apply, and why. */
  readonly onReason: (reason: string) => void;
  readonly children?: ComponentChildren;
}) {
  const { id, text, blocker, note, reason } = criterion;
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
  const mark = state.pending.get(id)?.mark ?? criterion.mark;
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
        <button
          type="button"
          class="plain"
          aria-expanded={asking === 'note'}
          onClick={() => dispatch({ kind: 'ask', criterion: id, for: 'note' })}
        >
          {words.note}
        </button>
      </p>
      <div class="claim">
        <MarkButtons criterion={criterion} mark={mark} readOnly={model.damage !== undefined} onMark={onMark} />
      </div>
      {state.failures.has(id) && <p class="failure">{state.failures.get(id)}</p>}
      {state.refusals.has(id) && <p class="failure">{state.refusals.get(id)}</p>}
      {asking === 'reason' && <AskLine label={words.reasonLabel} text={reason} needed onCancel={done} onKeep={onReason} />}
      {asking === 'note' && (
        <AskLine
          label={words.noteLabel}
          text={note}
          needed={false}
          onCancel={done}
          onKeep={(kept) => {
            done();
            if (kept !== (note ?? '')) post({ kind: 'note', criterion: id, note: kept });
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
    ? words.saving
    : state.failures.has(id)
      ? words.notSaved
      : state.saved.has(id)
        ? `✓ ${words.saved}`
        : '';
  return <span class="sign">{sign}</span>;
}

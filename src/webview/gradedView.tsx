import { useLayoutEffect, useRef } from 'preact/hooks';
import { REVIEW_VIEWS, type ReviewView } from '../core/review/reviewPageMessage';
import { bandTitle } from '../words/resultWords';
import { reviewWords as words, VIEW_WORDS } from '../words/reviewWords';
import { CurveballView } from './curveballView';
import { DebriefView } from './debriefView';
import { FindingsView } from './findingsView';
import { ResultView } from './resultView';
import { ReviewHeader } from './reviewHeader';
import { ReviewNotes } from './reviewNotes';
import type { ReviewPart } from './reviewState';

/** A graded attempt: the score always in sight, and under it the findings, the result or the debrief. */
export function GradedView(part: ReviewPart) {
  const { model, state, dispatch } = part;
  const tabs = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const views = REVIEW_VIEWS.filter((view) => (view === 'findings' ? true : model[view]));
  const view = views.includes(state.view) ? state.view : 'findings';
  const moveTab = (by: number): void => {
    const to = views[(views.indexOf(view) + by + views.length) % views.length];
    if (to === undefined) return;
    dispatch({ kind: 'view', view: to });
    tabs.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  };
  // A part that is gone to from another one begins at its top, before the user can be anywhere else in it.
  const before = useRef<ReviewView | undefined>(undefined);
  useLayoutEffect(() => {
    if (before.current !== undefined && before.current !== view) {
      scrollTo({ top: 0, behavior: 'instant' });
      if (!tabs.current?.contains(document.activeElement)) top.current?.focus({ preventScroll: true });
    }
    before.current = view;
  }, [view]);
  useLayoutEffect(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    top.current?.focus({ preventScroll: true });
  }, []);

  return (
    <>
      <ReviewHeader model={model} />
      <ReviewNotes model={model} state={state} />
      <div class="score">
        <Score {...part} />
        <div
          ref={tabs}
          class="tabs"
          role="tablist"
          aria-label={words.views}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') moveTab(1);
            else if (event.key === 'ArrowLeft') moveTab(-1);
            else return;
            event.preventDefault();
          }}
        >
          {views.map((one) => (
            <button
              key={one}
              id={`tab-${one}`}
              type="button"
              role="tab"
              aria-selected={one === view}
              aria-controls="part"
              tabIndex={one === view ? 0 : -1}
              onClick={() => dispatch({ kind: 'view', view: one })}
            >
              {VIEW_WORDS[one]}
            </button>
          ))}
        </div>
      </div>
      <div ref={top} id="part" class="part" role="tabpanel" aria-labelledby={`tab-${view}`} tabIndex={-1}>
        {view === 'findings' && <FindingsView {...part} />}
        {view === 'result' && model.result && <ResultView {...part} result={model.result} />}
        {view === 'curveball' && model.curveball && <CurveballView {...part} curveball={model.curveball} />}
        {view === 'debrief' && model.debrief && <DebriefView {...part} debrief={model.debrief} />}
      </div>
    </>
  );
}

function Score({ model: { result } }: ReviewPart) {
  if (!result) return null;
  const { agreed, yours } = result.grade;
  return (
    <p class="sum">
      <strong>{Math.round(agreed ?? yours)}</strong> <span class="of">of 100</span> <span class="band">{bandTitle(result.grade)}</span>
    </p>
  );
}

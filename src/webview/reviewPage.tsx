// The review page: marks, findings, result and debrief of one finished attempt, beside its answer. The extension holds the truth and
// sends it whole; the page keeps only where the user is.
import { render } from 'preact';
import { useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import type { FromReviewPage, ReviewPageState, ToReviewPage } from '../core/review/reviewPageMessage';
import { reviewWords as words } from '../words/reviewWords';
import { MarkingView } from './markingView';
import { reduceReview } from './reviewReducer';
import { readPlace, startReview, type ReviewState } from './reviewState';
import { GradedView } from './gradedView';

declare function acquireVsCodeApi(): {
  postMessage(message: FromReviewPage): void;
  getState(): unknown;
  setState(state: ReviewPageState): void;
};

const vscode = acquireVsCodeApi();
const post = (message: FromReviewPage): void => vscode.postMessage(message);

function ReviewPage() {
  const [state, dispatch] = useReducer(reduceReview, readPlace(vscode.getState()), startReview);

  // At once: an effect would wait for a frame that shows nothing yet.
  useLayoutEffect(() => {
    const listen = ({ data }: MessageEvent<ToReviewPage>): void => dispatch({ kind: 'told', message: data });
    addEventListener('message', listen);
    post({ kind: 'ready' });
    return () => removeEventListener('message', listen);
  }, []);

  useEffect(() => keep(state), [state.model?.attempt, state.view, state.single, state.current, state.draft]);

  const { model } = state;
  useLayoutEffect(() => {
    if (model) requestAnimationFrame(() => setTimeout(() => post({ kind: 'painted' })));
  }, [model === undefined]);
  return (
    <main>
      <p class="unseen" role="status">
        {state.said}
      </p>
      {model === undefined && <p class="quiet late">{state.failure ?? words.reading}</p>}
      {model?.stage === 'marking' && <MarkingView model={model} state={state} dispatch={dispatch} post={post} />}
      {model?.stage === 'graded' && <GradedView model={model} state={state} dispatch={dispatch} post={post} />}
    </main>
  );
}

function keep({ model, view, single, current, draft }: ReviewState): void {
  if (!model) return;
  vscode.setState({
    ...{ attempt: model.attempt, view, single },
    ...(current !== undefined && { current }),
    ...(draft !== undefined && { draft }),
  });
}

render(<ReviewPage />, document.body);

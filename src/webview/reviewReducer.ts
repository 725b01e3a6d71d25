import type { FromReviewPage, ToReviewPage } from '../core/review/reviewPageMessage';
import type { ReviewModel } from '../core/review/reviewModel';
import { curveballSentence } from '../words/curveballWords';
import { resultWords } from '../words/resultWords';
import { revealSentence, reviewWords, savedSentence } from '../words/reviewWords';
import { startReview, type ReviewAction, type ReviewState } from './reviewState';
import { notIn, saidIn, withoutParts, withSaid, type Said } from './said';

/** Applies what happened. */
export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.kind) {
    case 'told':
      return hear(state, action.message);
    case 'mark':
    case 'note':
      return send(state, action);
    case 'refuse':
      return {
        ...withoutAsking(state),
        refusals: new Map(state.refusals).set(action.criterion, action.sentence),
        said: action.sentence,
      };
    case 'draft':
      return { ...state, draft: action.text };
    case 'check':
      return { ...state, checking: action.text };
    case 'compare':
      return { ...state, compared: action.attempt };
    case 'move':
      return { ...withoutAsking(state), current: action.to, moves: state.moves + 1 };
    case 'open':
      return { ...state, open: toggled(state.open, action.criterion) };
    case 'ask':
      return {
        ...state,
        refusals: without(state.refusals, action.criterion),
        current: action.criterion,
        asking: { criterion: action.criterion, for: action.for },
      };
    case 'asked':
      return withoutAsking(state);
    case 'view':
      return { ...state, view: action.view, copied: false };
    case 'single':
      return { ...state, single: action.single };
  }
}

function hear(state: ReviewState, message: ToReviewPage): ReviewState {
  switch (message.kind) {
    case 'model':
      return learn(state, message.model);
    case 'failed':
      return fail(state, message);
    case 'selecting':
      return { ...state, selecting: message.criterion, current: message.criterion, said: reviewWords.selecting };
    case 'copied':
      return { ...state, copied: true, said: resultWords.copied };
  }
}

/** Shows what the user says of a criterion at once, and that it is on its way. */
function send(state: ReviewState, message: Extract<FromReviewPage, { readonly kind: 'mark' | 'note' }>): ReviewState {
  const { criterion } = message;
  const said = saidIn(message)?.said ?? {};
  const failure = state.failures.get(criterion);
  const left = failure && withoutParts(failure.said, said);
  return {
    ...withoutAsking(state),
    pending: new Map(state.pending).set(criterion, { ...state.pending.get(criterion), ...said }),
    failures: left ? new Map(state.failures).set(criterion, { ...failure, said: left }) : without(state.failures, criterion),
    refusals: without(state.refusals, criterion),
    said: '',
  };
}

/** Says why something could not be done. Words that were not kept are there again to be kept once more. */
function fail(state: ReviewState, { request, sentence }: Extract<ToReviewPage, { readonly kind: 'failed' }>): ReviewState {
  const lost = saidIn(request);
  if (!lost) {
    return request && 'criterion' in request && request.criterion !== ''
      ? { ...state, refusals: new Map(state.refusals).set(request.criterion, sentence), said: sentence }
      : { ...withoutChecking(state), failure: sentence, said: sentence };
  }
  const { criterion, said } = lost;
  const pending = state.pending.get(criterion) ?? {};
  // Something else was said since, which is still on its way.
  if (notIn(withSaid({}, { ...said, ...pending }), said)) return state;
  const left = withoutParts(pending, said);
  const line = said.note !== undefined ? 'note' : said.mark?.reason !== undefined ? 'reason' : undefined;
  return {
    ...state,
    pending: left ? new Map(state.pending).set(criterion, left) : without(state.pending, criterion),
    failures: new Map(state.failures).set(criterion, { sentence, said: { ...state.failures.get(criterion)?.said, ...said } }),
    ...(line && !state.asking && { current: criterion, asking: { criterion, for: line } }),
    said: `${reviewWords.notSaved}. ${sentence}`,
  };
}

/** Takes the model over, and says what became of the marks and notes on their way. */
function learn(before: ReviewState, model: ReviewModel): ReviewState {
  const state = before.model && before.model.attempt !== model.attempt ? startReview({}) : before;
  const held = new Map(model.criteria.map((criterion) => [criterion.id, criterion]));
  const missing = (id: string, said: Said): Said | undefined => notIn(held.get(id) ?? {}, said);
  const arrived = [...state.pending].filter(([id, said]) => !missing(id, said));
  const pending = new Map([...state.pending].flatMap(([id, said]) => entryOf(id, missing(id, said))));
  // What could not be kept at first may be there by another way.
  const failures = new Map([...state.failures].filter(([id, { said }]) => missing(id, said)));
  const mended = [...state.failures.keys()].filter((id) => !failures.has(id));
  const saved = new Set([...state.saved, ...arrived.map(([id]) => id), ...mended]);
  const marked = model.criteria.filter(({ mark }) => mark !== undefined).length;
  const last = arrived.at(-1)?.[1];
  const revealing = state.model?.stage === 'marking' && model.stage === 'graded';
  const shown =
    state.selecting === undefined ? undefined : model.criteria.find(({ id }) => id === state.selecting)?.revealed?.pointed.length;
  const knew = state.model?.criteria.find(({ id }) => id === state.selecting)?.revealed?.pointed.length;
  const answered = model.curveball?.answered;
  const checked = state.checking !== undefined && answered?.text === state.checking;
  const { failure, selecting, current, draft, checking, ...rest } = state;
  return {
    ...rest,
    // The findings are read from the first one on.
    ...(current !== undefined && !revealing && { current }),
    model,
    pending,
    failures,
    saved,
    ...(!checked && draft !== undefined && { draft }),
    ...(!checked && checking !== undefined && { checking }),
    ...(selecting !== undefined && shown === knew && { selecting }),
    ...(!state.model && state.open.size === 0 && { open: differing(model) }),
    ...(revealing && { view: model.mode === 'interview' ? ('findings' as const) : ('result' as const), open: differing(model) }),
    said:
      (checked && curveballSentence(answered)) ||
      (revealing && revealSentence(model)) ||
      arrivalSentence(last, marked, model.criteria.length) ||
      state.said,
  };
}

/** What is said once something is on the disk; empty where nothing came. */
function arrivalSentence(said: Said | undefined, marked: number, total: number): string {
  if (said?.mark) return savedSentence(said.mark.mark, marked, total);
  return said ? reviewWords.noteSaved : '';
}

/** The criteria to look at first: those whose mark differs from what was found. */
function differing({ criteria }: ReviewModel): ReadonlySet<string> {
  return new Set(criteria.filter(({ revealed }) => revealed?.offered !== undefined).map(({ id }) => id));
}

function withoutAsking(state: ReviewState): ReviewState {
  const { asking, ...rest } = state;
  return rest;
}

function withoutChecking(state: ReviewState): ReviewState {
  const { checking, ...rest } = state;
  return rest;
}

function entryOf<V>(key: string, value: V | undefined): readonly (readonly [string, V])[] {
  return value === undefined ? [] : [[key, value]];
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  return new Map([...map].filter(([known]) => known !== key));
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return set.has(item) ? new Set([...set].filter((known) => known !== item)) : new Set([...set, item]);
}

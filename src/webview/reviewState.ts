import type { Mark } from '../core/attempt/gradeSheet';
import type { FromReviewPage, ReviewPageState, ReviewView, ToReviewPage } from '../core/review/reviewPageMessage';
import type { ReviewModel } from '../core/review/reviewModel';
import { curveballSentence } from '../words/curveballWords';
import { resultWords } from '../words/resultWords';
import { revealSentence, reviewWords, savedSentence } from '../words/reviewWords';

/** A mark on its way to the disk. */
interface Pending {
  readonly mark: Mark;
  readonly reason?: string;
}

/** All that the page shows: the model as it was told, and where the user is. */
export interface ReviewState {
  readonly model?: ReviewModel;
  readonly view: ReviewView;
  /** True where the criteria are marked one at a time. */
  readonly single: boolean;
  /** The criterion that has, or had, the focus. */
  readonly current?: string;
  /** How often the user went to a criterion; what takes the focus looks at it. */
  readonly moves: number;
  /** Criteria of the Findings view that are open. */
  readonly open: ReadonlySet<string>;
  /** Marks that are not yet known to be on the disk, by criterion. */
  readonly pending: ReadonlyMap<string, Pending>;
  /** Criteria whose marks were saved while the page is open; they carry the sign. */
  readonly saved: ReadonlySet<string>;
  /** Why the last change of a criterion was not kept. */
  readonly failures: ReadonlyMap<string, string>;
  /** Why the last thing asked for a criterion is not done; what is saved stays. */
  readonly refusals: ReadonlyMap<string, string>;
  /** Why the page can show or do nothing; one sentence. */
  readonly failure?: string;
  /** The criterion that waits for lines to be selected in the answer. */
  readonly selecting?: string;
  /** The criterion that asks for a reason or a note. */
  readonly asking?: { readonly criterion: string; readonly for: 'reason' | 'note' };
  /** What a screen reader says next. */
  readonly said: string;
  /** What is written of the answer to the curveball and not yet checked. */
  readonly draft?: string;
  /** The answer to the curveball that is on its way. */
  readonly checking?: string;
  /** The other attempt that this one is laid beside. */
  readonly compared?: string;
  readonly copied: boolean;
}

/** What can happen to the page. */
export type ReviewAction =
  | { readonly kind: 'told'; readonly message: ToReviewPage }
  | { readonly kind: 'mark'; readonly criterion: string; readonly mark: Mark; readonly reason?: string }
  /** A mark that can't be given, and why; the mark before stays. */
  | { readonly kind: 'refuse'; readonly criterion: string; readonly sentence: string }
  | { readonly kind: 'draft'; readonly text: string }
  | { readonly kind: 'check'; readonly text: string }
  | { readonly kind: 'compare'; readonly attempt: string }
  | { readonly kind: 'move'; readonly to: string }
  | { readonly kind: 'open'; readonly criterion: string }
  | { readonly kind: 'ask'; readonly criterion: string; readonly for: 'reason' | 'note' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'view'; readonly view: ReviewView }
  | { readonly kind: 'single'; readonly single: boolean };

/** What every part of the page is given. */
export interface ReviewPart {
  readonly model: ReviewModel;
  readonly state: ReviewState;
  readonly dispatch: (action: ReviewAction) => void;
  readonly post: (message: FromReviewPage) => void;
}

/** Where an earlier life of the page was; nothing where its state can't be read. */
export function readPlace(state: unknown): Partial<ReviewPageState> {
  return typeof state === 'object' && state !== null ? state : {};
}

/** A page before it knows anything but where it was. */
export function startReview({ view = 'findings', single = false, current, draft }: Partial<ReviewPageState>): ReviewState {
  return {
    view,
    single,
    ...(current !== undefined && { current }),
    ...(draft !== undefined && { draft }),
    moves: 0,
    open: new Set(),
    pending: new Map(),
    saved: new Set(),
    failures: new Map(),
    refusals: new Map(),
    said: '',
    copied: false,
  };
}

/** Applies what happened. */
export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.kind) {
    case 'told':
      return hear(state, action.message);
    case 'mark': {
      const { criterion, mark, reason } = action;
      const pending = new Map(state.pending).set(criterion, { mark, ...(reason !== undefined && { reason }) });
      const told = { failures: without(state.failures, criterion), refusals: without(state.refusals, criterion) };
      return { ...withoutAsking(state), ...told, pending, said: '' };
    }
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
      return message.criterion === undefined
        ? { ...withoutChecking(state), failure: message.sentence, said: message.sentence }
        : {
            ...state,
            pending: without(state.pending, message.criterion),
            failures: new Map(state.failures).set(message.criterion, message.sentence),
            said: `${reviewWords.notSaved}. ${message.sentence}`,
          };
    case 'selecting':
      return { ...state, selecting: message.criterion, current: message.criterion, said: reviewWords.selecting };
    case 'copied':
      return { ...state, copied: true, said: resultWords.copied };
  }
}

/** Takes the model over, and says what became of the marks on their way. */
function learn(before: ReviewState, model: ReviewModel): ReviewState {
  const state = before.model && before.model.attempt !== model.attempt ? startReview({}) : before;
  const marks = new Map(model.criteria.map(({ id, mark }) => [id, mark]));
  const arrived = [...state.pending].filter(([id, { mark }]) => marks.get(id) === mark);
  const pending = new Map([...state.pending].filter(([id, { mark }]) => marks.get(id) !== mark));
  const saved = new Set([...state.saved, ...arrived.map(([id]) => id)]);
  const marked = [...marks.values()].filter((mark) => mark !== undefined).length;
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
    saved,
    ...(!checked && draft !== undefined && { draft }),
    ...(!checked && checking !== undefined && { checking }),
    ...(selecting !== undefined && shown === knew && { selecting }),
    ...(!state.model && state.open.size === 0 && { open: differing(model) }),
    ...(revealing && { view: model.mode === 'interview' ? ('findings' as const) : ('result' as const), open: differing(model) }),
    said:
      (checked && curveballSentence(answered)) ||
      (revealing && revealSentence(model)) ||
      (last ? savedSentence(last.mark, marked, model.criteria.length) : state.said),
  };
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

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  return new Map([...map].filter(([known]) => known !== key));
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return set.has(item) ? new Set([...set].filter((known) => known !== item)) : new Set([...set, item]);
}

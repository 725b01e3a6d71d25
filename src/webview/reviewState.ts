import type { FromReviewPage, ReviewPageState, ReviewView, ToReviewPage } from '../core/review/reviewPageMessage';
import type { ReviewModel } from '../core/review/reviewModel';
import type { Said } from './said';

/** What could not be kept of a criterion, and why. */
interface Failure {
  readonly sentence: string;
  readonly said: Said;
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
  /** Marks and notes that are not yet known to be on the disk, by criterion. */
  readonly pending: ReadonlyMap<string, Said>;
  /** Criteria of which something was saved while the page is open; they carry the sign. */
  readonly saved: ReadonlySet<string>;
  /** Marks and notes that could not be kept, by criterion. */
  readonly failures: ReadonlyMap<string, Failure>;
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
  | Extract<FromReviewPage, { readonly kind: 'mark' | 'note' }>
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

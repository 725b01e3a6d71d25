import * as v from 'valibot';
import { MARKS } from '../attempt/gradeSheet';
import type { ReviewModel } from './reviewModel';

/** What the extension tells the review page. */
export type ToReviewPage =
  /** Always the whole model. What it holds is on the disk. */
  | { readonly kind: 'model'; readonly model: ReviewModel }
  /** What the page asked for and could not be done, and why in one sentence; without a request it concerns the whole page. */
  | { readonly kind: 'failed'; readonly request?: FromReviewPage; readonly sentence: string }
  /** The answer is in front and waits for lines to be selected for a criterion. */
  | { readonly kind: 'selecting'; readonly criterion: string }
  /** The five lines of the result are on the clipboard. */
  | { readonly kind: 'copied' };

/** A few lines, not a second design. */
export const MOST_CURVEBALL_CHARACTERS = 6_000;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const criterion = v.string();

const fromReviewPageSchema = v.variant('kind', [
  /** The page can be told the model. */
  v.strictObject({ kind: v.literal('ready') }),
  /** The review is on the screen for the first time. */
  v.strictObject({ kind: v.literal('painted') }),
  /** The user gives a mark; `reason` where the criterion does not apply. */
  v.strictObject({ kind: v.literal('mark'), criterion, mark: v.picklist(MARKS), reason: v.exactOptional(v.string()) }),
  v.strictObject({ kind: v.literal('note'), criterion, note: v.string() }),
  /** Offsets in the handed-in text that the user wants to see in the answer, and the criterion they count for. */
  v.strictObject({ kind: v.literal('goTo'), criterion, from: offset, to: offset }),
  /** "This shows it": the lines selected in the answer count for the criterion. */
  v.strictObject({ kind: v.literal('point'), criterion }),
  v.strictObject({ kind: v.literal('unpoint'), criterion, quote: v.string() }),
  v.strictObject({ kind: v.literal('copyCard') }),
  /** The answer to the change that arrives after the design. */
  v.strictObject({ kind: v.literal('curveball'), text: v.pipe(v.string(), v.maxLength(MOST_CURVEBALL_CHARACTERS)) }),
  /** Another attempt's text as handed in, beside this one's. */
  v.strictObject({ kind: v.literal('diff'), attempt: v.string() }),
  /** "Fix it now": a new untimed answer that begins with this text. */
  v.strictObject({ kind: v.literal('fix') }),
  /** One of the steps that the debrief offers, by its index. */
  v.strictObject({ kind: v.literal('next'), step: offset }),
]);

/** What the review page tells the extension. */
export type FromReviewPage = v.InferOutput<typeof fromReviewPageSchema>;

/** A message of the page, or `undefined` for anything else. */
export function parseFromReviewPage(message: unknown): FromReviewPage | undefined {
  const result = v.safeParse(fromReviewPageSchema, message);
  return result.success ? result.output : undefined;
}

/** The views of a graded attempt. */
export const REVIEW_VIEWS = ['findings', 'result', 'debrief', 'curveball'] as const;
export type ReviewView = (typeof REVIEW_VIEWS)[number];

const pageStateSchema = v.object({
  /** The attempt that the page shows. */
  attempt: v.string(),
  view: v.exactOptional(v.picklist(REVIEW_VIEWS)),
  /** True where the criteria are marked one at a time. */
  single: v.exactOptional(v.boolean()),
  /** The criterion that has the focus. */
  current: v.exactOptional(v.string()),
  /** What is written of the answer to the curveball and not yet checked. */
  draft: v.exactOptional(v.string()),
});

/** What a page leaves behind for its next life, over a reload of the window. */
export type ReviewPageState = v.InferOutput<typeof pageStateSchema>;

/** What an earlier life of the page left, or `undefined` for anything else. */
export function parseReviewPageState(state: unknown): ReviewPageState | undefined {
  const result = v.safeParse(pageStateSchema, state);
  return result.success ? result.output : undefined;
}

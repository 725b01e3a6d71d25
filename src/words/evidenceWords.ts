import type { FindingKind } from '../core/evidence/finding';
import { criterionName } from './rubricWords';

/** What a piece of evidence is good for: `Counts for: Rollback trigger`, with `half shown` where something is missing. */
export function countsFor({ id }: { readonly id: string }, finding: FindingKind): string {
  return `Counts for: ${criterionName(id)}${finding === 'partial' ? ' (half shown)' : ''}`;
}

/** As {@link countsFor}, for lines that the user pointed at. */
export function pointedFor({ id }: { readonly id: string }): string {
  return `Shown by you for: ${criterionName(id)}`;
}

/** Why a selection can't be pointed at. */
export const POINT_REFUSALS = {
  hidden: 'The rubric is out of sight until you finish: point at lines when you mark.',
  none: 'Open an answer and select the words that show a criterion first.',
  fresh: 'Write something first: this answer is still the template.',
  blank: 'Select the words that show it; blank lines show nothing.',
  given: 'These words were given to you, by the template, the brief or the rubric: only what you wrote yourself can show a criterion.',
  'not-handed-in': 'These lines came after you finished: only the text as handed in counts.',
} as const;
export type PointRefusal = keyof typeof POINT_REFUSALS;

/** The title of the choice what a selection shows. */
export const POINT_TITLE = 'What do these lines show?';

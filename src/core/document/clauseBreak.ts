import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

const BREAK_MARKS = words('; : — – ( ) → … . ! ? |');
const BREAK_WORDS = words(
  'but however whereas while although though because since so therefore if when unless until once whenever then otherwise yet',
);
/** In tokens. */
const LONGEST_CONDITION = 40;
const CONDITIONALS = words('if when whenever once');

/** Whether a clause ends at a token. */
export const isBreak = (tokens: readonly Token[], at: number): boolean =>
  BREAK_MARKS.has(lowerAt(tokens, at)) || BREAK_WORDS.has(lowerAt(tokens, at));

/** Whether a word begins a predicate: "is", "does", "may". */
export const isFinite = (token: Token | undefined): boolean =>
  token?.class === 'be' || token?.class === 'auxiliary' || token?.class === 'modal';

/** The index after the comma that ends the condition a unit begins with, or 0 where it begins with none or it ends after `to`. */
export function conditionEnd(tokens: readonly Token[], to: number): number {
  if (!CONDITIONALS.has(lowerAt(tokens, 0))) return 0;
  let says = false;
  for (let at = 1; at < Math.min(to, LONGEST_CONDITION); at++) {
    if (says && lowerAt(tokens, at) === ',') return at + 1;
    if (isBreak(tokens, at)) return 0;
    says ||= isFinite(tokens[at]) || tokens[at]?.kind === 'number';
  }
  return 0;
}

import { lowerAt } from './lowerAt';
import { isArticle, isNumber } from './numberWord';
import { isCurrency, isDurationWord } from './quantityUnit';
import { FRACTIONS } from './share';
import type { Token } from './token';
import type { WordClass } from './wordClass';

/** Whether "an hour" or "another week" begins at a token. */
export const beginsTime = (tokens: readonly Token[], at: number): boolean =>
  (isArticle(tokens[at]) || lowerAt(tokens, at) === 'another') && isDurationWord(tokens[at + 1]);

/** The end of "and a half" in "an hour and a half", which begins at `at`, or `at`. */
export const andAHalf = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.lower === 'and' && isArticle(tokens[at + 1]) && FRACTIONS.has(lowerAt(tokens, at + 2)) ? at + 3 : at;

/** Whether "a week" or "a second" at a token is no time: "4 deploys a week", "a second approval". */
export const isRateOrOrdinal = (tokens: readonly Token[], at: number): boolean => rateWord(tokens, at) || isOrdinal(tokens, at + 1);

const LASTING = new Set([
  'takes',
  'lasts',
  'needs',
  'costs',
  'is',
  'was',
  'has',
  'waits',
  'plus',
  'versus',
  'adds',
  'saves',
  'keeps',
  'holds',
  'allows',
]);

const THINGS = new Set<WordClass>(['word', 'verb', 'ing', 'ed', 'plural', 'capital', 'hyphen']);
const AFTER_TIME = new Set(['later', 'longer', 'ago', 'apart', 'earlier', 'sooner', 'passes', 'long']);

/** "A second approval" counts approvals; "a second later" is a time. */
function isOrdinal(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]?.lower === 'second' && next !== undefined && THINGS.has(next.class) && !AFTER_TIME.has(next.lower);
}

/** "4 an hour", "twice a day" and "reads a second": the article belongs to a rate, not to a duration. */
function rateWord(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  if (before.kind === 'number' || isCurrency(before) || before.lower === 'times' || before.lower === 'twice' || before.lower === 'once')
    return true;
  // "One release a week".
  if (THINGS.has(before.class) && isNumber(tokens[at - 2])) return true;
  return before.kind === 'word' && before.lower.length > 3 && /[^su]s$/.test(before.lower) && !LASTING.has(before.lower);
}

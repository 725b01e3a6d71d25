import { lowerAt } from './lowerAt';
import type { Token } from './token';

const BEFORE = new Set(['by', 'before', 'until', 'till', 'on', 'from', 'since', '|', '']);
const DAY_AND_MONTH = /^(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])$/;
const WITH_YEAR = /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.20\d\d$/;

/** The end of a date with full stops that begins at token `at` ("by 27.11.", "27.11.2026"), or `at` where none does. */
export function dateEnd(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token?.kind !== 'number') return at;
  if (WITH_YEAR.test(token.raw)) return at + 1;
  const stop = tokens[at + 1];
  if (stop?.raw !== '.' || stop.spaced || !DAY_AND_MONTH.test(token.raw) || !BEFORE.has(lowerAt(tokens, at - 1))) return at;
  return at + 2;
}

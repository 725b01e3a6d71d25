import { lowerAt } from './lowerAt';
import type { Span } from './span';
import type { Token } from './token';

const BEFORE = new Set('at by before until till from since after around between and to –'.split(' '));
const HOUR = /^(?:[01]?\d|2[0-4])$/;
const MINUTE = /^[0-5]\d$/;

/** The end of a time of day that begins at token `at` ("10:00", "at 4:20", "eleven o'clock", "6 pm"), or `at` where none does. */
export function clockEnd(tokens: readonly Token[], at: number): number {
  const [hours, next] = [tokens[at], tokens[at + 1]];
  if (hours === undefined || hours.kind === 'mark' || next === undefined) return at;
  if (next.lower === "o'clock" || /^[ap]\.?m\.?$/.test(next.lower)) return at + 2;
  if (hours.kind !== 'number' || next.raw !== ':' || next.spaced || !HOUR.test(hours.raw) || !MINUTE.test(lowerAt(tokens, at + 2)))
    return at;
  // "1:10" may be a ratio, "01:10" is none.
  return hours.raw.length === 2 || BEFORE.has(lowerAt(tokens, at - 1)) ? at + 3 : at;
}

/** Finds times of day, as token indexes in order. */
export function findClockTimes(tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const to = clockEnd(tokens, at);
    if (to > at) found.push({ from: at, to });
  }
  return found;
}

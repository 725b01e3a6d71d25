import { lowerAt } from './lowerAt';
import { isArticle, isNumber, isWritten } from './numberWord';
import { findUnit } from './quantityUnit';
import type { Token } from './token';

const PART = new Set(
  'third fourth fifth sixth seventh eighth ninth tenth twelfth twentieth fiftieth hundredth thousandth millionth'.split(' '),
);
const PARTS = new Set([...PART].map((part) => `${part}s`));

/** Words for a part of a whole. */
export const FRACTIONS = new Set(['quarter', 'quarters', 'half', ...PART, ...PARTS]);

/** The end of "a quarter of", "two thirds of", "half of the", "one twentieth", which are shares, or `at`. */
export function shareEnd(tokens: readonly Token[], at: number): number {
  const isCount = isWritten(lowerAt(tokens, at));
  const joined = isCount && tokens[at + 1]?.raw === '-' ? 2 : 1;
  const fraction = isArticle(tokens[at]) || isCount ? at + joined : at;
  const lower = lowerAt(tokens, fraction);
  const named = fraction > at ? FRACTIONS.has(lower) : lower === 'half';
  if (!named) return at;
  const after = lowerAt(tokens, fraction + 1);
  if (after === 'of') return fraction + 1;
  // "One third party" and "one third-party tool" are no shares.
  const isShare = isCount && (lowerAt(tokens, at) === 'one' ? PART : PARTS).has(lower) && after !== '-' && !after.startsWith('part');
  return isShare ? fraction + 1 : at;
}

const MANY = new Set(['hundred', 'thousand', 'million']);

/** The end of "99 of 100", "3 of the 5", or `at`; "step 1 of 3" is no share. */
function ofEnd(tokens: readonly Token[], at: number): number {
  if (lowerAt(tokens, at + 1) !== 'of' || COUNTED_OFF.has(lowerAt(tokens, at - 1))) return at;
  const [part, whole] = [at, lowerAt(tokens, at + 2) === 'the' ? at + 3 : at + 2].map((each) => valueAt(tokens, each));
  if (part === undefined || whole === undefined || part > whole) return at;
  const end = lowerAt(tokens, at + 2) === 'the' ? at + 4 : at + 3;
  // "1,422 of the 1,612 ms" are two durations.
  const unit = findUnit(tokens, end);
  return unit === undefined || unit.kinds[0] === 'count' ? end : at;
}

const COUNTED_OFF = new Set('step phase part stage week day version option page level tier chapter section round attempt'.split(' '));

/** A whole number in digits. */
function valueAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  return token?.kind === 'number' && /^[\d,]+$/.test(token.raw) ? Number(token.raw.replaceAll(',', '')) : undefined;
}

/** The end of "one in ten", "1 in every 1000", "one of a thousand", "one page in a hundred", "3 out of 10", "99 of 100", or `at`. */
export function outOfEnd(tokens: readonly Token[], at: number): number {
  const of = ofEnd(tokens, at);
  if (of > at) return of;
  let next = at + 1;
  const isOne = tokens[at]?.lower === 'one' || tokens[at]?.raw === '1';
  if (isOne && tokens[next]?.kind === 'word' && tokens[next + 1]?.lower === 'in' && isArticle(tokens[next + 2])) next++;
  const joint = tokens[next]?.lower;
  const out = joint === 'out' && tokens[next + 1]?.lower === 'of';
  if (joint !== 'in' && joint !== 'of' && !out) return at;
  next += out ? 2 : 1;
  const each = isArticle(tokens[next]) || tokens[next]?.lower === 'every';
  if (each) next++;
  const whole = tokens[next];
  if (!isNumber(whole) || (joint === 'of' && !(each && MANY.has(lowerAt(tokens, next))))) return at;
  if (joint === 'in' && !each && tokens[at]?.kind === 'number' && whole?.kind !== 'number') return at;
  return MANY.has(lowerAt(tokens, next + 1)) ? next + 2 : next + 1;
}

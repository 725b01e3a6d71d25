import type { Span } from './span';
import { lowerAt } from './lowerAt';
import { isDuration, isDurationWord } from './quantityUnit';
import type { Quantity } from './quantity';
import type { Token } from './token';
import { TRAITS } from './trait';
import type { Unit } from './unit';

const words = (list: string) => new Set(list.split(' '));

const OPENERS = words(
  'for over during across through throughout last past trailing rolling sliding previous sustained spanning preceding recent',
);
const BETWEEN = words(
  'a an the any each every full at least more than least another first next whole complete about roughly up to straight > ≥ ( entire of and',
);
const CLOSERS = words(
  'window windows period periods lookback average averages aggregate aggregates aggregation bucket buckets interval intervals soak bake mean percentile horizon consecutive straight baseline burn',
);
const BETWEEN_CLOSERS = words(
  '- rolling sliding moving tumbling trailing evaluation look back observation time long detection reference comparison p99 p95 p50',
);
const REPEATED = words('consecutive successive straight');
const CADENCE = words('hourly daily weekly monthly nightly minutely');

/** Whether a word can make a time window without a number beside it. */
export const mayWatch = (lower: string): boolean => REPEATED.has(lower) || CADENCE.has(lower) || lower === 'row' || isDuration(lower);

/** How many tokens may stand between a duration and the word that makes it a window. */
const REACH = 4;

const hasDuration = (quantity: Quantity) => quantity.kinds.includes('duration');

/** Nothing is watched for so short a time: "over 80 ms" is a limit. */
const SHORT = words('ms msec millisecond milliseconds us µs μs ns microsecond microseconds nanosecond nanoseconds');

function isWindow(tokens: readonly Token[], { from, to }: Span): boolean {
  if (SHORT.has(lowerAt(tokens, to - 1))) return false;
  for (let at = from - 1; at >= from - REACH; at--) {
    const lower = lowerAt(tokens, at);
    if (OPENERS.has(lower)) return true;
    if (!BETWEEN.has(lower)) break;
  }
  for (let at = to; at < to + REACH; at++) {
    const lower = lowerAt(tokens, at);
    if (CLOSERS.has(lower)) return true;
    if (lower === 'in' && tokens[at + 1]?.lower === 'a' && tokens[at + 2]?.lower === 'row') return true;
    if (!BETWEEN_CLOSERS.has(lower)) break;
  }
  const before = tokens[from - 1];
  return (before?.raw === '(' && tokens[to]?.raw === ')' && from > 2) || before?.raw === '/' || before?.raw === '@';
}

const WINDOW_TITLES = words('window windows period for over lookback duration sustained interval');

/** Whether a quantity stands in a column whose heading says that it is a window. */
function isInWindowColumn({ from }: Span, cells: readonly Span[], header: Unit | undefined): boolean {
  const title = header?.cells[cells.findIndex((cell) => cell.from <= from && from < cell.to)];
  return title !== undefined && header?.tokens.slice(title.from, title.to).some((token) => WINDOW_TITLES.has(token.lower)) === true;
}

/**
 * Finds stretches of time over which something is watched ("for 5 minutes", "7-day window", "three consecutive checks"), as token indexes.
 * `cells` and `header` tell of a table row which of its columns is about time.
 */
export function parseWindows(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  cells: readonly Span[] = [],
  header?: Unit,
): Span[] {
  const windows: Span[] = quantities
    .filter((quantity) => hasDuration(quantity) && (isWindow(tokens, quantity) || isInWindowColumn(quantity, cells, header)))
    .map(({ from, to }) => ({ from, to }));
  tokens.forEach((token, at) => {
    if ((token.traits & TRAITS.window) === 0) return;
    const next = tokens[at + 1];
    if (REPEATED.has(token.lower) && next?.kind === 'word' && at > 0) windows.push({ from: at - 1, to: at + 2 });
    else if (token.lower === 'row' && tokens[at - 1]?.lower === 'a' && tokens[at - 2]?.lower === 'in')
      windows.push({ from: Math.max(0, at - 4), to: at + 1 });
    else if (CADENCE.has(token.lower) && next && CLOSERS.has(next.lower)) windows.push({ from: at, to: at + 2 });
    else if (
      isDurationWord(token) &&
      (next?.lower === 'over' || tokens[at + 2]?.lower === 'over') &&
      /^(?:-|over|\w+)$/.test(lowerAt(tokens, at + 1))
    ) {
      const same = tokens.slice(at + 2, at + 5).findIndex((later) => later.lower === token.lower);
      if (same >= 0) windows.push({ from: at, to: at + 3 + same });
    }
  });
  return windows.sort((a, b) => a.from - b.from);
}

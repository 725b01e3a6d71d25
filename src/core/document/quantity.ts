import type { NumberKind } from '../problem/evidenceLanguage';
import { andAHalf, beginsTime, isRateOrOrdinal } from './articleTime';
import type { Span } from './span';
import { findComparison } from './comparison';
import { dateEnd } from './calendarDate';
import { clockEnd } from './clockTime';
import { lowerAt } from './lowerAt';
import { isArticle, isNumber, isWritten } from './numberWord';
import { findUnit, isCurrency, isDuration, isDurationWord } from './quantityUnit';
import { FRACTIONS, outOfEnd, shareEnd } from './share';
import type { Token } from './token';
import { TRAITS } from './trait';
import type { Unit } from './unit';

/** A number that says how much of something. Offsets are token indexes. */
export interface Quantity extends Span {
  /** Usually one kind; "2 TB/day" is a rate and a size. */
  readonly kinds: readonly NumberKind[];
  /** Whether it is compared with something: "> 50 ms", "at most 2 %", "3x the baseline". */
  readonly compared: boolean;
}

const MULTIPLES = new Set(['double', 'doubles', 'doubled', 'twice', 'triple', 'triples', 'half', 'halved', 'halves', 'tenfold']);
const LABELS = new Set([
  'step',
  'phase',
  'version',
  'v',
  'figure',
  'fig',
  'section',
  'chapter',
  'option',
  'part',
  '#',
  'level',
  'tier',
  'note',
  'rfc',
  'python',
  'appendix',
  'stage',
  'table',
  'sev',
  'issue',
  'problem',
  'attempt',
  'q',
]);
const RANGE = new Set(['–', '-', '—', 'to', 'or', '…']);

/** Whether a word can say how much by itself or with the words beside it. */
export const mayMeasure = (lower: string): boolean => MULTIPLES.has(lower) || FRACTIONS.has(lower) || isWritten(lower) || isDuration(lower);

/** Reads every quantity of a unit of text. `cells` and `header` give bare numbers of a table row the unit of their column. */
export function parseQuantities(tokens: readonly Token[], cells: readonly Span[] = [], header?: Unit): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || ((token.traits | (tokens[at + 1]?.traits ?? 0)) & TRAITS.quantity) === 0) continue;
    const time = Math.max(clockEnd(tokens, at), dateEnd(tokens, at));
    if (time > at) {
      at = time - 1;
      continue;
    }
    const quantity = quantityAt(tokens, at, token) ?? inColumn(tokens, at, cells, header);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.to - 1;
  }
  return found;
}

const buildQuantity = (tokens: readonly Token[], kinds: readonly NumberKind[], from: number, to: number): Quantity => ({
  from,
  to,
  kinds,
  compared: findComparison(tokens, from, to),
});

function quantityAt(tokens: readonly Token[], at: number, token: Token): Quantity | undefined {
  if (token.kind === 'mark') return undefined;
  return token.kind === 'word' ? writtenAt(tokens, at, token) : numberAt(tokens, at, token);
}

/** A quantity that begins with a word: "half an hour", "a quarter of", "two weeks", "day 14". */
function writtenAt(tokens: readonly Token[], at: number, token: Token): Quantity | undefined {
  const share = shareEnd(tokens, at);
  if (share > at) {
    const isTime = isArticle(tokens[share + 1]) && isDurationWord(tokens[share + 2]);
    return isTime ? buildQuantity(tokens, ['duration'], at, share + 3) : buildQuantity(tokens, ['ratio', 'percent'], at, share);
  }
  if (token.lower === 'half') {
    const next = tokens[at + 1];
    if (isArticle(next) && isDurationWord(tokens[at + 2])) return buildQuantity(tokens, ['duration'], at, at + 3);
    // "Half-open" is no half, "a half-hour window" is.
    if (next?.raw === '-') return isDurationWord(tokens[at + 2]) ? buildQuantity(tokens, ['duration'], at, at + 3) : undefined;
    if (isDurationWord(next)) return buildQuantity(tokens, ['duration'], at, at + 2);
  }
  if (MULTIPLES.has(token.lower)) return isKindName(tokens, at) ? undefined : buildQuantity(tokens, ['ratio'], at, at + 1);
  if (isDay(token) && tokens[at + 1]?.kind === 'number' && tokens[at + 1]?.raw.includes('.') === false && !findUnit(tokens, at + 2))
    return buildQuantity(tokens, ['duration'], at, at + 2);
  if (beginsTime(tokens, at))
    return isRateOrOrdinal(tokens, at) ? undefined : buildQuantity(tokens, ['duration'], at, andAHalf(tokens, at + 2));
  if (!isWritten(token.lower)) return undefined;
  const outOf = outOfEnd(tokens, at);
  if (outOf > at) return buildQuantity(tokens, ['ratio'], at, outOf);
  const unit = findUnit(tokens, rangeEnd(tokens, at));
  return unit && !(token.lower === 'one' && unit.kinds[0] === 'count') ? buildQuantity(tokens, unit.kinds, at, unit.end) : undefined;
}

/** A quantity that begins with digits: "5 %", "$4", "1.5–2 TB/day", "1:10". */
function numberAt(tokens: readonly Token[], at: number, token: Token): Quantity | undefined {
  const before = tokens[at - 1];
  const money = isCurrency(before);
  const from = money ? at - 1 : at;
  const end = rangeEnd(tokens, at);
  const unit = findUnit(tokens, end);
  const sign = unit && isCurrency(tokens[unit.end]) ? unit.end : end;
  if (money || isCurrency(tokens[sign]))
    return buildQuantity(tokens, ['money'], from, Math.max(unit?.end ?? end, isCurrency(tokens[sign]) ? sign + 1 : end));
  const outOf = outOfEnd(tokens, at);
  if (outOf > at) {
    // "99 of 100 answers" says how many there are as well.
    const isCounted = lowerAt(tokens, at + 1) === 'of' && findUnit(tokens, outOf)?.kinds[0] === 'count';
    return buildQuantity(tokens, isCounted ? ['ratio', 'count'] : ['ratio'], at, outOf);
  }
  if (unit && !(unit.kinds[0] === 'count' && isLabel(tokens, at))) return buildQuantity(tokens, unit.kinds, at, unit.end);
  const joint = tokens[at + 1];
  const second = tokens[at + 2];
  if (second?.kind === 'number' && joint && !joint.spaced && (joint.raw === ':' || joint.raw === '/')) {
    return tokens[at + 3]?.raw === joint.raw ? undefined : buildQuantity(tokens, ['ratio'], at, at + 3);
  }
  if (isLabel(tokens, at)) return undefined;
  return bareNumber(tokens, at, end, token.raw);
}

/** "double[]", "double precision", "double-entry": a name that holds the word. */
function isKindName(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    ((!next.spaced && (next.raw === '[' || (next.raw === '-' && lowerAt(tokens, at) === 'double'))) || next.lower === 'precision')
  );
}

/** "Day 14", "week 3": how long after the start. */
const isDay = ({ lower }: Token) => lower === 'day' || lower === 'week' || lower === 'month';

function isLabel(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  return (before !== undefined && LABELS.has(before.lower)) || (after?.kind === 'number' && tokens[at]?.raw.includes('.') === true);
}

/** The end of "1.5–2", "five to ten", "5 % to 25 %": the index after the last number of a range that starts at `at`. */
function rangeEnd(tokens: readonly Token[], at: number): number {
  const half = andAHalf(tokens, at + 1);
  if (half > at + 1) return half;
  let joint = at + 1;
  if (tokens[joint]?.raw === '%') joint++;
  const sign = tokens[joint];
  if (!sign || !RANGE.has(sign.lower) || !isNumber(tokens[joint + 1])) return at + 1;
  return joint + 2;
}

/** A number without a unit counts where it can only be a measure: a share between 0 and 1, an availability, or compared with something. */
function bareNumber(tokens: readonly Token[], at: number, end: number, raw: string): Quantity | undefined {
  const value = Number(raw.replaceAll(',', ''));
  const compared = findComparison(tokens, at, end);
  if (!Number.isFinite(value)) return undefined;
  if (raw.includes('.')) {
    if (value < 1) return { from: at, to: end, kinds: ['ratio'], compared };
    if (value >= 90 && value < 100) return { from: at, to: end, kinds: ['percent'], compared };
    return compared ? { from: at, to: end, kinds: ['ratio'], compared } : undefined;
  }
  if (raw.includes(',') || compared) return { from: at, to: end, kinds: ['count'], compared };
  return undefined;
}

/** A bare number in a column whose heading names the unit ("Latency (ms)"). */
function inColumn(tokens: readonly Token[], at: number, cells: readonly Span[], header: Unit | undefined): Quantity | undefined {
  if (!header || tokens[at]?.kind !== 'number') return undefined;
  const column = cells.findIndex((cell) => cell.from <= at && at < cell.to);
  const title = header.cells[column];
  if (!title) return undefined;
  for (let index = title.from; index < title.to; index++) {
    const unit = findUnit(header.tokens, index);
    if (unit && unit.kinds[0] !== 'count' && unit.end <= title.to)
      return { from: at, to: rangeEnd(tokens, at), kinds: unit.kinds, compared: findComparison(tokens, at, at + 1) };
  }
  return undefined;
}

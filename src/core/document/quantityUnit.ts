import type { NumberKind } from '../problem/evidenceLanguage';
import type { Token } from './token';

/** A unit found after a number: the kinds it gives it, and the index of the first token after it. */
export interface FoundUnit {
  readonly kinds: readonly NumberKind[];
  readonly end: number;
}

const words = (list: string) => new Set(list.split(' '));

const DURATIONS = words(
  'ms msec millisecond milliseconds us µs μs ns microsecond microseconds nanosecond nanoseconds s sec secs second seconds min mins minute minutes h hr hrs hour hours d day days w wk week weeks month months quarter quarters year years yr yrs sprint sprints',
);
/** "Two business days". */
const WORKING = words('business working calendar consecutive full whole more');
const GLUED_DURATIONS = words('m');
/** "4h20m", "1d6h", "2m30s", after their first number. */
const COMPOUND = /^(?:d\d{1,2}h|(?:h|hr|hrs)\d{1,2}(?:m|min|mins)?|(?:m|min)\d{1,2}(?:s|sec)?)$/;
const TIME_BASE = words('s sec second seconds min minute minutes h hr hour hours day days d week weeks month months year years');
const SIZES = words(
  'b kb mb gb tb pb kib mib gib tib pib ki mi gi ti byte bytes bit bits kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes petabyte petabytes gbps mbps',
);
const RATES = words('rps qps tps hz iops eps rpm gbps mbps');
const MAGNITUDES = words('k m b mm bn mn million millions thousand thousands billion billions trillion hundred hundreds dozen dozens');
const MONEY = words('usd eur gbp dollar dollars euro euros cent cents pound pounds');
const RATIOS = words('x times fold');
const SYMBOL_MONEY = words('$ € £ ¥');
const COUNTED = words(
  'people staff gpu cpu vcpu core replica node pod worker shard partition request row record event sample model user customer item label byte token query prediction epoch step run retry attempt',
);
const NOT_COUNTED = words(
  'is was has does this its us as plus minus across per yes versus vs always towards thus less unless perhaps sometimes besides whereas focus status process access business loss bias analysis basis bus canvas class stress success address',
);

export const isCurrency = (token: Token | undefined): boolean => token !== undefined && SYMBOL_MONEY.has(token.raw);
/** Whether a word names a unit of time in full ("hour", "mins"). */
export const isDuration = (lower: string): boolean => lower.length > 2 && DURATIONS.has(lower);
export const isDurationWord = (token: Token | undefined): boolean => token !== undefined && isDuration(token.lower);

function durationAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (!token.spaced && (GLUED_DURATIONS.has(token.raw) || COMPOUND.test(token.lower))) return true;
  return DURATIONS.has(token.lower) && (token.lower.length > 1 || token.raw === token.lower);
}

/** "per second", "/s", "an hour": the end of the time base at `at`, or `at` where there is none. */
function perEnd(tokens: readonly Token[], at: number): number {
  const joint = tokens[at]?.lower;
  if (joint !== 'per' && joint !== '/' && joint !== 'a' && joint !== 'an' && joint !== 'each' && joint !== 'every') return at;
  const base = tokens[at + 1];
  return base?.kind === 'word' && TIME_BASE.has(base.lower) ? at + 2 : at;
}

/** A noun counted by the number: plural, or a well-known unit of machines, within three words. */
function countedEnd(tokens: readonly Token[], at: number): number {
  for (let index = at, end = at + 3; index < end; index++) {
    const token = tokens[index];
    if (token?.raw === '-' && !token.spaced) {
      // The parts of "no-shows" and "GPU-hours" are one word.
      if (index > at) end += 2;
      continue;
    }
    if (token?.kind !== 'word' || token.lower.length < 2) return at;
    if (NOT_COUNTED.has(token.lower)) return at;
    if (
      COUNTED.has(token.lower) ||
      (token.lower.length > 3 && token.lower.endsWith('s')) ||
      (token.raw.length > 2 && /^[A-Z]+s$/.test(token.raw))
    )
      return index + 1;
    if (FUNCTION_WORDS.has(token.lower)) return at;
  }
  return at;
}

const FUNCTION_WORDS = words(
  'a an the and or of in on at to for from by with without is are was were be if when then than that which we it they until while but so because into over under after before per',
);

/** The sign of "2.6 M$". */
const isGluedCurrency = (token: Token | undefined) => isCurrency(token) && token?.spaced === false;

/** Reads the unit that starts at token `at`, right after a number. */
export function findUnit(tokens: readonly Token[], at: number): FoundUnit | undefined {
  const hyphen = tokens[at]?.raw === '-' && !tokens[at].spaced && tokens[at + 1]?.spaced === false ? 1 : 0;
  let start = at + hyphen;
  let big = false;
  const magnitude = tokens[start];
  const unitAfter = magnitude !== undefined && !magnitude.spaced && GLUED_DURATIONS.has(magnitude.raw);
  if (
    magnitude?.kind === 'word' &&
    MAGNITUDES.has(magnitude.lower) &&
    (magnitude.lower.length > 2 || !magnitude.spaced || isGluedCurrency(tokens[start + 1])) &&
    !(unitAfter && countedEnd(tokens, start + 1) === start + 1)
  ) {
    big = true;
    start += 1;
  }
  const token = tokens[start];
  const kinds = token ? simpleKinds(tokens, start, token) : undefined;
  if (kinds) {
    const per = perEnd(tokens, kinds.end);
    return per > kinds.end && kinds.kinds[0] !== 'percent' && kinds.kinds[0] !== 'money'
      ? { kinds: kinds.kinds[0] === 'size' ? ['rate', 'size'] : ['rate'], end: per }
      : { kinds: kinds.kinds, end: per };
  }
  const direct = perEnd(tokens, start);
  if (direct > start) return { kinds: ['rate'], end: direct };
  const counted = countedEnd(tokens, start);
  if (counted > start) {
    const per = perEnd(tokens, counted);
    return per > counted ? { kinds: ['rate', 'count'], end: per } : { kinds: ['count'], end: counted };
  }
  return big ? { kinds: ['count'], end: start } : undefined;
}

function simpleKinds(tokens: readonly Token[], at: number, token: Token): FoundUnit | undefined {
  const next = tokens[at + 1];
  if (
    token.raw === '%' ||
    token.lower === 'percent' ||
    token.lower === 'pct' ||
    token.raw === '‰' ||
    token.lower === 'pp' ||
    token.lower === 'bps'
  )
    return { kinds: ['percent'], end: at + 1 };
  if (
    (token.lower === 'per' && (next?.lower === 'cent' || next?.lower === 'mille' || next?.lower === 'mil')) ||
    ((token.lower === 'percentage' || token.lower === 'basis') && next?.lower.startsWith('point'))
  ) {
    return { kinds: ['percent'], end: at + 2 };
  }
  if (RATES.has(token.lower)) return { kinds: SIZES.has(token.lower) ? ['rate', 'size'] : ['rate'], end: at + 1 };
  if ((token.lower === 'req' || token.lower === 'reqs') && next?.raw === '/') return { kinds: ['rate'], end: at + 3 };
  if (durationAt(tokens, at)) return { kinds: ['duration'], end: at + 1 };
  if (WORKING.has(token.lower) && durationAt(tokens, at + 1)) return { kinds: ['duration'], end: at + 2 };
  if (token.kind === 'word' && SIZES.has(token.lower) && (token.lower.length > 1 || !token.spaced)) return { kinds: ['size'], end: at + 1 };
  if (MONEY.has(token.lower)) return { kinds: ['money'], end: at + 1 };
  if (token.raw === '×' || (token.kind === 'word' && RATIOS.has(token.lower))) return { kinds: ['ratio'], end: at + 1 };
  return undefined;
}

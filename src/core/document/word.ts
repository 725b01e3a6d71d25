import { mayDismiss } from './dismissal';
import { mayNegate } from './negationCue';
import { mayPromise } from './promise';
import { mayMeasure } from './quantity';
import { stem } from './stem';
import { mayWatch } from './timeWindow';
import { TRAITS } from './trait';
import { wordClass, type WordClass } from './wordClass';

/** What is known of a word by itself, looked up once however often it stands in a text. */
export interface Word {
  /** As written, the same string for the same word. */
  readonly raw: string;
  /** In lower case, with a plain apostrophe. */
  readonly lower: string;
  readonly stem: string;
  readonly class: WordClass;
  /** Bits of `TRAITS`: what the word may have a part in. */
  readonly traits: number;
}

const FILLERS = new Set('the a an our its their your his her this that these those'.split(' '));
const NO_MANNER = new Set(['only', 'hourly', 'partly', 'daily', 'weekly', 'monthly', 'nightly', 'early']);

/** Whether a word changes no wording: articles and the like, and "automatically": how a thing is done leaves it the same thing. */
export const isFiller = (lower: string): boolean =>
  FILLERS.has(lower) || (lower.length > 4 && lower.endsWith('ly') && !NO_MANNER.has(lower));

/** Whether a word names a percentile: "p99". */
const isPercentile = (lower: string): boolean => lower === 'percentile' || /^p(?:50|75|90|95|99|999|9999)$/.test(lower);

/** Words kept before the cache starts afresh: enough for the vocabulary of several long documents. */
const CACHED_WORDS = 20_000;
const cache = new Map<string, Word>();

/** Looks up a word as written. */
export function wordOf(written: string): Word {
  const known = cache.get(written);
  if (known) return known;
  if (cache.size >= CACHED_WORDS) cache.clear();
  // A copy: a piece of a text would keep all of it in memory.
  const raw = Array.from(written).join('');
  const lower = raw.toLowerCase();
  const word: Word = {
    raw,
    lower,
    stem: stem(lower),
    class: wordClass(raw, lower),
    traits:
      (mayNegate(lower) || mayDismiss(lower) ? TRAITS.negation : 0) |
      (mayMeasure(lower) ? TRAITS.quantity : 0) |
      (mayWatch(lower) ? TRAITS.window : 0) |
      (mayPromise(lower) ? TRAITS.promise : 0) |
      (isPercentile(lower) ? TRAITS.percentile : 0) |
      (isFiller(lower) ? TRAITS.filler : 0),
  };
  cache.set(raw, word);
  return word;
}

import type { Lexicon } from '../problem/lexicon';

/** A wording of which only the words matter: the number of its concept, and lists of words of each of which one must stand there. */
export type LooseReading = readonly [concept: number, lists: readonly (readonly string[])[]];

const words = (list: string) => new Set(list.split(' '));

/** Words that say nothing of what a wording means. */
const SMALL = words(
  'a an the of in on at to for from by with is are was were be been it its this that these those and or as per into than then so if when we one each every all any only own has have had do does can will',
);
/** With them a wording says the opposite of its other words. */
const DENYING = words('no not never none nothing nobody without cannot neither nor');
/** So many words that matter say enough in any order. */
const FEWEST = 2;
const MOST = 3;

/** The words of a wording that must stand somewhere, in any order; undefined where it holds only as it is written. */
function readLoosely(wording: string): readonly (readonly string[])[] | undefined {
  const all = wording.toLowerCase().split(/[\s/–-]+/);
  if (all.some((word) => DENYING.has(word) || !/^[a-z]+$/.test(word))) return undefined;
  const telling = [...new Set(all.filter((word) => !SMALL.has(word)))];
  return telling.length >= FEWEST && telling.length <= MOST ? telling.map((word) => [word]) : undefined;
}

/** All loose wordings of a lexicon, those given as lists and its synonyms of a few words; after each concept nothing. */
export function* looseReadings({ concepts }: Lexicon): Generator<LooseReading | undefined, void, void> {
  for (const [index, { also = [], together = [] }] of concepts.entries()) {
    for (const lists of together) yield [index, lists];
    for (const wording of also) {
      const lists = readLoosely(wording);
      if (lists) yield [index, lists];
    }
    yield undefined;
  }
}

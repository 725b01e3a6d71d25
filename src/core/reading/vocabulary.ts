import { stem } from '../document/stem';
import type { Token } from '../document/token';
import type { Wording } from './wording';
import type { WordTrie } from './wordTrie';

/** What a lexicon knows of a word by itself, however often it stands in a text. Numbers are -1 for what it does not hold. */
export interface KnownWord {
  /** Number of its stem. */
  readonly stem: number;
  /** The node of the wordings that begin with it, 0 where none does. */
  readonly node: number;
  /** The wording that it is by itself. */
  readonly wording: Wording | undefined;
  /** Number of the word as written, among names and abbreviations. */
  readonly name: number;
  /** The same without an "s" at its end. */
  readonly singular: number;
  /** Its first two letters as one number. */
  readonly opening: number;
  /** The word and its stem, as far as longer words of the lexicon begin with them. */
  readonly beginnings: readonly Beginning[];
  /** A bit for each letter with which one of those goes on, letters 32 apart sharing one. */
  readonly following: number;
}

/** Letters with which words of the lexicon begin. */
interface Beginning {
  readonly letters: string;
  /** Openings of what follows them in those words. */
  readonly openings: ReadonlySet<number>;
}

const SHORTEST_BEGINNING = 2;
/** Words kept before the cache starts afresh: enough for the vocabulary of several long documents. */
const CACHED_WORDS = 20_000;
const NONE: readonly Beginning[] = [];

const openingOf = (word: string, at = 0): number => word.charCodeAt(at) * 0x10000 + (at + 1 < word.length ? word.charCodeAt(at + 1) : 0);

/** The bit of the first letter of an opening. */
const letterBit = (opening: number): number => 1 << ((opening / 0x10000) & 31);

/** Whether a word may be the beginning of a longer one that the second ends; rules out nearly every pair. */
export const mayJoin = ({ following }: KnownWord, second: KnownWord | undefined): boolean =>
  second !== undefined && (following & letterBit(second.opening)) !== 0;

/** The words of a lexicon, numbered, and what it knows of the words of texts. */
export class Vocabulary {
  readonly #stems = new Map<string, number>();
  /** Words of wordings with the numbers of their stems, since nearly all occur many times. */
  readonly #stemOf = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #words = new Set<string>();
  readonly #known = new Map<string, KnownWord>();
  readonly #wordings: WordTrie<Wording>;
  #sorted: readonly string[] | undefined;

  /** `wordings` are those of the lexicon, by the numbers of their stems. */
  constructor(wordings: WordTrie<Wording>) {
    this.#wordings = wordings;
  }

  /** The number of the stem of a word in lower case, a new one if need be. */
  addStemOf(lower: string): number {
    let number = this.#stemOf.get(lower);
    if (number === undefined) this.#stemOf.set(lower, (number = numberIn(this.#stems, stem(lower))));
    return number;
  }

  /** The number of a word of a name as written, a new one if need be. */
  addName(written: string): number {
    return numberIn(this.#names, written);
  }

  /** Adds a word, in lower case, that others may write as two. */
  addWord(lower: string): void {
    this.#words.add(lower);
  }

  /** The number of the stem of a word in lower case, or -1. */
  stemOf(lower: string): number {
    return this.#stemOf.get(lower) ?? this.#stems.get(stem(lower)) ?? -1;
  }

  /** Looks up a word of a text. */
  wordOf(token: Token): KnownWord {
    let known = this.#known.get(token.raw);
    if (!known) {
      if (this.#known.size >= CACHED_WORDS) this.#known.clear();
      this.#known.set(token.raw, (known = this.#build(token)));
    }
    return known;
  }

  #build({ kind, raw, lower, stem: own }: Token): KnownWord {
    const letters = kind === 'word' ? (own === lower ? [lower] : [lower, own]) : [];
    const beginnings = letters.map((each): Beginning => ({ letters: each, openings: this.#openingsAfter(each) }));
    const longer = beginnings.filter(({ openings }) => openings.size > 0);
    const number = this.#stems.get(own) ?? -1;
    const node = this.#wordings.next(0, number);
    return {
      stem: number,
      node,
      wording: node === 0 ? undefined : this.#wordings.valueAt(node),
      name: this.#names.get(raw) ?? -1,
      singular: raw.endsWith('s') ? (this.#names.get(raw.slice(0, -1)) ?? -1) : -1,
      opening: openingOf(lower),
      beginnings: longer.length > 0 ? longer : NONE,
      following: longer.reduce((bits, { openings }) => [...openings].reduce((sum, opening) => sum | letterBit(opening), bits), 0),
    };
  }

  /** How longer words that begin with some letters go on: their next letter where one more follows it, their next two where one follows these. */
  #openingsAfter(letters: string): ReadonlySet<number> {
    const openings = new Set<number>();
    if (letters.length < SHORTEST_BEGINNING) return openings;
    const sorted = (this.#sorted ??= [...this.#words].sort());
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < letters) low = middle + 1;
      else high = middle;
    }
    for (let word = sorted[low]; word?.startsWith(letters) === true; word = sorted[++low]) {
      if (word.length > letters.length + 1) openings.add(word.charCodeAt(letters.length) * 0x10000);
      if (word.length > letters.length + 2) openings.add(openingOf(word, letters.length));
    }
    return openings;
  }
}

function numberIn(numbers: Map<string, number>, written: string): number {
  let known = numbers.get(written);
  if (known === undefined) numbers.set(written, (known = numbers.size));
  return known;
}

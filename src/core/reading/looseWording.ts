import type { LooseReading } from './looseReading';
import type { Span } from '../document/span';
import { stem } from '../document/stem';
import type { Token } from '../document/token';

/**
 * Wordings of which only the words matter: one of each list, in any order and close together. "takes the newcomer off all traffic"
 * and "traffic is taken off the newcomer" say the same, and no list of whole wordings holds both. Words are numbers; words that are
 * alike share one.
 */
export interface LooseWordings {
  /** The number of a stem. */
  readonly words: ReadonlyMap<string, number>;
  /**
   * For each word, the wordings that are looked for where it stands: those of which its list is the rarest. One after the other as
   * numbers: the concept, and for each of two other lists how many words it has and which; the second may have none.
   */
  readonly begun: readonly (Int32Array | undefined)[];
  /** In which search each word was last seen near. */
  readonly near: Int32Array;
  /** Searches so far. */
  searches: number;
}

/** Where a loose wording stands: tokens `from` to `to`. */
export interface LooseHit {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
  readonly loose: true;
}

/** Tokens that all words of a wording must lie within. */
const REACH = 7;
/** Marks that end a clause; words on either side do not belong together. */
const BREAKS = new Set(['.', ';', ':', '!', '?', '|', '→', '—']);
/** Searches count up to here and begin afresh. */
const MOST_SEARCHES = 2 ** 30;
/** Wordings compiled between two stops. */
const STEP = 200;
/** What stands where there is no word of any wording. */
const NO_WORD = -1;
const BREAK = -2;

/** Compiles the loose wordings of concepts, given with the lists of words that are alike. Stops now and then, like `compileInSteps`. */
export function* compileLooseWordings(
  given: Iterable<LooseReading | undefined>,
  alike: readonly (readonly string[])[],
): Generator<void, LooseWordings, void> {
  const words = new Map<string, number>();
  let count = 0;
  for (const set of alike) {
    for (const word of set) words.set(stem(word.toLowerCase()), count);
    count++;
  }
  const known = new Map<string, number>();
  const numberOf = (word: string): number => {
    let number = known.get(word);
    if (number !== undefined) return number;
    // "re-run" is "rerun", also where a text writes it in two.
    const key = stem(word.toLowerCase().replaceAll('-', ''));
    number = words.get(key);
    if (number === undefined) words.set(key, (number = count++));
    known.set(word, number);
    return number;
  };
  const readings: { readonly concept: number; readonly lists: readonly (readonly number[])[] }[] = [];
  const common: number[] = [];
  for (const reading of given) {
    if (!reading) {
      yield;
      continue;
    }
    const [concept, lists] = reading;
    const numbers = lists.map((list) => [...new Set(list.map(numberOf))]);
    for (const list of numbers) for (const number of list) common[number] = (common[number] ?? 0) + 1;
    readings.push({ concept, lists: numbers });
  }
  const begun: number[][] = [];
  const rarity = (list: readonly number[]) => list.reduce((sum, number) => sum + (common[number] ?? 0), 0);
  for (const [at, { concept, lists }] of readings.entries()) {
    if (at % STEP === 0) yield;
    const [rarest = [], first = [], second = []] = [...lists].sort((one, other) => rarity(one) - rarity(other));
    for (const number of rarest) (begun[number] ??= []).push(concept, first.length, ...first, second.length, ...second);
  }
  return { words, begun: begun.map((numbers) => Int32Array.from(numbers)), near: new Int32Array(count), searches: 0 };
}

/** Finds the loose wordings in a unit of text, in time proportional to the text. */
export function findLooseWordings(loose: LooseWordings, tokens: readonly Token[]): LooseHit[] {
  const hits: LooseHit[] = [];
  const text = wordsOf(loose, tokens);
  for (let at = 0; at < text.length; at++) {
    const wordings = loose.begun[text[at] ?? NO_WORD];
    if (!wordings) continue;
    const from = clauseStart(text, at);
    const to = clauseEnd(text, at);
    markNear(loose, text, at, from, to);
    for (let next = 0; next < wordings.length;) {
      const first = next + 2;
      const firstEnd = first + (wordings[next + 1] ?? 0);
      const second = firstEnd + 1;
      const end = second + (wordings[firstEnd] ?? 0);
      if (isNear(loose, wordings, first, firstEnd) && (end === second || isNear(loose, wordings, second, end))) {
        const lists = [wordings.subarray(first, firstEnd), wordings.subarray(second, end)] as const;
        addStretches(hits, text, { from, to, at }, wordings[next] ?? 0, lists);
      }
      next = end;
    }
  }
  return hits;
}

/** The number of the two words around a hyphen taken as one. */
function joinedAt(words: LooseWordings['words'], tokens: readonly Token[], at: number): number {
  const [before, hyphen, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before?.kind !== 'word' || after?.kind !== 'word' || hyphen?.spaced !== false || after.spaced) return NO_WORD;
  return words.get(stem(before.lower + after.lower)) ?? NO_WORD;
}

/** The numbers of the words of a text. */
function wordsOf({ words }: LooseWordings, tokens: readonly Token[]): Int32Array {
  const text = new Int32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token.raw === '-') text[at] = joinedAt(words, tokens, at);
    else if (token.kind === 'mark') text[at] = BREAKS.has(token.raw) ? BREAK : NO_WORD;
    else text[at] = words.get(token.stem) ?? NO_WORD;
  }
  return text;
}

/** Where the words of the clause begin that may belong with the one at a token. */
function clauseStart(text: Int32Array, at: number): number {
  let from = at;
  while (from > 0 && at - from < REACH - 1 && text[from - 1] !== BREAK) from--;
  return from;
}

/** Where they end. */
function clauseEnd(text: Int32Array, at: number): number {
  let to = at + 1;
  while (to < text.length && to - at < REACH && text[to] !== BREAK) to++;
  return to;
}

/** Marks the words between two tokens, but for the one at `at`. */
function markNear(loose: LooseWordings, text: Int32Array, at: number, from: number, to: number): void {
  const { near } = loose;
  if (loose.searches >= MOST_SEARCHES) {
    near.fill(0);
    loose.searches = 0;
  }
  const search = ++loose.searches;
  for (let other = from; other < to; other++) {
    const word = text[other] ?? NO_WORD;
    if (word >= 0 && other !== at) near[word] = search;
  }
}

/** Whether one of the words of a list stands near. */
function isNear({ near, searches }: LooseWordings, wordings: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (near[wordings[at] ?? 0] === searches) return true;
  return false;
}

/**
 * Adds the stretches around a token that hold a word of each list, each at a place of its own. All of them, since one may stand within
 * a term that it is no part of.
 */
function addStretches(
  hits: LooseHit[],
  text: Int32Array,
  { from, to, at }: Span & { readonly at: number },
  concept: number,
  [first, second]: readonly [Int32Array, Int32Array],
): void {
  for (let one = from; one < to; one++) {
    if (one === at || !first.includes(text[one] ?? NO_WORD)) continue;
    if (second.length === 0) addHit(hits, concept, Math.min(at, one), Math.max(at, one) + 1);
    else
      for (let other = from; other < to; other++)
        if (other !== at && other !== one && second.includes(text[other] ?? NO_WORD))
          addHit(hits, concept, Math.min(at, one, other), Math.max(at, one, other) + 1);
  }
}

/** Adds a stretch that is short enough and not there yet. */
function addHit(hits: LooseHit[], concept: number, from: number, to: number): void {
  if (to - from > REACH) return;
  for (const hit of hits) if (hit.concept === concept && hit.from === from && hit.to === to) return;
  hits.push({ concept, from, to, loose: true });
}

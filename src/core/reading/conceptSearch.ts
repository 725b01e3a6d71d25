import type { Token } from '../document/token';
import { TRAITS } from '../document/trait';
import type { LexiconIndex } from './lexiconIndex';
import { findLooseWordings } from './looseWording';
import { mayJoin, type KnownWord } from './vocabulary';
import type { Wording } from './wording';

/** A concept named at tokens `from` to `to`. */
export interface ConceptHit {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
  /** Whether only its words stand there, in any order: it is said, but no term is named. */
  readonly loose: boolean;
}

const ROOT = 0;
const SHORTEST_JOINED = 6;
const PARTICLES = new Set(['back', 'out', 'down', 'up', 'off', 'over', 'away']);
const GAP_ENDERS = new Set(['and', 'or', 'if', 'when', 'then', 'but', 'that', 'which', 'so', 'while', 'to']);
/** Words that may stand between a verb and its particle: "roll the new model back". */
const PARTICLE_REACH = 5;

const isGlue = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && !token.spaced && (token.raw === '-' || token.raw === '/' || token.raw === '–');

/** The search for the longest wording that begins at one token. One object for all tokens of a text. */
interface Search {
  readonly index: LexiconIndex;
  readonly tokens: readonly Token[];
  readonly words: readonly KnownWord[];
  readonly unless: ConceptHit[];
  start: number;
  /** The end of the longest wording so far, `start` before the first. */
  end: number;
  /** The concepts of the wordings that end there, list by list. */
  readonly found: (readonly number[])[];
  /** Whether a word that changes nothing was passed over. */
  skipped: boolean;
  /** Whether the wording found passes over a word. */
  relaxed: boolean;
}

/** Takes the wording that ends before token `end`, if it is longer than what was found, or as long. */
function reach(search: Search, wording: Wording | undefined, end: number): void {
  if (!wording) return;
  for (const concept of wording.unless) search.unless.push({ concept, from: search.start, to: end, loose: false });
  const concepts = search.skipped ? wording.relaxed : wording.concepts;
  if (concepts.length === 0 || end < search.end) return;
  if (end > search.end || search.relaxed !== search.skipped) {
    // Of two wordings of one length, the one that stands there word for word.
    if (end === search.end && search.skipped) return;
    search.found.length = 0;
  }
  search.end = end;
  search.relaxed = search.skipped;
  search.found.push(concepts);
}

/** Takes the wordings that begin with the word at the start. */
function walkStart(search: Search, word: KnownWord): void {
  const { start, index } = search;
  if (word.node !== ROOT) {
    reach(search, word.wording, start + 1);
    if (index.stems.leadsOn(word.node)) walkStems(search, word.node, start + 1);
  }
  if (word.following !== 0) walkJoined(search, ROOT, word, start + 1);
  walkParticle(search, word, start + 1);
}

/** Takes the wordings that go on from a node with the words from token `at`. */
function walkStems(search: Search, node: number, at: number): void {
  const { tokens, words, index } = search;
  const here = isGlue(tokens[at]) ? at + 1 : at;
  const token = tokens[here];
  const word = words[here];
  if (!token || !word) return;
  if (!search.skipped && (token.traits & TRAITS.filler) !== 0) {
    search.skipped = true;
    walkStems(search, node, here + 1);
    search.skipped = false;
  }
  const next = index.stems.next(node, word.stem);
  if (next !== ROOT) arrive(search, next, here + 1);
  if (word.following !== 0) walkJoined(search, node, word, here + 1);
}

/** Takes the wordings that go on from a node with a word and the one at token `at` written as one. */
function walkJoined(search: Search, node: number, word: KnownWord, at: number): void {
  const after = isGlue(search.tokens[at]) ? at + 1 : at;
  for (const joined of joinedNodes(search, node, word, after)) arrive(search, joined, after + 1);
}

/** Takes the wording of a node, and those that go on from it. */
function arrive(search: Search, node: number, end: number): void {
  const { stems } = search.index;
  reach(search, stems.valueAt(node), end);
  if (stems.leadsOn(node)) walkStems(search, node, end);
}

const NOWHERE: readonly number[] = [];

/** Where a word and the one at token `after` lead when they are written as one: "roll back" and "rolled back" for "rollback". */
function joinedNodes({ index, tokens, words }: Search, node: number, first: KnownWord, after: number): readonly number[] {
  if (!mayJoin(first, words[after])) return NOWHERE;
  const second = tokens[after];
  const opening = words[after]?.opening ?? 0;
  if (second?.kind !== 'word') return NOWHERE;
  let found: number[] | undefined;
  for (const { letters, openings } of first.beginnings) {
    // The first letters of the second word rule out nearly every pair before it is stemmed.
    if (!openings.has(opening) || letters.length + second.lower.length < SHORTEST_JOINED) continue;
    const next = index.stems.next(node, index.vocabulary.stemOf(letters + second.lower));
    if (next !== ROOT && found?.includes(next) !== true) (found ??= []).push(next);
  }
  return found ?? NOWHERE;
}

/** "rolls the model back" for "roll back": the particle may stand a few words after its verb. */
function walkParticle(search: Search, verb: KnownWord, from: number): void {
  const { tokens, words, index } = search;
  const { node } = verb;
  if (search.end > search.start || (node === ROOT && verb.following === 0)) return;
  for (let at = from + 1; at < from + PARTICLE_REACH; at++) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (!token || before?.kind !== 'word' || GAP_ENDERS.has(before.lower)) return;
    if (!PARTICLES.has(token.lower)) continue;
    if (node !== ROOT) reach(search, index.stems.valueAt(index.stems.next(node, words[at]?.stem ?? -1)), at + 1);
    for (const next of joinedNodes(search, ROOT, verb, at)) reach(search, index.stems.valueAt(next), at + 1);
    return;
  }
}

function walkNames(search: Search): void {
  const { tokens, words, start } = search;
  const { names } = search.index;
  let node = ROOT;
  for (let at = start; at < tokens.length; at++) {
    if (at > start && isGlue(tokens[at])) continue;
    const word = words[at];
    if (!word) return;
    node = names.next(node, word.name) || names.next(node, word.singular);
    if (node === ROOT) return;
    reach(search, names.valueAt(node), at + 1);
  }
}

const overlap = (one: ConceptHit, other: ConceptHit): boolean => one.from < other.to && other.from < one.to;

/** The longest wordings at each place, in order. */
function findWhole(search: Search): ConceptHit[] {
  const { index, tokens, words, found } = search;
  const hits: ConceptHit[] = [];
  let covered = 0;
  for (let start = 0; start < tokens.length; start++) {
    const token = tokens[start];
    const word = words[start];
    if (!token || !word || token.kind === 'mark') continue;
    search.start = search.end = start;
    search.relaxed = false;
    if (found.length > 0) found.length = 0;
    if (word.node !== ROOT || word.following !== 0) walkStart(search, word);
    if (word.name >= 0 || word.singular >= 0) walkNames(search);
    if (search.end <= covered) continue;
    covered = search.end;
    for (const concept of found.length > 1 ? new Set(found.flat()) : (found[0] ?? [])) {
      if (covered === start + 1 && index.concepts[concept]?.unlessWords.has(token.lower) === true) continue;
      hits.push({ concept, from: start, to: covered, loose: false });
    }
  }
  return hits;
}

/** Finds the concepts named in a unit of text: at each place the longest wording, then loose ones, in time proportional to the text. */
export function findConcepts(index: LexiconIndex, tokens: readonly Token[]): ConceptHit[] {
  const unless: ConceptHit[] = [];
  const words = tokens.map((token) => index.vocabulary.wordOf(token));
  const hits = findWhole({ index, tokens, words, unless, start: 0, end: 0, found: [], skipped: false, relaxed: false });
  const loose = findLooseWordings(index.loose, tokens).filter(
    (loosely) =>
      !hits.some((hit) => (hit.from <= loosely.from && loosely.to <= hit.to) || (hit.concept === loosely.concept && overlap(hit, loosely))),
  );
  if (loose.length > 0) {
    hits.push(...loose);
    hits.sort((one, other) => one.from - other.from);
  }
  if (unless.length === 0) return hits;
  return hits.filter((hit) => !unless.some((other) => other.concept === hit.concept && overlap(hit, other)));
}

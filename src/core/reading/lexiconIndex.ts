import type { ConceptKind, Lexicon } from '../problem/lexicon';
import { compileLooseWordings, findLooseWordings } from './looseWording';
import type { LooseWordings } from './looseWording';
import { stem } from '../document/stem';
import { parseTokens, type Token } from '../document/token';
import { TRAITS } from '../document/trait';
import { isFiller } from '../document/word';

/** A lexicon made ready for matching. Concepts are numbers: indexes into `concepts`. */
export interface LexiconIndex {
  readonly concepts: readonly IndexedConcept[];
  /** Concept id → index. */
  readonly byId: ReadonlyMap<string, number>;
  /** Wordings by stem. */
  readonly stems: TrieNode;
  /** Abbreviations and names as written. */
  readonly names: TrieNode;
  /** Wordings of which only the words matter. */
  readonly loose: LooseWordings;
  /** Beginnings of the words in `stems`, so that "roll back" is tried as "rollback" only where that can lead somewhere. */
  readonly beginnings: ReadonlySet<string>;
  /** Words looked up so far, and whether a wording can begin with them. */
  readonly first: Map<string, boolean>;
}

interface IndexedConcept {
  readonly id: string;
  readonly kind: ConceptKind;
  /** The concept itself and all broader ones that naming it also names. A tool never names what it provides. */
  readonly names: readonly number[];
  /** For tools: the concepts it provides. */
  readonly provides: readonly number[];
  /** Single words, in lower case, that share its stem and mean something else. */
  readonly unlessWords: ReadonlySet<string>;
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  readonly concepts: number[];
  /** Concepts that a wording ending here rules out. */
  readonly unless: number[];
  /** Concepts that a wording ending here names with an article in it too: "shift the traffic", while "train the model" is no "trained model". */
  readonly relaxed: number[];
}

/** A concept named at tokens `from` to `to`. */
export interface ConceptHit {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
}

const SHORTEST_JOINED = 6;
const SHORTEST_BEGINNING = 2;
const PARTICLES = new Set(['back', 'out', 'down', 'up', 'off', 'over', 'away']);
const PARTICIPLE = /(?:[^e]ed|ing)$/;
const GAP_ENDERS = new Set(['and', 'or', 'if', 'when', 'then', 'but', 'that', 'which', 'so', 'while', 'to']);
/** Words that may stand between a verb and its particle: "roll the new model back". */
const PARTICLE_REACH = 5;

const isGlue = (token: Token | undefined) =>
  token?.kind === 'mark' && !token.spaced && (token.raw === '-' || token.raw === '/' || token.raw === '–');
const emptyNode = (): TrieNode => ({ next: new Map(), concepts: [], unless: [], relaxed: [] });

function add(root: TrieNode, words: readonly string[], concept: number, list: 'concepts' | 'relaxed' | 'unless'): void {
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) node.next.set(word, (next = emptyNode()));
    node = next;
  }
  if (words.length > 0 && !node[list].includes(concept)) node[list].push(concept);
}

const wordsOf = (wording: string) => parseTokens(wording, 0, wording.length).filter((token) => !['-', '/', '–'].includes(token.raw));

/** Every way to write a wording: as it stands, and with two neighbouring words written as one. */
function spellings(words: readonly string[]): string[][] {
  const all = [words.map(stem)];
  for (let at = 0; at + 1 < words.length; at++) {
    const joined = words.slice(at, at + 2).join('');
    if (joined.length >= SHORTEST_JOINED && /^[a-z]+$/.test(joined))
      all.push([...words.slice(0, at), joined, ...words.slice(at + 2)].map(stem));
  }
  return all;
}

/** Compiles a lexicon. Broader concepts that it does not hold are left out. */
export function compileLexicon(lexicon: Lexicon): LexiconIndex {
  const byId = new Map(lexicon.concepts.map((concept, index) => [concept.id, index]));
  const stems = emptyNode();
  const names = emptyNode();
  const beginnings = new Set<string>();
  const indexes = (ids: readonly string[] = []) => ids.flatMap((id) => byId.get(id) ?? []);
  const closure = (start: number): number[] => {
    const seen = new Set([start]);
    for (const index of seen) {
      const concept = lexicon.concepts[index];
      for (const broader of indexes(concept?.is)) {
        if (concept?.kind === 'tool' && lexicon.concepts[broader]?.kind !== 'tool') continue;
        seen.add(broader);
      }
    }
    return [...seen];
  };
  const concepts = lexicon.concepts.map((concept, index): IndexedConcept => {
    const isAbbreviation = new Set(concept.abbr);
    for (const wording of [concept.term, ...(concept.also ?? [])]) {
      if (isAbbreviation.has(wording)) continue;
      const words = wordsOf(wording).map((token) => token.lower);
      const [first = ''] = words;
      for (const spelling of spellings(words)) {
        add(stems, spelling, index, 'concepts');
        if (!PARTICIPLE.test(first)) add(stems, spelling, index, 'relaxed');
      }
      const bare = words.filter((word, at) => at === 0 || !isFiller(word));
      if (bare.length > 1) add(stems, bare.map(stem), index, 'relaxed');
      for (const word of words) for (let end = SHORTEST_BEGINNING; end < word.length; end++) beginnings.add(word.slice(0, end));
    }
    for (const wording of concept.abbr ?? [])
      add(
        names,
        wordsOf(wording).map((token) => token.raw),
        index,
        'concepts',
      );
    const unlessWords = new Set<string>();
    for (const wording of concept.unless ?? []) {
      const words = wordsOf(wording).map((token) => token.lower);
      const [only, ...more] = words;
      if (only !== undefined && more.length === 0) unlessWords.add(only);
      else for (const spelling of spellings(words)) add(stems, spelling, index, 'unless');
    }
    return { id: concept.id, kind: concept.kind, names: closure(index), provides: indexes(concept.provides), unlessWords };
  });
  const loose = compileLooseWordings(
    lexicon.concepts.flatMap(({ together = [] }, index) => together.map((lists) => [index, lists] as const)),
  );
  return { concepts, byId, stems, names, loose, beginnings, first: new Map() };
}

interface Search {
  readonly index: LexiconIndex;
  readonly tokens: readonly Token[];
  end: number;
  concepts: Set<number>;
  readonly unless: ConceptHit[];
  /** Whether a word that changes nothing was passed over. */
  skipped: boolean;
  /** Whether the wording found passes over a word. */
  relaxed: boolean;
}

function reach(search: Search, node: TrieNode, start: number, end: number): void {
  for (const concept of node.unless) search.unless.push({ concept, from: start, to: end });
  const concepts = search.skipped ? node.relaxed : node.concepts;
  if (concepts.length === 0 || end < search.end) return;
  if (end > search.end || search.relaxed !== search.skipped) {
    // Of two wordings of one length, the one that stands there word for word.
    if (end === search.end && search.skipped) return;
    search.concepts = new Set();
  }
  search.end = end;
  search.relaxed = search.skipped;
  for (const concept of concepts) search.concepts.add(concept);
}

function walkStems(search: Search, node: TrieNode, start: number, at: number): void {
  const { tokens, index } = search;
  const here = at > start && isGlue(tokens[at]) ? at + 1 : at;
  const token = tokens[here];
  if (!token) return;
  const next = node.next.get(token.stem);
  if (at > start && !search.skipped && (token.traits & TRAITS.filler) !== 0 && node.next.size > 0) {
    search.skipped = true;
    walkStems(search, node, start, here + 1);
    search.skipped = false;
  }
  if (next) {
    reach(search, next, start, here + 1);
    if (next.next.size > 0) walkStems(search, next, start, here + 1);
  }
  if (token.kind !== 'word') return;
  const after = isGlue(tokens[here + 1]) ? here + 2 : here + 1;
  const second = tokens[after];
  if (second?.kind === 'word' && mayJoin(index, token)) {
    for (const joined of joinedNodes(index, node, token, second)) {
      reach(search, joined, start, after + 1);
      walkStems(search, joined, start, after + 1);
    }
  }
  if (node === index.stems) walkParticle(search, next, token, here + 1);
}

const mayJoin = (index: LexiconIndex, { lower, stem: own }: Token) => index.beginnings.has(lower) || index.beginnings.has(own);

/** Where two words lead when they are written as one: "roll back" and "rolled back" for "rollback". */
function joinedNodes(index: LexiconIndex, node: TrieNode, first: Token, second: Token): TrieNode[] {
  const found: TrieNode[] = [];
  for (const word of first.stem === first.lower ? [first.lower] : [first.lower, first.stem]) {
    // The first letters of the second word rule out nearly every pair before it is stemmed.
    const leads = word.length + second.lower.length >= SHORTEST_JOINED && index.beginnings.has(word + second.lower.slice(0, 2));
    const next = !leads ? undefined : node.next.get(stem(word + second.lower));
    if (next && !found.includes(next)) found.push(next);
  }
  return found;
}

/** "rolls the model back" for "roll back": the particle may stand a few words after its verb. */
function walkParticle(search: Search, node: TrieNode | undefined, verb: Token, from: number): void {
  const start = from - 1;
  if (search.end > start || (node === undefined && !mayJoin(search.index, verb))) return;
  for (let at = from + 1; at < from + PARTICLE_REACH; at++) {
    const before = search.tokens[at - 1];
    const token = search.tokens[at];
    if (!token || before?.kind !== 'word' || GAP_ENDERS.has(before.lower)) return;
    if (!PARTICLES.has(token.lower)) continue;
    for (const next of [node?.next.get(token.stem), ...joinedNodes(search.index, search.index.stems, verb, token)])
      if (next) reach(search, next, start, at + 1);
    return;
  }
}

function walkNames(search: Search, start: number): void {
  let node = search.index.names;
  for (let at = start; at < search.tokens.length; at++) {
    if (at > start && isGlue(search.tokens[at])) continue;
    const raw = search.tokens[at]?.raw ?? '';
    const plural = raw.endsWith('s') ? node.next.get(raw.slice(0, -1)) : undefined;
    const next = node.next.get(raw) ?? plural;
    if (!next) return;
    node = next;
    reach(search, node, start, at + 1);
  }
}

/** Words whose beginnings are remembered before they are looked up afresh. */
const REMEMBERED_WORDS = 20_000;

const overlap = (one: ConceptHit, other: ConceptHit) => one.from < other.to && other.from < one.to;

/** Whether a wording can begin with a token at all: most do not. */
function mayBegin(index: LexiconIndex, token: Token): boolean {
  let known = index.first.get(token.raw);
  if (known === undefined) {
    known =
      index.stems.next.has(token.stem) ||
      index.names.next.has(token.raw) ||
      (token.raw.endsWith('s') && index.names.next.has(token.raw.slice(0, -1))) ||
      mayJoin(index, token);
    if (index.first.size >= REMEMBERED_WORDS) index.first.clear();
    index.first.set(token.raw, known);
  }
  return known;
}

/** Finds the concepts named in a unit of text: at each place the longest wording, then loose ones, in time proportional to the text. */
export function findConcepts(index: LexiconIndex, tokens: readonly Token[]): ConceptHit[] {
  const hits: ConceptHit[] = [];
  const unless: ConceptHit[] = [];
  let covered = 0;
  for (let start = 0; start < tokens.length; start++) {
    const token = tokens[start];
    if (!token || token.kind === 'mark' || !mayBegin(index, token)) continue;
    const search: Search = { index, tokens, end: start, concepts: new Set(), unless, skipped: false, relaxed: false };
    walkStems(search, index.stems, start, start);
    walkNames(search, start);
    if (search.end <= covered) continue;
    covered = search.end;
    for (const concept of search.concepts) {
      if (search.end === start + 1 && index.concepts[concept]?.unlessWords.has(token.lower)) continue;
      hits.push({ concept, from: start, to: search.end });
    }
  }
  const loose = findLooseWordings(index.loose, tokens).filter(
    (loosely) =>
      !hits.some((hit) => (hit.from <= loosely.from && loosely.to <= hit.to) || (hit.concept === loosely.concept && overlap(hit, loosely))),
  );
  if (loose.length > 0) {
    hits.push(...loose);
    hits.sort((one, other) => one.from - other.from);
  }
  if (unless.length === 0) return hits;
  return hits.filter((hit) => !unless.some((other) => other.concept === hit.concept && other.from < hit.to && hit.from < other.to));
}

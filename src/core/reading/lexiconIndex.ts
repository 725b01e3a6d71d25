import type { Concept, ConceptKind, Lexicon } from '../problem/lexicon';
import { looseReadings } from './looseReading';
import { compileLooseWordings, type LooseWordings } from './looseWording';
import { parseTokens, type Token } from '../document/token';
import { isFiller } from '../document/word';
import { Vocabulary } from './vocabulary';
import { addConcept, buildWording, type Wording } from './wording';
import { WordTrie } from './wordTrie';

/** A lexicon made ready for matching. Concepts are numbers: indexes into `concepts`. */
export interface LexiconIndex {
  readonly concepts: readonly IndexedConcept[];
  /** Concept id → index. */
  readonly byId: ReadonlyMap<string, number>;
  /** The words of all wordings. */
  readonly vocabulary: Vocabulary;
  /** Wordings by the numbers of their stems. */
  readonly stems: WordTrie<Wording>;
  /** Abbreviations and names by the numbers of their words as written. */
  readonly names: WordTrie<Wording>;
  /** Wordings of which only the words matter. */
  readonly loose: LooseWordings;
}

interface IndexedConcept {
  readonly id: string;
  readonly kind: ConceptKind;
  /** The concept itself and all broader ones that naming it also names. A tool never names what it provides. */
  readonly names: readonly number[];
  /** For tools: the concepts it provides. */
  readonly provides: readonly number[];
  /** Ids of the tools that provide it, in their order. */
  readonly providers: readonly string[];
  /** Single words, in lower case, that share its stem and mean something else. */
  readonly unlessWords: ReadonlySet<string>;
}

const SHORTEST_JOINED = 6;
const PARTICIPLE = /(?:[^e]ed|ing)$/;

const wordsOf = (wording: string): Token[] =>
  parseTokens(wording, 0, wording.length).filter((token) => !['-', '/', '–'].includes(token.raw));

/** Compiles a lexicon. Broader concepts that it does not hold are left out. */
export function compileLexicon(lexicon: Lexicon): LexiconIndex {
  const steps = compileInSteps(lexicon);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Compiles a lexicon like {@link compileLexicon}, and stops after each concept: a large lexicon takes longer than a host may be held up. */
export function* compileInSteps(lexicon: Lexicon): Generator<void, LexiconIndex, void> {
  const byId = new Map(lexicon.concepts.map((concept, index) => [concept.id, index]));
  const stems = new WordTrie<Wording>();
  const vocabulary = new Vocabulary(stems);
  const names = new WordTrie<Wording>();
  const providers = new Map<string, string[]>();
  for (const { id, provides = [] } of lexicon.concepts)
    for (const provided of provides) providers.set(provided, [...(providers.get(provided) ?? []), id]);
  const concepts: IndexedConcept[] = [];
  for (const [index, concept] of lexicon.concepts.entries()) {
    addNames(stems, names, vocabulary, concept, index);
    const unlessWords = addUnless(stems, vocabulary, concept, index);
    const { id, kind, provides = [] } = concept;
    concepts.push({
      id,
      kind,
      names: closureOf(lexicon, byId, index),
      provides: provides.flatMap((provided) => byId.get(provided) ?? []),
      providers: providers.get(id) ?? [],
      unlessWords,
    });
    yield;
  }
  const loose = yield* compileLooseWordings(looseReadings(lexicon), lexicon.alike ?? []);
  return { concepts, byId, vocabulary, stems, names, loose };
}

function addNames(stems: WordTrie<Wording>, names: WordTrie<Wording>, vocabulary: Vocabulary, concept: Concept, index: number): void {
  const isAbbreviation = new Set(concept.abbr);
  for (const wording of [concept.term, ...(concept.also ?? []), ...(concept.exact ?? [])])
    if (!isAbbreviation.has(wording)) addWording(stems, vocabulary, lowerWords(wording), index);
  for (const wording of concept.abbr ?? []) {
    const words = wordsOf(wording).map(({ raw }) => vocabulary.addName(raw));
    if (words.length > 0) addConcept(names.add(words, buildWording), 'concepts', index);
  }
}

/** Adds the wordings that rule a concept out; gives those of one word, which are told from its own by their spelling. */
function addUnless(stems: WordTrie<Wording>, vocabulary: Vocabulary, { unless = [] }: Concept, index: number): ReadonlySet<string> {
  const single = new Set<string>();
  for (const wording of unless) {
    const words = lowerWords(wording);
    const [only, ...more] = words;
    if (only !== undefined && more.length === 0) single.add(only);
    else for (const spelling of spellings(words)) addConcept(stems.add(numbersOf(spelling, vocabulary), buildWording), 'unless', index);
  }
  return single;
}

const lowerWords = (wording: string): string[] => wordsOf(wording).map(({ lower }) => lower);

/** Small words that nobody writes as one with those beside them. */
const NEVER_JOINED = new Set('a an the of and or is are be it its with from that this'.split(' '));

/** Every way to write a wording: as it stands, and with two neighbouring words written as one. */
function spellings(words: readonly string[]): (readonly string[])[] {
  const all = [words];
  for (let at = 0; at + 1 < words.length; at++) {
    const [first = '', second = ''] = words.slice(at, at + 2);
    if (first.length + second.length < SHORTEST_JOINED || NEVER_JOINED.has(first) || NEVER_JOINED.has(second)) continue;
    if (/^[a-z]+$/.test(first) && /^[a-z]+$/.test(second)) all.push([...words.slice(0, at), first + second, ...words.slice(at + 2)]);
  }
  return all;
}

const numbersOf = (words: readonly string[], vocabulary: Vocabulary): number[] => words.map((word) => vocabulary.addStemOf(word));

function addWording(stems: WordTrie<Wording>, vocabulary: Vocabulary, words: readonly string[], concept: number): void {
  const [first] = words;
  if (first === undefined) return;
  for (const spelling of spellings(words)) {
    const wording = stems.add(numbersOf(spelling, vocabulary), buildWording);
    addConcept(wording, 'concepts', concept);
    if (!PARTICIPLE.test(first)) addConcept(wording, 'relaxed', concept);
  }
  const bare = words.filter((word, at) => at === 0 || !isFiller(word));
  if (bare.length > 1) addConcept(stems.add(numbersOf(bare, vocabulary), buildWording), 'relaxed', concept);
  for (const word of words) vocabulary.addWord(word);
}

/** A concept with all that are broader. */
function closureOf(lexicon: Lexicon, byId: ReadonlyMap<string, number>, start: number): number[] {
  const seen = new Set([start]);
  for (const index of seen) {
    const concept = lexicon.concepts[index];
    for (const id of concept?.is ?? []) {
      const broader = byId.get(id);
      if (broader === undefined || (concept?.kind === 'tool' && lexicon.concepts[broader]?.kind !== 'tool')) continue;
      seen.add(broader);
    }
  }
  return [...seen];
}

import type { ConceptHit } from './conceptSearch';
import { lowerAt } from '../document/lowerAt';
import { coverage, EMPTY_VERBS, itemsOf, RELATING, RELATION_MARKS, type TermItem } from './termItem';
import type { NumberKind } from '../problem/evidenceLanguage';
import type { Token } from '../document/token';
import type { Unit } from '../document/unit';

const words = (list: string) => new Set(list.split(' '));

const ARTICLES = words('a an the and or also plus etc & of');

const LONGEST_BARE = 12;
const SHORTEST_LIST = 4;
/** Tokens, the full stop among them. */
const SHORTEST_SENTENCE = 4;
/** Words from which a text without separators can be told from a statement by how few small words it has. */
const LONG_RUN = 15;
const FEWEST_SMALL = 0.12;
/** The same where nearly half of the words are terms and no mark divides them. */
const LONGER_RUN = 20;
const SHORTER_RUN = 13;
const FEW_SMALL = 0.25;
const MANY_NAMED = 0.45;
/** What a clause among the items has at least; with one small word less it takes two more of its own. */
const CLAUSE_WORDS = 6;
const CLAUSE_GLUE = 3;
const CLAUSE_OWN = 3;
/** Words of its own from which an item without a term says something; one more where it names one. */
const STATED_OWN = 3;
/** Share of the items of an enumeration that say nothing. */
const MOSTLY = 0.6;
/** Numbers of one kind, and their share of the items, that make an account of an enumeration. */
const FEWEST_PARTS = 3;
const MOSTLY_PARTS = 0.75;
const SUMMED: readonly NumberKind[] = ['money', 'duration', 'size'];
/** Operators between numbers before the equals sign of a sum. */
const FEWEST_OPERATORS = 2;
/** A grade or rank with its number is a verdict by itself: "SEV2." */
const VERDICT = /^(?:sev|p|s|prio)-?\d$/;

/** "Backups restored monthly." */
const HOW_OFTEN = words('hourly daily nightly weekly monthly quarterly yearly annually');

/** Begins with a capital and ends with a full stop. */
function isClosed(tokens: readonly Token[]): boolean {
  const first = tokens[0];
  return tokens.at(-1)?.raw === '.' && first?.kind === 'word' && first.raw !== first.lower;
}

/** "Training builds the candidate.": a full stop after a capital and several words, or a verb in the third person between them. */
function readsAsSentence(tokens: readonly Token[], covered: Uint8Array): boolean {
  if (isClosed(tokens) && (tokens.length > SHORTEST_SENTENCE || HOW_OFTEN.has(lowerAt(tokens, tokens.length - 2)))) return true;
  return tokens.some((token, at) => {
    const next = tokens[at + 1];
    return (
      at > 0 &&
      covered[at] === 0 &&
      token.kind === 'word' &&
      token.lower.length > 3 &&
      /(?:[^s]s|ed)$/.test(token.lower) &&
      next !== undefined &&
      next.kind !== 'mark'
    );
  });
}

/** "2 runs at $5 + 10 tests at $1 = $20". */
function isSum(tokens: readonly Token[]): boolean {
  let operators = 0;
  for (const [at, { raw, spaced }] of tokens.entries()) {
    if (raw === '=' && operators >= FEWEST_OPERATORS) return true;
    if (tokens[at - 1]?.kind === 'number' && (raw === '+' || raw === '×' || (raw === '/' && spaced))) operators++;
  }
  return false;
}

/** "Undetected 6 h, page to relief 14 min, to recovery 2 h": most items are parts of one sum of time, money or room. */
function isAccount({ quantities }: Unit, items: readonly TermItem[]): boolean {
  if (quantities.length < FEWEST_PARTS) return false;
  return SUMMED.some((kind) => {
    const parts = quantities.filter(({ kinds }) => kinds[0] === kind).length;
    return parts >= FEWEST_PARTS && parts >= MOSTLY_PARTS * items.length;
  });
}

/** "The rest is lent to whoever has work", "beyond that we halt new releases". */
const isClause = ({ glue, own, words: count }: TermItem): boolean =>
  count >= CLAUSE_WORDS && ((glue >= CLAUSE_GLUE && own >= CLAUSE_OWN) || (glue >= CLAUSE_GLUE - 1 && own >= CLAUSE_OWN + 2));

/** "compiles the codec", "a throw-away stage holds gcc": more words of the item's own than a term has. */
const saysSomething = ({ own, named, measured }: TermItem): boolean => own >= (named || measured ? STATED_OWN + 1 : STATED_OWN);

/** An enumeration whose items mostly are terms and numbers that nothing is said of. */
function isEnumeration(items: readonly TermItem[]): boolean {
  if (items.some(isClause)) return false;
  const bare = items.filter((item) => item.relating === 0 && !item.compared && !saysSomething(item));
  const relating = items.reduce((sum, item) => sum + item.relating, 0);
  const pure = bare.filter(({ named, measured }) => named && !measured).length;
  if (items.length === SHORTEST_LIST - 1 && bare.length === items.length && pure >= 2)
    return bare.every(({ named, measured }) => named !== measured);
  return (
    bare.length >= SHORTEST_LIST &&
    bare.length >= MOSTLY * items.length &&
    relating <= items.length / SHORTEST_LIST &&
    bare.some(({ named }) => named)
  );
}

/** Many words in a row with hardly a small word or a mark among them, as no sentence and no note has them. */
function isRun({ tokens, words: count }: Unit, covered: Uint8Array): boolean {
  if (count < LONG_RUN) return false;
  let small = 0;
  let named = 0;
  let marks = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const { lower, raw, kind } = token;
    const relates = RELATION_MARKS.has(raw) || raw === ':' || raw === '(';
    if (relates || RELATING.has(lower) || ARTICLES.has(lower)) small++;
    if (covered[at] !== 0) named++;
    else if (kind === 'mark') marks++;
  }
  const says = small > 1 && isClosed(tokens) && readsAsSentence(tokens, covered);
  return (
    (small < FEWEST_SMALL * count && !says) ||
    ((count >= LONGER_RUN || (count >= SHORTER_RUN && !isClosed(tokens))) &&
      marks <= 1 &&
      small < FEW_SMALL * count &&
      named >= MANY_NAMED * count)
  );
}

/** A bare list of terms: nothing but concepts, numbers and commas, without a predicate or a relation. */
export function isTermList(unit: Unit, hits: readonly ConceptHit[]): boolean {
  const { tokens, quantities, kind } = unit;
  if (kind === 'row' || (hits.length === 0 && quantities.length === 0)) return false;
  const covered = coverage(unit, hits);
  const items = itemsOf(unit, covered);
  if (isSum(tokens) || isAccount(unit, items)) return false;
  if (isRun(unit, covered) || isEnumeration(items)) return true;
  if (quantities.length > 0 || hits.length === 0) return false;
  const clauses = new Uint8Array(tokens.length);
  // "Rerun by date overwrites." is a wording and a sentence.
  if (tokens.at(-1)?.raw === '.') for (const { from, to } of hits) if (to - from > 2) clauses.fill(1, from, to);
  let own = 0;
  let named = 0;
  let relating = 0;
  let emptyVerbs = 0;
  let colons = 0;
  tokens.forEach((token, at) => {
    if (covered[at]) {
      named++;
      if (clauses[at] && RELATING.has(token.lower)) relating++;
    } else if (token.kind === 'mark') {
      if (token.raw === ':') colons++;
      else if (RELATION_MARKS.has(token.raw)) relating += 2;
    } else if (EMPTY_VERBS.has(token.lower)) emptyVerbs++;
    else if (RELATING.has(token.lower)) relating++;
    else if (!ARTICLES.has(token.lower)) own++;
  });
  const short = items.length < SHORTEST_LIST;
  // "Rollback: by the gateway" says something of a term; a colon before four terms opens a list.
  if (short && colons > 0 && tokens.at(-1)?.raw !== ':') return false;
  if (short && tokens.at(-1)?.raw === '.' && tokens.some(({ lower }) => VERDICT.test(lower))) return false;
  const bare = relating === 0 && emptyVerbs === 0 && !(short && readsAsSentence(tokens, covered));
  return bare && tokens.length <= LONGEST_BARE && (own <= 1 || named >= 2 * own);
}

/** Whether a unit is made of terms and numbers that nothing relates; one alone may be a note, many are a list. */
export function isBareUnit(unit: Unit, hits: readonly ConceptHit[]): boolean {
  return itemsOf(unit, coverage(unit, hits)).every(
    ({ relating, compared, words: count }) => relating === 0 && !compared && count <= LONGEST_BARE,
  );
}

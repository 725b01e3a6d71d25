import type { Refusal } from './finding';
import type { ConceptHit } from './lexiconIndex';
import { isPromise } from './promise';
import type { Token } from './token';
import type { Unit } from './unit';
import { TRAITS } from './word';

const words = (list: string) => new Set(list.split(' '));

/** Words that relate things to each other: where one of them stands between concepts, something is said about them. */
const RELATING = words(
  'is are was were be been has have had do does did will would can could should may might must shall if when then once while until unless after before because so that which who whose where than by from into onto at on in per via through against between for with without to we i it they you our their its this these those each every only',
);
const RELATION_MARKS = words('→ = < > ≤ ≥');
const ARTICLES = words('a an the and or also plus etc & of');
const EMPTY_VERBS = words(
  'use uses using used have has include includes including need needs leverage leverages implement implements implementing apply adopt consider such as with we like via employ covers cover involves involve our key concepts topics keywords tools stack technologies and',
);

const LONGEST_BARE = 12;
const SHORTEST_LIST = 4;
/** Tokens, the full stop among them. */
const SHORTEST_SENTENCE = 4;
const LONG_LIST = 6;

function coverage(tokens: readonly Token[], hits: readonly ConceptHit[]): Uint8Array {
  const covered = new Uint8Array(tokens.length);
  for (const hit of hits) covered.fill(1, hit.from, hit.to);
  return covered;
}

/** "Training builds the candidate.": a full stop after a capital and several words, or a verb in the third person between them. */
function readsAsSentence(tokens: readonly Token[], covered: Uint8Array): boolean {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (last?.raw === '.' && first?.kind === 'word' && first.raw !== first.lower && tokens.length > SHORTEST_SENTENCE) return true;
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

/** A bare list of terms: nothing but concepts and commas, without a predicate, a relation or a number. */
function isTermList({ tokens, quantities, kind }: Unit, hits: readonly ConceptHit[]): boolean {
  if (quantities.length > 0 || hits.length === 0) return false;
  const covered = coverage(tokens, hits);
  let own = 0;
  let named = 0;
  let relating = 0;
  let emptyVerbs = 0;
  let segments = 1;
  let colons = 0;
  tokens.forEach((token, at) => {
    if (token.raw === ',' || token.raw === ';' || token.raw === '•' || token.lower === 'and') segments++;
    if (covered[at]) named++;
    else if (token.kind === 'mark') {
      if (token.raw === ':') colons++;
      else if (RELATION_MARKS.has(token.raw)) relating += 2;
    } else if (EMPTY_VERBS.has(token.lower)) emptyVerbs++;
    else if (RELATING.has(token.lower)) relating++;
    else if (!ARTICLES.has(token.lower)) own++;
  });
  if (kind === 'row') return false;
  // "Rollback: by the gateway" says something of a term; a colon before four terms opens a list.
  if (colons > 0 && tokens.at(-1)?.raw !== ':' && segments < SHORTEST_LIST) return false;
  const bare = relating === 0 && emptyVerbs === 0 && !(segments < SHORTEST_LIST && readsAsSentence(tokens, covered));
  if (bare && tokens.length <= LONGEST_BARE && (own <= 1 || named >= 2 * own)) return true;
  if (relating === 0 && segments >= SHORTEST_LIST && hits.length >= SHORTEST_LIST && named >= own) return true;
  return relating <= 1 && segments >= LONG_LIST && hits.length >= LONG_LIST && named >= 2 * own;
}

/** Whether most of the unit is the text of links: a reference to something, not a statement. */
const isReference = ({ linkedWords, words: count }: Unit) => linkedWords > 0 && linkedWords * 2 >= count;

/** Why nothing in a unit can be evidence, or nothing where it states something. */
export function findRefusal(unit: Unit, hits: readonly ConceptHit[]): Refusal | undefined {
  if (unit.kind === 'heading') return 'heading';
  if (unit.kind === 'label') return undefined;
  if (unit.quantities.length === 0 && (unit.traits & TRAITS.promise) !== 0 && isPromise(unit.tokens)) return 'promise';
  if (isReference(unit)) return 'term-list';
  return isTermList(unit, hits) ? 'term-list' : undefined;
}

import type { Body } from './designDocBlock';
import { FLUENCY_TABLE } from './fluencyTable';
import type { Token } from './token';
import { WORD_CLASSES, type WordClass } from './wordClass';

/** The letter for 0 in the table. */
const ZERO = 'm'.charCodeAt(0);
const SIZE = WORD_CLASSES.length;
const SCORES = Int8Array.from(FLUENCY_TABLE.join(''), (letter) => letter.charCodeAt(0) - ZERO);
const RANK = new Map(WORD_CLASSES.map((name, index) => [name, index]));
const EDGE = 0;
/** Classes of small words, whose order tells most. */
const SMALL = new Set<WordClass>([
  'article',
  'possessive',
  'determiner',
  'preposition',
  'of',
  'to',
  'conjunction',
  'subordinator',
  'pronoun',
  'be',
  'auxiliary',
  'modal',
  'not',
  'adverb',
  'function-capital',
]);
const ENOUGH_SMALL = 0.2;
const ENOUGH_SMALL_IN_TABLE = 0.15;
/** Cells are mostly noun phrases, which read worse than prose. */
const LEAST_TABLE = -1.3;
const SHORTEST_TABLE = 60;

/** Under how many tokens nothing can be said, and the least score per token of a text that reads as written, by its length. */
const LEAST_PROSE: readonly (readonly [tokens: number, score: number])[] = [
  [40, 0.3],
  [25, 0.05],
  [12, -0.15],
  [8, -1],
];
const LEAST_NOTES: readonly (readonly [tokens: number, score: number])[] = [
  [40, -0.4],
  [8, -0.9],
];

/** So many arrows make steps of what is between them. */
const CHAIN = 3;
/** After an arrow of a chain or the letter of an enumeration anything may stand, but another one. */
const NOWHERE = -1;
const TWO_IN_A_ROW = -6;

const known = new WeakMap<Body, boolean>();

/** Whether a paragraph or list reads as words in no order: its small words, marks and units stand where written English never puts them. */
export function isScrambled(body: Body): boolean {
  let result = known.get(body);
  if (result === undefined) known.set(body, (result = readsScrambled(body)));
  return result;
}

/** The end of "(a)" or "b)" where one begins, else the token itself: they number what follows and belong to no sentence. */
function enumeratorEnd(tokens: readonly Token[], at: number): number {
  const letter = tokens[at]?.raw === '(' ? at + 1 : at;
  const token = tokens[letter];
  return token && token.kind !== 'mark' && token.raw.length === 1 && tokens[letter + 1]?.raw === ')' ? letter + 2 : at;
}

function readsScrambled(body: Body): boolean {
  if (body.kind === 'heading' || body.kind === 'code') return false;
  let tokens = 0;
  let small = 0;
  let score = 0;
  let before = EDGE;
  const step = (after: number) => {
    score += before === NOWHERE ? 0 : (SCORES[before * SIZE + after] ?? 0);
    before = after;
  };
  for (const unit of body.units) {
    const chain = unit.tokens.filter(({ raw }) => raw === '→').length >= CHAIN;
    let enumerated = 0;
    for (const [at, token] of unit.tokens.entries()) {
      if (at < enumerated) continue;
      enumerated = enumeratorEnd(unit.tokens, at);
      if ((chain && token.raw === '→') || enumerated > at) {
        if (before === NOWHERE) score += TWO_IN_A_ROW;
        before = NOWHERE;
        continue;
      }
      const name = token.class;
      tokens++;
      if (SMALL.has(name)) small++;
      step(token.raw === '|' ? EDGE : (RANK.get(name) ?? EDGE));
    }
    if (body.kind !== 'paragraph') step(EDGE);
  }
  if (body.kind === 'paragraph') step(EDGE);
  if (body.kind === 'table') return tokens >= SHORTEST_TABLE && small >= ENOUGH_SMALL_IN_TABLE * tokens && score / tokens < LEAST_TABLE;
  const limits = small >= ENOUGH_SMALL * tokens ? LEAST_PROSE : LEAST_NOTES;
  const limit = limits.find(([least]) => tokens >= least);
  return limit !== undefined && score / tokens < limit[1];
}

import type { Body } from '../document/designDocBlock';
import type { Span } from '../document/span';
import { FLUENCY_TABLE } from './fluencyTable';
import { countMisplaced, isListNumber } from './misplacement';
import type { Token } from '../document/token';
import { WORD_CLASSES, type WordClass } from '../document/wordClass';

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

/** Under how many tokens nothing can be said, and the least score per token of a text that reads as written, by its length. */
type Limits = readonly (readonly [tokens: number, score: number])[];
const LEAST_PROSE: Limits = [
  [40, 0.3],
  [25, 0.05],
  [12, -0.15],
  [8, -1],
];
const LEAST_NOTES: Limits = [
  [40, -0.4],
  [8, -0.9],
];
/** Items and cells may begin and end with anything; only what stands inside them is scored. */
const LEAST_PIECES: Limits = [
  [60, 0.2],
  [20, -0.2],
  [8, -1],
];
/** What a misplaced token takes off the score. */
const MISPLACED = 8;
/** From this many misplaced tokens, and this share of them, no score can make up for them. */
const MOST_MISPLACED = 3;
const SHARE_MISPLACED = 0.04;

/** So many arrows make steps of what is between them. */
const CHAIN = 3;
/** After an arrow of a chain or the letter of an enumeration anything may stand, but another one. */
const NOWHERE = -1;
const TWO_IN_A_ROW = -6;

/** How a body reads: as written, or as words in no order, which is sure of prose and likely of notes (bullets, cells, fragments). */
export type Order = 'written' | 'shuffled prose' | 'shuffled notes';

/** In tokens. */
const LONGEST_NOTE = 25;

/** A short line without a capital and a full stop: a note, as the items of a list are. */
function isNote({ units: [unit, ...others] }: Body): boolean {
  const [first, last] = [unit?.tokens[0], unit?.tokens.at(-1)];
  if (!unit || !first || !last || others.length > 0) return false;
  return unit.tokens.length < LONGEST_NOTE && first.kind === 'word' && first.raw === first.lower && last.class !== 'stop';
}

const known = new WeakMap<Body, Order>();

/** How a paragraph, list or table reads: in no order when its small words, marks and units stand where written English never puts them. */
export function orderOf(body: Body): Order {
  if (body.kind === 'heading' || body.kind === 'code') return 'written';
  let result = known.get(body);
  if (result === undefined)
    known.set(body, (result = body.kind === 'paragraph' && !isNote(body) ? orderOfParagraph(body) : orderOfPieces(body)));
  return result;
}

/** The end of "(a)", "b)" or "2." where one begins, else the token itself: they number what follows and belong to no sentence. */
function enumeratorEnd(tokens: readonly Token[], at: number): number {
  if (isListNumber(tokens, at)) return at + 2;
  const letter = tokens[at]?.raw === '(' ? at + 1 : at;
  const token = tokens[letter];
  return token && token.kind !== 'mark' && token.raw.length === 1 && tokens[letter + 1]?.raw === ')' ? letter + 2 : at;
}

const scoreOf = (before: number, after: number) => (before === NOWHERE ? 0 : (SCORES[before * SIZE + after] ?? 0));

/** Scores each token by the one before it, the edges of pieces left to the caller. Gives the class after the last. */
function scoreTokens(
  tokens: readonly Token[],
  { from, to }: Span,
  start: number,
): { readonly score: number; readonly count: number; readonly last: number } {
  let chain = 0;
  for (let at = from; at < to; at++) if (tokens[at]?.raw === '→') chain++;
  let score = 0;
  let count = 0;
  let before = start;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    const end = enumeratorEnd(tokens, at);
    if ((chain >= CHAIN && token?.raw === '→') || end > at) {
      if (before === NOWHERE && at > from) score += TWO_IN_A_ROW;
      before = NOWHERE;
      at = Math.max(at, end - 1);
      continue;
    }
    const after = RANK.get(token?.class ?? 'edge') ?? EDGE;
    score += scoreOf(before, after);
    before = after;
    count++;
  }
  return { score, count, last: before };
}

const isUnder = (score: number, tokens: number, limits: Limits) => {
  const limit = limits.find(([least]) => tokens >= least);
  return limit !== undefined && score / tokens < limit[1];
};

function orderOfParagraph({ units }: Body): Order {
  let score = 0;
  let count = 0;
  let small = 0;
  let before = EDGE;
  for (const { tokens } of units) {
    const whole = { from: 0, to: tokens.length };
    const part = scoreTokens(tokens, whole, before);
    score += part.score;
    count += part.count;
    before = part.last;
    for (const token of tokens) if (SMALL.has(token.class)) small++;
  }
  score += scoreOf(before, EDGE);
  if (small >= ENOUGH_SMALL * count) return isUnder(score, count, LEAST_PROSE) ? 'shuffled prose' : 'written';
  return isUnder(score, count, LEAST_NOTES) ? 'shuffled notes' : 'written';
}

function orderOfPieces({ units }: Body): Order {
  let score = 0;
  let count = 0;
  let misplaced = 0;
  for (const { tokens, cells } of units) {
    for (const piece of cells.length > 0 ? cells : [{ from: 0, to: tokens.length }]) {
      if (piece.to - piece.from < 2) continue;
      const part = scoreTokens(tokens, piece, NOWHERE);
      score += part.score;
      count += part.count;
      misplaced += countMisplaced(tokens, piece);
    }
  }
  const isShuffled =
    isUnder(score - MISPLACED * misplaced, count, LEAST_PIECES) || (misplaced >= MOST_MISPLACED && misplaced > SHARE_MISPLACED * count);
  return isShuffled ? 'shuffled notes' : 'written';
}

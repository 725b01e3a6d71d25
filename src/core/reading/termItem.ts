import type { ConceptHit } from './conceptSearch';
import { lowerAt } from '../document/lowerAt';
import type { Token } from '../document/token';
import type { Unit } from '../document/unit';

const words = (list: string) => new Set(list.split(' '));

/** Words that relate things to each other: where one of them stands between concepts, something is said about them. */
export const RELATING = words(
  "is are was were be been has have had do does did will would can could should may might must shall if when then once while until unless otherwise after before within because so that which who whose where than by from into onto at on in per via through against between for with without to we i it they you he she our its their his her this these those each every only not never no it's don't doesn't isn't aren't can't won't cannot",
);
/** Signs that do the same. */
export const RELATION_MARKS = words('→ = < > ≤ ≥');
/** Words that say nothing of the terms after them. */
export const EMPTY_VERBS = words(
  'use uses using used have has include includes including need needs leverage leverages implement implements implementing apply adopt consider such as with we like via employ covers cover involves involve our key concepts topics keywords tools stack technologies and',
);
/** Words that only lead to a number: "over 80 ms", "for 5 minutes", "at least 2". */
const BEFORE_NUMBER = words(
  'over under above below for within at least most more less than by in to up about last every per the a > < ≥ ≤ ≈ =',
);
const SEPARATORS = words(', ; • · and');

/** Tokens of a wording that is a name and no clause. */
const LONGEST_TERM = 2;
const MANY_ITEMS = 6;

const NAMED = 1;
const MEASURED = 2;

/** For each token whether it belongs to a concept, or to a number with the words that lead to it. */
export function coverage({ tokens, quantities }: Unit, hits: readonly ConceptHit[]): Uint8Array {
  const covered = new Uint8Array(tokens.length);
  let separators = 0;
  for (const { lower } of tokens) if (SEPARATORS.has(lower)) separators++;
  for (const { from, to } of quantities) {
    let start = from;
    while (start > 0 && from - start < 3 && BEFORE_NUMBER.has(lowerAt(tokens, start - 1))) start--;
    covered.fill(MEASURED, start, to);
  }
  for (const { from, to } of hits) {
    covered.fill(NAMED, from, to);
    // What a long wording relates is said by the sentence as well; among many items it is one of them.
    if (to - from > LONGEST_TERM && separators < MANY_ITEMS)
      for (let at = from; at < to; at++) if (RELATING.has(lowerAt(tokens, at))) covered[at] = 0;
  }
  return covered;
}

/** What stands between two separators. */
export interface TermItem {
  /** Words and marks that relate things to each other. */
  relating: number;
  named: boolean;
  measured: boolean;
  /** A concept and a number that it is compared with: "p99 > 80 ms". */
  compared: boolean;
  words: number;
  /** Words of its own, that belong to no concept and no number. */
  own: number;
  /** Small words that relate things, also those within a concept's wording. */
  glue: number;
}

/** The colon of "Key concepts:", or -1: such words say nothing of the first item. */
function titleEnd(tokens: readonly Token[]): number {
  for (let at = 0; at < tokens.length; at++) {
    const { raw, lower } = tokens[at] ?? NO_TOKEN;
    if (raw === ':') return at;
    if (!EMPTY_VERBS.has(lower)) return -1;
  }
  return -1;
}

const NO_TOKEN = { raw: '', lower: '' };

const emptyItem = (): TermItem => ({ relating: 0, named: false, measured: false, compared: false, words: 0, own: 0, glue: 0 });

/** What stands between the separators of a unit. */
export function itemsOf({ tokens, quantities }: Unit, covered: Uint8Array): TermItem[] {
  const items: TermItem[] = [];
  const title = titleEnd(tokens);
  let item = emptyItem();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (covered[at] === 0 && (SEPARATORS.has(token.lower) || (token.raw === '/' && token.spaced))) {
      if (item.words > 0) items.push(item);
      item = emptyItem();
      continue;
    }
    if (token.kind !== 'mark') item.words++;
    if (token.kind !== 'mark' && covered[at] === 0) item.own++;
    if (RELATING.has(token.lower)) item.glue++;
    if (covered[at] === NAMED) item.named = true;
    else if (covered[at] === MEASURED) {
      item.measured = true;
      item.compared ||= item.named && quantities.some(({ from, compared }) => compared && from === at);
    } else if (at === title) item.relating = 0;
    else if (RELATION_MARKS.has(token.raw) || token.raw === ':' || token.raw === '(') item.relating += 2;
    else if (RELATING.has(token.lower) && !EMPTY_VERBS.has(token.lower)) item.relating++;
  }
  if (item.words > 0) items.push(item);
  return items;
}

import type { Span } from '../document/span';
import type { Token } from '../document/token';
import type { Unit } from '../document/unit';

/** What the words of a unit are: terms and numbers, small words that relate them, and others. */
export interface TermTally {
  /** Concepts and numbers named. */
  readonly terms: number;
  /** Words of all kinds. */
  readonly words: number;
  /** Words that belong to terms and numbers. */
  readonly covered: number;
  /** Outside of tables: words, and small words and signs that relate one thing to another. */
  readonly running: number;
  readonly glue: number;
  /** Concepts and numbers that a row of many columns or steps with arrows set in relation to a number. */
  readonly related: number;
  /** Stems of the words that are neither terms nor small. */
  readonly own: readonly string[];
}

/** Tokens of a wording that is a name wherever it stands; a longer one has words of the sentence in it, unless it stands alone. */
const LONGEST_TERM = 3;

const SMALL = new Set(
  (
    'the a an of in on at to for from by with without is are was were be been being it this that these those we i you he she they our ' +
    'its their as if when then than so but not no do does did has have had will would can could should must may more most less all any each ' +
    'every per up out over under about into after before until while because which who what where how there here also only just very too'
  ).split(' '),
);
const RELATIONS = new Set(['→', '=', '<', '>', '≤', '≥', ':', '(']);

const COVERED = 1;
const START = 2;
/** Inside a term that stands alone, where a small word relates nothing to it. */
const WITHIN = 4;

function isSign(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'mark';
}

/** Whether nothing but signs, or the borders of its cell, stands around some tokens. */
function standsAlone({ tokens, cells }: Unit, { from, to }: Span): boolean {
  const opens = isSign(tokens[from - 1]) || cells.some((cell) => cell.from === from);
  const closes = isSign(tokens[to]) || cells.some((cell) => cell.to === to);
  return opens && closes;
}

/** Marks the tokens that belong to numbers, and those that begin one. */
function markNumbers(marks: Uint8Array, numbers: readonly Span[]): void {
  for (const { from, to } of numbers) {
    marks[from] = (marks[from] ?? 0) | START;
    if (to - from <= LONGEST_TERM) for (let at = from; at < to; at++) marks[at] = (marks[at] ?? 0) | COVERED;
  }
}

/** Marks the tokens that belong to terms, and those that begin one. */
function markTerms(marks: Uint8Array, unit: Unit, terms: readonly Span[]): void {
  for (const term of terms) {
    const { from, to } = term;
    const isAlone = standsAlone(unit, term);
    const mark = (isAlone || to - from <= LONGEST_TERM ? COVERED : 0) | (isAlone ? WITHIN : 0);
    marks[from] = (marks[from] ?? 0) | START;
    for (let at = from; at < to; at++) marks[at] = (marks[at] ?? 0) | mark;
  }
}

/** Counts the words of a unit in which some concepts are named. */
export function tallyTerms(unit: Unit, concepts: readonly Span[]): TermTally {
  const { tokens, quantities, words } = unit;
  const marks = new Uint8Array(tokens.length);
  markNumbers(marks, quantities);
  markTerms(marks, unit, concepts);
  const isRow = unit.kind === 'row';
  const own: string[] = [];
  let terms = 0;
  let covered = 0;
  let glue = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const mark = marks[at] ?? 0;
    if (!token) continue;
    if ((mark & START) !== 0) terms++;
    const isSmall = SMALL.has(token.lower);
    if (!isRow && (mark & WITHIN) === 0 && (isSmall || isRelation(unit, at))) glue++;
    if (token.kind === 'mark') continue;
    if ((mark & COVERED) !== 0) covered++;
    else if (token.kind === 'word' && !isSmall && token.lower !== 'and') own.push(token.stem);
  }
  return { terms, words, covered, running: isRow ? 0 : words, glue, related: isRelated(unit) ? terms : 0, own };
}

/** Columns of a table from which its rows say something of their first cell, and not just give it a value. */
const MANY_COLUMNS = 4;

/** "p99 latency | 80 ms | 5 min | rollback", "p99 > 80 ms → rollback": as much a statement as a sentence is. */
function isRelated({ kind, tokens, quantities, cells }: Unit): boolean {
  if (kind === 'header') return cells.length >= MANY_COLUMNS;
  if (quantities.length === 0) return false;
  if (kind === 'row') return cells.filter(({ from, to }) => to > from).length >= MANY_COLUMNS;
  return kind === 'item' && quantities.some(({ compared }) => compared) && tokens.some(({ raw }) => raw === '→');
}

/** A sign that relates what is before it to what comes after; the colon of "latency: 5 %" at the end only sets them side by side. */
function isRelation({ tokens, quantities }: Unit, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark' || !RELATIONS.has(token.raw)) return false;
  return token.raw !== ':' || !quantities.some(({ from, to }) => from === at + 1 && to >= tokens.length - 1);
}

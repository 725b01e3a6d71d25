import { parseDesignDoc } from '../document/designDoc';
import type { Body } from '../document/designDocBlock';
import { parseTokens, type Token } from '../document/token';
import type { Unit } from '../document/unit';

/** Texts that count nothing where they stand in an answer: scaffold, brief, criteria, hints, reference. */
export interface ForeignText {
  /** Fingerprints of every run of `RUN_LENGTH` words. */
  readonly runs: ReadonlySet<number>;
  /** Fingerprints of whole short statements. */
  readonly statements: ReadonlySet<number>;
  /** Lines with white space made equal, for code and diagrams. */
  readonly lines: ReadonlySet<string>;
}

/** So many words in the same order are no coincidence. */
const RUN_LENGTH = 8;
const BASE_A = 0x01000193;
const BASE_B = 0x85ebca6b;

const hashes = new WeakMap<readonly Token[], Fingerprints>();

interface Fingerprints {
  /** Index of each word's token. */
  readonly places: readonly number[];
  /** Fingerprint of the run that begins at each word; empty where there are fewer words than a run. */
  readonly runs: readonly number[];
  readonly whole: number;
}

/** Two independent 32-bit hashes in one number: collisions are out of the question for texts of any real size. */
const combine = (a: number, b: number) => (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);

function buildFingerprints(tokens: readonly Token[]): Fingerprints {
  const places: number[] = [];
  const a: number[] = [];
  const b: number[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === 'mark') return;
    let one = 0x811c9dc5;
    let two = 0x9e3779b9;
    for (let index = 0; index < token.lower.length; index++) {
      const code = token.lower.charCodeAt(index);
      one = Math.imul(one ^ code, BASE_A);
      two = Math.imul(two + code, BASE_B) ^ (two >>> 13);
    }
    places.push(at);
    a.push(one);
    b.push(two);
  });
  const runFrom = (start: number, end: number) => {
    let one = 0;
    let two = 0;
    for (let index = start; index < end; index++) {
      one = (Math.imul(one, BASE_A) + (a[index] ?? 0)) | 0;
      two = (Math.imul(two, BASE_B) + (b[index] ?? 0)) | 0;
    }
    return combine(one, two);
  };
  const runs: number[] = [];
  for (let start = 0; start + RUN_LENGTH <= places.length; start++) runs.push(runFrom(start, start + RUN_LENGTH));
  return { places, runs, whole: runFrom(0, places.length) };
}

function fingerprintsOf(tokens: readonly Token[]): Fingerprints {
  let known = hashes.get(tokens);
  if (!known) hashes.set(tokens, (known = buildFingerprints(tokens)));
  return known;
}

/** A line of code or of a diagram with white space made equal. */
export const plainLine = (line: string) => line.trim().replaceAll(/\s+/g, ' ');

/** Words of a clause from which on it is known again by itself. */
const SHORTEST_CLAUSE = 4;
const CLAUSE_ENDS = new Set([',', ';', ':', '(', ')', '—', '–']);

/** The clauses of a statement, which make items when it is pasted piece by piece. */
function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens)
    if (CLAUSE_ENDS.has(token.raw)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  return clauses.length === 1 ? [] : clauses.filter((clause) => clause.filter(({ kind }) => kind !== 'mark').length >= SHORTEST_CLAUSE);
}

/** Prepares the texts that count nothing. Markdown is read both as words in a row and as statements. */
export function buildForeignText(texts: readonly string[]): ForeignText {
  const runs = new Set<number>();
  const statements = new Set<number>();
  const lines = new Set<string>();
  for (const text of texts) {
    for (const run of buildFingerprints(parseTokens(text, 0, text.length)).runs) runs.add(run);
    for (const block of parseDesignDoc(text).blocks) {
      for (const unit of block.body.units) {
        const { runs: own, whole } = buildFingerprints(unit.tokens);
        statements.add(whole);
        for (const clause of clausesOf(unit.tokens)) statements.add(buildFingerprints(clause).whole);
        for (const run of own) runs.add(run);
      }
    }
    for (const line of text.split('\n')) if (plainLine(line) !== '') lines.add(plainLine(line));
  }
  return { runs, statements, lines };
}

/** Marks the tokens of a unit that are foreign with 1; undefined where none are. */
export function findForeign(unit: Unit, foreign: ForeignText): Uint8Array | undefined {
  const { places, runs, whole } = fingerprintsOf(unit.tokens);
  if (foreign.statements.has(whole)) return new Uint8Array(unit.tokens.length).fill(1);
  let mask: Uint8Array | undefined;
  runs.forEach((run, start) => {
    if (!foreign.runs.has(run)) return;
    mask ??= new Uint8Array(unit.tokens.length);
    mask.fill(1, places[start], (places[start + RUN_LENGTH - 1] ?? 0) + 1);
  });
  return mask;
}

/** What of a body is foreign, unit by unit. */
export interface ForeignParts {
  /** As `findForeign` gives them. */
  readonly masks: readonly (Uint8Array | undefined)[];
  /** Whether all of the unit is foreign: nothing in it is the writer's. */
  readonly isWhole: readonly boolean[];
}

const parts = new WeakMap<ForeignText, WeakMap<Body, ForeignParts | undefined>>();

/** What of a body is foreign; undefined where nothing is. Remembered, so that a body kept over an edit is compared once. */
export function findForeignParts(body: Body, foreign: ForeignText | undefined): ForeignParts | undefined {
  if (!foreign) return undefined;
  let known = parts.get(foreign);
  if (!known) parts.set(foreign, (known = new WeakMap()));
  if (known.has(body)) return known.get(body);
  const masks = body.units.map((unit) => findForeign(unit, foreign));
  const found = masks.some((mask) => mask !== undefined)
    ? { masks, isWhole: masks.map((mask) => mask?.every((mark) => mark === 1) === true) }
    : undefined;
  known.set(body, found);
  return found;
}

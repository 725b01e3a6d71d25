import { findConcepts } from './conceptSearch';
import type { LexiconIndex } from './lexiconIndex';
import { parseTokens } from '../document/token';
import type { Span } from '../document/span';

/** Concepts named at one place, and the words that name them. Offsets are relative to the text. */
export interface NamedConcepts extends Span {
  /** Indexes into the lexicon's concepts, those of the longest wording only. */
  readonly concepts: readonly number[];
}

/** The concepts that the words at an offset of a line name; undefined where they name none. */
export function findConceptsAt(index: LexiconIndex, line: string, offset: number): NamedConcepts | undefined {
  const tokens = parseTokens(line, 0, line.length);
  const here = findConcepts(index, tokens)
    .filter(({ loose }) => !loose)
    .map(({ concept, from, to }) => ({ concept, from: tokens[from]?.from ?? 0, to: tokens[to - 1]?.to ?? 0 }))
    .filter(({ from, to }) => from <= offset && offset <= to);
  const longest = Math.max(...here.map(({ from, to }) => to - from));
  const named = here.filter(({ from, to }) => to - from === longest);
  const [first] = named;
  return first && { from: first.from, to: first.to, concepts: [...new Set(named.map(({ concept }) => concept))] };
}

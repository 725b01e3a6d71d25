import { stem } from '../document/stem';
import type { Token } from '../document/token';

/**
 * Wordings of which only the words matter: one of each list, in any order and close together. "takes the newcomer off all traffic"
 * and "traffic is taken off the newcomer" say the same, and no list of whole wordings holds both.
 */
export interface LooseWordings {
  /** For each stem, the lists it is in, one after the other: concept, place of the list in `seen`, beginning and end of the wording's lists there. */
  readonly parts: ReadonlyMap<string, Int32Array>;
  /** Where each list of each wording was seen last. */
  readonly seen: Int32Array;
  /** Tokens read so far, of all texts: places go on counting, so that what was seen in one text is no part of the next. */
  read: number;
}

/** Where a loose wording stands: tokens `from` to `to`. */
export interface LooseHit {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
}

/** Tokens that all words of a wording must lie within. */
const REACH = 7;
/** Marks that end a clause; words on either side do not belong together. */
const BREAKS = new Set(['.', ';', ':', '!', '?', '|', '→', '—']);

/** What `seen` says of a list of which no word was seen. */
const NEVER = -1;
/** Places count up to here and begin afresh. */
const MOST_PLACES = 2 ** 30;

/** Compiles the loose wordings of concepts, given as concept number and lists of single words. */
export function compileLooseWordings(given: readonly (readonly [concept: number, lists: readonly (readonly string[])[]])[]): LooseWordings {
  const parts = new Map<string, number[]>();
  let first = 0;
  for (const [concept, lists] of given) {
    const end = first + lists.length;
    for (const [list, words] of lists.entries()) {
      for (const word of words) {
        const key = stem(word.toLowerCase());
        const known = parts.get(key) ?? [];
        parts.set(key, known);
        known.push(concept, first + list, first, end);
      }
    }
    first = end;
  }
  return {
    parts: new Map([...parts].map(([key, numbers]) => [key, Int32Array.from(numbers)])),
    seen: new Int32Array(first).fill(NEVER),
    read: 0,
  };
}

/** The first of the places where some lists were seen, or -1 where one was not since `least`. One word may stand in two lists, but counts for one of them. */
function beginning(seen: Int32Array, first: number, end: number, least: number): number {
  let from = MOST_PLACES;
  for (let list = first; list < end; list++) {
    const at = seen[list] ?? NEVER;
    if (at < least) return NEVER;
    if (at < from) from = at;
  }
  return new Set(seen.subarray(first, end)).size === end - first ? from : NEVER;
}

/** Finds the loose wordings in a unit of text, each at its first and closest place, in time proportional to the text. */
export function findLooseWordings(wordings: LooseWordings, tokens: readonly Token[]): LooseHit[] {
  const hits: LooseHit[] = [];
  if (wordings.parts.size === 0) return hits;
  const { seen } = wordings;
  if (wordings.read > MOST_PLACES - tokens.length) {
    seen.fill(NEVER);
    wordings.read = 0;
  }
  const start = wordings.read;
  wordings.read += tokens.length;
  let clause = start;
  let place = start;
  for (const token of tokens) {
    const at = place++;
    if (token.kind === 'mark') {
      if (BREAKS.has(token.raw)) clause = place;
      continue;
    }
    const parts = wordings.parts.get(token.stem);
    if (!parts) continue;
    const least = Math.max(clause, at - REACH + 1);
    for (let part = 0; part < parts.length; part += 4) {
      const first = parts[part + 2] ?? 0;
      const end = parts[part + 3] ?? 0;
      seen[parts[part + 1] ?? 0] = at;
      const from = beginning(seen, first, end, least);
      if (from === NEVER) continue;
      hits.push({ concept: parts[part] ?? 0, from: from - start, to: place - start });
      seen.fill(NEVER, first, end);
    }
  }
  return hits;
}

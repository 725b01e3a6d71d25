import { stem } from '../document/stem';
import type { Token } from '../document/token';

/**
 * Wordings of which only the words matter: one of each list, in any order and close together. "takes the newcomer off all traffic"
 * and "traffic is taken off the newcomer" say the same, and no list of whole wordings holds both.
 */
export interface LooseWordings {
  /** For each stem, the wordings that it is part of, and which of their lists it is in. */
  readonly parts: ReadonlyMap<string, readonly LoosePart[]>;
  /** Tokens read so far, of all texts: places go on counting, so that what was seen in one text is no part of the next. */
  read: number;
}

interface LoosePart {
  readonly list: number;
  readonly concept: number;
  /** Where each list of the wording was seen last, -1 where it was not. One array for all parts of a wording. */
  readonly seen: number[];
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

/** Compiles the loose wordings of concepts, given as concept number and lists of single words. */
export function compileLooseWordings(given: readonly (readonly [concept: number, lists: readonly (readonly string[])[]])[]): LooseWordings {
  const parts = new Map<string, LoosePart[]>();
  for (const [concept, lists] of given) {
    const seen = lists.map(() => -1);
    for (const [list, words] of lists.entries()) {
      for (const word of words) {
        const key = stem(word.toLowerCase());
        const known = parts.get(key);
        if (known) known.push({ list, concept, seen });
        else parts.set(key, [{ list, concept, seen }]);
      }
    }
  }
  return { parts, read: 0 };
}

/** The first of the places where the lists were seen, or -1 where one was not since `least`. One word may stand in two lists, but counts for one of them. */
function beginning(seen: readonly number[], least: number): number {
  let from = Infinity;
  for (const at of seen) {
    if (at < least) return -1;
    if (at < from) from = at;
  }
  return new Set(seen).size === seen.length ? from : -1;
}

/** Finds the loose wordings in a unit of text, each at its first and closest place, in time proportional to the text. */
export function findLooseWordings(wordings: LooseWordings, tokens: readonly Token[]): LooseHit[] {
  const hits: LooseHit[] = [];
  if (wordings.parts.size === 0) return hits;
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
    for (const { list, concept, seen } of parts) {
      seen[list] = at;
      const from = beginning(seen, Math.max(clause, at - REACH + 1));
      if (from < 0) continue;
      hits.push({ concept, from: from - start, to: place - start });
      seen.fill(-1);
    }
  }
  return hits;
}

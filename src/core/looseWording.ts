import { stem } from './stem';
import type { Token } from './token';

/**
 * Wordings of which only the words matter: one of each list, in any order and close together. "takes the newcomer off all traffic"
 * and "traffic is taken off the newcomer" say the same, and no list of whole wordings holds both.
 */
export interface LooseWordings {
  /** For each stem, the wordings that it is part of, and which of their lists it is in. */
  readonly parts: ReadonlyMap<string, readonly { readonly wording: number; readonly list: number }[]>;
  readonly wordings: readonly { readonly concept: number; readonly lists: number }[];
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
  const parts = new Map<string, { wording: number; list: number }[]>();
  const wordings = given.map(([concept, lists], wording) => {
    lists.forEach((words, list) => {
      for (const word of words) {
        const key = stem(word.toLowerCase());
        const known = parts.get(key) ?? [];
        known.push({ wording, list });
        parts.set(key, known);
      }
    });
    return { concept, lists: lists.length };
  });
  return { parts, wordings };
}

/** Finds the loose wordings in a unit of text, each at its first and closest place, in time proportional to the text. */
export function findLooseWordings({ parts, wordings }: LooseWordings, tokens: readonly Token[]): LooseHit[] {
  if (parts.size === 0) return [];
  const last = new Map<number, number[]>();
  const hits: LooseHit[] = [];
  let clause = 0;
  tokens.forEach((token, at) => {
    if (token.kind === 'mark') {
      if (BREAKS.has(token.raw)) clause = at + 1;
      return;
    }
    for (const { wording, list } of parts.get(token.stem) ?? []) {
      const { concept, lists } = wordings[wording] ?? { concept: -1, lists: 0 };
      const seen = last.get(wording) ?? [];
      seen[list] = at;
      last.set(wording, seen);
      const from = Math.min(...Array.from({ length: lists }, (_, index) => seen[index] ?? -1));
      // One word may stand in two lists, but counts for one of them.
      if (from < clause || at - from >= REACH || new Set(seen.slice(0, lists)).size < lists) continue;
      hits.push({ concept, from, to: at + 1 });
      last.delete(wording);
    }
  });
  return hits;
}

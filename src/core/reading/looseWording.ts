import { stem } from '../document/stem';
import type { Token } from '../document/token';

/**
 * Wordings of which only the words matter: one of each list, in any order and close together. "takes the newcomer off all traffic"
 * and "traffic is taken off the newcomer" say the same, and no list of whole wordings holds both.
 */
export interface LooseWordings {
  /** For each stem, the lists it is in, `PART` numbers each: the list's place in `seen`, those of two others of its wording (the same twice where there is one), and the wording. */
  readonly parts: ReadonlyMap<string, Int32Array>;
  /** Where each list of each wording was seen last. */
  readonly seen: Int32Array;
  /** For each wording its concept and where its lists begin and end in `seen`. */
  readonly wordings: readonly { readonly concept: number; readonly first: number; readonly end: number }[];
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

/** Numbers that `parts` has of each list. */
const PART = 4;
/** What `seen` says of a list of which no word was seen. */
const NEVER = -1;
/** Places count up to here and begin afresh. */
const MOST_PLACES = 2 ** 30;

/** Compiles the loose wordings of concepts, given as concept number and lists of single words. */
export function compileLooseWordings(given: readonly (readonly [concept: number, lists: readonly (readonly string[])[]])[]): LooseWordings {
  const parts = new Map<string, number[]>();
  const wordings: { concept: number; first: number; end: number }[] = [];
  let first = 0;
  for (const [concept, lists] of given) {
    const end = first + lists.length;
    for (const [list, words] of lists.entries()) {
      const others = lists.flatMap((_, other) => (other === list ? [] : [first + other]));
      for (const word of words) {
        const key = stem(word.toLowerCase());
        const known = parts.get(key) ?? [];
        parts.set(key, known);
        known.push(first + list, others[0] ?? first, others.at(-1) ?? first, wordings.length);
      }
    }
    wordings.push({ concept, first, end });
    first = end;
  }
  return {
    parts: new Map([...parts].map(([key, numbers]) => [key, Int32Array.from(numbers)])),
    seen: new Int32Array(first).fill(NEVER),
    wordings,
    read: 0,
  };
}

/** The first of the places where some lists were seen, or -1 where two were seen at one: a word may stand in two lists, but counts for one of them. */
function beginning(seen: Int32Array, first: number, end: number): number {
  const places = seen.subarray(first, end);
  return new Set(places).size === places.length ? Math.min(...places) : NEVER;
}

/** Finds the loose wordings in a unit of text, each at its first and closest place, in time proportional to the text. */
export function findLooseWordings(loose: LooseWordings, tokens: readonly Token[]): LooseHit[] {
  const hits: LooseHit[] = [];
  if (loose.parts.size === 0) return hits;
  const { seen, wordings } = loose;
  if (loose.read > MOST_PLACES - tokens.length) {
    seen.fill(NEVER);
    loose.read = 0;
  }
  const start = loose.read;
  loose.read += tokens.length;
  let clause = start;
  let place = start;
  for (const token of tokens) {
    const at = place++;
    if (token.kind === 'mark') {
      if (BREAKS.has(token.raw)) clause = place;
      continue;
    }
    const parts = loose.parts.get(token.stem);
    if (!parts) continue;
    const least = Math.max(clause, at - REACH + 1);
    for (let part = 0; part < parts.length; part += PART) {
      seen[parts[part] ?? 0] = at;
      if ((seen[parts[part + 1] ?? 0] ?? NEVER) < least || (seen[parts[part + 2] ?? 0] ?? NEVER) < least) continue;
      const wording = wordings[parts[part + 3] ?? 0];
      if (!wording) continue;
      const from = beginning(seen, wording.first, wording.end);
      if (from === NEVER) continue;
      hits.push({ concept: wording.concept, from: from - start, to: place - start });
      seen.fill(NEVER, wording.first, wording.end);
    }
  }
  return hits;
}

import type { Scope } from '../problem/evidenceLanguage';
import type { PlaceList } from './placeList';

/** The windows of a scope in a document: stretches that are looked at as one. Each has a key, smaller ones first in the text. */
export interface ScopeWindows {
  /** How many keys there are. */
  readonly size: number;
  /** The windows that a place belongs to: `keys` from `starts[place]` to `starts[place + 1]`. */
  readonly keys: Int32Array;
  readonly starts: Int32Array;
  /** How much holds in each window, in all and of the need at hand, and which signal was seen there last: room for one count after the other. */
  readonly held: Int32Array;
  readonly counted: Int32Array;
  readonly seen: Int32Array;
  /** Signals counted so far. */
  turn: number;
}

/** Lays out the windows of a scope. Fences come after the places. */
export function buildScopeWindows(list: PlaceList, scope: Scope): ScopeWindows {
  const count = list.places.length + list.fences.length;
  const starts = new Int32Array(count + 1);
  const keys: number[] = [];
  let size = 0;
  for (let at = 0; at < count; at++) {
    for (const key of keysOf(list, scope, at)) {
      keys.push(key);
      if (key >= size) size = key + 1;
    }
    starts[at + 1] = keys.length;
  }
  const room = () => new Int32Array(size);
  return { size, keys: Int32Array.from(keys), starts, held: room(), counted: room(), seen: room(), turn: 0 };
}

function keysOf({ places, fences, readWith }: PlaceList, scope: Scope, at: number): readonly number[] {
  const place = places[at];
  const where = place ?? fences[at - places.length];
  switch (scope) {
    case 'document':
      return [0];
    case 'section':
      // What stands before the first section has the number before 0.
      return where ? [where.section + 1] : [];
    case 'block':
      return where ? [where.group] : [];
    case 'diagram':
    case 'code':
      return place ? [] : [at];
    case 'sentence':
      return [at, ...(readWith[at] ?? [])];
    case 'neighbours':
      return [...[at - 1, at + 1].filter((other) => place && places[other]?.block === place.block), at, ...(readWith[at] ?? [])];
  }
}

/** Whether a place belongs to a window. */
export function isInWindow({ keys, starts }: ScopeWindows, at: number, key: number): boolean {
  const end = starts[at + 1] ?? 0;
  for (let next = starts[at] ?? 0; next < end; next++) if (keys[next] === key) return true;
  return false;
}

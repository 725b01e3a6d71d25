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

/** Half of the longest stretch of a section that is looked at as one, in places. A longer section is a catalogue, or a text without headings. */
const STRETCH = 30;

/** Lays out the windows of a scope. Fences come after the places. */
export function buildScopeWindows(list: PlaceList, scope: Scope): ScopeWindows {
  const count = list.places.length + list.fences.length;
  const starts = new Int32Array(count + 1);
  const keys: number[] = [];
  let size = 0;
  const stretches = scope === 'section' ? stretchesOf(list) : [];
  for (let at = 0; at < count; at++) {
    for (const key of scope === 'section' ? (stretches[at] ?? []) : keysOf(list, scope, at)) {
      keys.push(key);
      if (key >= size) size = key + 1;
    }
    starts[at + 1] = keys.length;
  }
  const room = () => new Int32Array(size);
  return { size, keys: Int32Array.from(keys), starts, held: room(), counted: room(), seen: room(), turn: 0 };
}

/** For each place and fence the window of its section; in a long one each stretch makes a window with the next. */
function stretchesOf({ places, fences }: PlaceList): readonly (readonly number[])[] {
  const keys: (readonly number[])[] = [];
  let section: number | undefined;
  let base = 0;
  let size = 0;
  let inSection = 0;
  let fence = 0;
  const add = (at: number, { section: own }: { readonly section: number }): void => {
    if (own !== section) [section, base, inSection] = [own, size, 0];
    const key = base + Math.floor(inSection++ / STRETCH);
    keys[at] = key > base ? [key - 1, key] : [key];
    size = Math.max(size, key + 1);
  };
  const addFences = (before: number): void => {
    for (let next = fences[fence]; next && next.block < before; next = fences[fence]) add(places.length + fence++, next);
  };
  for (const [at, place] of places.entries()) {
    addFences(place.block);
    add(at, place);
  }
  addFences(Infinity);
  return keys;
}

function keysOf({ places, fences, readWith }: PlaceList, scope: Exclude<Scope, 'section'>, at: number): readonly number[] {
  const place = places[at];
  const where = place ?? fences[at - places.length];
  switch (scope) {
    case 'document':
      return [0];
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

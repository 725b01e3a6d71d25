import type { EvidenceIndex, Hit } from './evidenceIndex';
import { partsOf, type Need, type Scope, type Signal } from '../problem/evidenceLanguage';
import { findHits } from './signalSearch';

/** What is asked for together: the signals of all needs, side by side. */
export interface Asked {
  readonly signals: readonly Signal[];
  /** For each signal, which need it belongs to. */
  readonly needOf: readonly number[];
  /** For each need, how many of its signals have to hold. */
  readonly least: readonly number[];
  /** The sum of `least`. */
  readonly total: number;
}

/** A stretch of the document that is looked at as one, and what of the things asked for holds in it. */
export interface EvidenceWindow {
  readonly key: number;
  /** The hit of each signal. */
  readonly hits: readonly (Hit | undefined)[];
  /** How much of what is asked for holds; all of it at `total`. */
  readonly held: number;
}

/** Whether a place, by its index, may be evidence. */
export type Inside = (at: number) => boolean;

interface OpenWindow extends EvidenceWindow {
  readonly hits: (Hit | undefined)[];
  held: number;
  /** For each need, how many of its signals have a hit. */
  readonly counts: number[];
  /** The hit found first, near which the others are preferred. */
  readonly anchor: Hit;
}

const askedOf = new WeakMap<readonly Need[], Map<Scope, Asked>>();

/** How many signals of a need have to hold. */
export const leastOf = (need: Need): number => (typeof need !== 'string' && 'atLeast' in need ? need.atLeast : 1);

/** What some needs ask for in a scope; remembered. */
export function readAsked(needs: readonly Need[], scope: Scope): Asked {
  let scopes = askedOf.get(needs);
  if (!scopes) askedOf.set(needs, (scopes = new Map<Scope, Asked>()));
  let known = scopes.get(scope);
  if (!known) {
    const least = needs.map(leastOf);
    known = {
      signals: needs.flatMap(partsOf).map((signal) => inScope(signal, scope)),
      needOf: needs.flatMap((need, at) => partsOf(need).map(() => at)),
      least,
      total: least.reduce((sum, count) => sum + count, 0),
    };
    scopes.set(scope, known);
  }
  return known;
}

/** In the scope of a diagram, what is asked of a text is asked of its labels. */
function inScope(signal: Signal, scope: Scope): Signal {
  if (scope !== 'diagram') return signal;
  if (!isDrawn(signal)) return { node: signal };
  return typeof signal !== 'string' && 'oneOf' in signal ? { oneOf: signal.oneOf.map((inner) => inScope(inner, scope)) } : signal;
}

const isDrawn = (signal: Signal): boolean =>
  typeof signal !== 'string' &&
  ('oneOf' in signal ? signal.oneOf.some(isDrawn) : 'node' in signal || 'edge' in signal || 'branch' in signal || 'state' in signal);

/** The key of the one window that a place belongs to in a wide scope; undefined where it belongs to none. */
function wideKey({ list }: EvidenceIndex, scope: Scope, at: number): number | undefined {
  const place = list.places[at];
  const where = place ?? list.fences[at - list.places.length];
  switch (scope) {
    case 'document':
      return 0;
    case 'section':
      return where?.section;
    case 'block':
      return where?.group;
    default:
      return place ? undefined : at;
  }
}

/** The keys of the windows that a place belongs to as one sentence among others. */
function narrowKeys({ list }: EvidenceIndex, scope: Scope, at: number): readonly number[] {
  const own = [at, ...(list.readWith[at] ?? [])];
  const place = list.places[at];
  if (scope !== 'neighbours' || !place) return own;
  return [...[at - 1, at + 1].filter((other) => list.places[other]?.block === place.block), ...own];
}

const distance = (one: Hit, other: Hit): number => Math.abs(one.at - other.at) * 1000 + Math.abs(one.from - other.from);

/** Takes a hit of signal `at` into the window of a key. */
function take(windows: Map<number, OpenWindow>, key: number | undefined, asked: Asked, at: number, hit: Hit): void {
  if (key === undefined) return;
  let window = windows.get(key);
  if (!window) {
    window = { key, hits: asked.signals.map(() => undefined), held: 0, counts: asked.least.map(() => 0), anchor: hit };
    windows.set(key, window);
  }
  put(window, asked, at, hit);
}

/** Puts a hit of signal `at` into a window, unless it has one nearer to its first. */
function put(window: OpenWindow, { needOf, least }: Asked, at: number, hit: Hit): void {
  const known = window.hits[at];
  if (known && (known === window.anchor || distance(hit, window.anchor) >= distance(known, window.anchor))) return;
  window.hits[at] = hit;
  if (known) return;
  const need = needOf[at] ?? 0;
  const count = (window.counts[need] ?? 0) + 1;
  window.counts[need] = count;
  if (count <= (least[need] ?? 1)) window.held++;
}

/** All windows of a scope in which anything asked for holds. */
function openWindows(index: EvidenceIndex, scope: Scope, asked: Asked, inside: Inside | undefined): OpenWindow[] {
  const windows = new Map<number, OpenWindow>();
  const isNarrow = scope === 'sentence' || scope === 'neighbours';
  for (const [at, signal] of asked.signals.entries()) {
    for (const hit of findHits(index, signal)) {
      if (hit.refused !== undefined || inside?.(hit.at) === false) continue;
      if (isNarrow) for (const key of narrowKeys(index, scope, hit.at)) take(windows, key, asked, at, hit);
      else take(windows, wideKey(index, scope, hit.at), asked, at, hit);
    }
  }
  return [...windows.values()];
}

/** Places that say what a window is about without saying anything of it: the heading above in wider scopes, and labels that its places are read with. */
function topicsOf({ list }: EvidenceIndex, scope: Scope, window: OpenWindow): readonly number[] {
  const place = list.places[window.hits.find((hit) => hit !== undefined)?.at ?? -1];
  if (!place) return [];
  return scope === 'neighbours' || scope === 'block' || scope === 'section' ? [place.heading, ...place.context] : place.context;
}

const topicHits = new WeakMap<readonly Hit[], ReadonlyMap<number, number>>();

/** For each place that may be a topic, the index of the first hit there. */
function topicsIn(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const known = topicHits.get(hits);
  if (known) return known;
  const found = new Map<number, number>();
  for (const [at, hit] of hits.entries())
    if ((hit.refused === 'heading' || hit.refused === 'term-list') && !found.has(hit.at)) found.set(hit.at, at);
  topicHits.set(hits, found);
  return found;
}

/** A heading or label may name the one thing that the text below it then describes; on its own it is no evidence. */
function addTopic(index: EvidenceIndex, scope: Scope, window: OpenWindow, asked: Asked): void {
  const topics = topicsOf(index, scope, window);
  if (topics.length === 0) return;
  for (const [at, signal] of asked.signals.entries()) {
    const need = asked.needOf[at] ?? 0;
    if (window.hits[at] || (window.counts[need] ?? 0) >= (asked.least[need] ?? 1)) continue;
    const hits = findHits(index, signal);
    const named = topicsIn(hits);
    const hit = hits[Math.min(...topics.map((topic) => named.get(topic) ?? Infinity))];
    if (!hit) continue;
    put(window, asked, at, { at: hit.at, from: hit.from, to: hit.to });
    return;
  }
}

const isBetter = (one: EvidenceWindow, other: EvidenceWindow | undefined): boolean =>
  !other || one.held > other.held || (one.held === other.held && one.key < other.key);

/** Of all windows of a scope, the one in which most of what is asked for holds; the first of those. */
export function findWindow(index: EvidenceIndex, scope: Scope, asked: Asked, inside: Inside | undefined): EvidenceWindow | undefined {
  const windows = openWindows(index, scope, asked, inside);
  let best: OpenWindow | undefined;
  for (const window of windows) if (isBetter(window, best)) best = window;
  if (asked.total < 2) return best;
  for (const window of windows) {
    // With a topic a window can only be complete, and of complete ones the first counts.
    if (window.held !== asked.total - 1 || (best?.held === asked.total && best.key < window.key)) continue;
    addTopic(index, scope, window, asked);
    if (isBetter(window, best)) best = window;
  }
  return best;
}

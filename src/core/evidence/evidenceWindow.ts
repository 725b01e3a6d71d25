import type { Asked } from './compiledWay';
import type { EvidenceIndex, Hit } from './evidenceIndex';
import type { Scope } from '../problem/evidenceLanguage';
import { buildScopeWindows, isInWindow, type ScopeWindows } from './scopeWindows';
import { findHits, firstHit, isBefore, type CompiledSignal } from './signalHits';

/** What of the things asked for holds in one window. */
export interface EvidenceWindow {
  /** The hit of each signal. */
  readonly hits: readonly (Hit | undefined)[];
  /** How much of what is asked for holds; all of it at `total`. */
  readonly held: number;
}

/** Whether a place, by its index, may be evidence. */
export type Inside = (at: number) => boolean;

/** What is looked for, and where. */
interface Search {
  readonly index: EvidenceIndex;
  readonly scope: Scope;
  readonly windows: ScopeWindows;
  readonly asked: Asked;
  readonly inside: Inside | undefined;
}

/** Of all windows of a scope, the one in which most of what is asked for holds; the first of those. */
export function findWindow(index: EvidenceIndex, scope: Scope, asked: Asked, inside: Inside | undefined): EvidenceWindow | undefined {
  let windows = index.windows.get(scope);
  if (!windows) index.windows.set(scope, (windows = buildScopeWindows(index.list, scope)));
  const search = { index, scope, windows, asked, inside };
  countHeld(search);
  const best = fullest(windows.held);
  if (best < 0) return undefined;
  const held = windows.held[best] ?? 0;
  return completedByTopic(search, held === asked.total ? best : windows.size) ?? { hits: hitsIn(search, best), held };
}

/** Counts for each window how much of what is asked for holds in it. */
function countHeld({ index, windows, asked, inside }: Search): void {
  const { starts, keys, held, counted, seen } = windows;
  held.fill(0);
  for (const { signals, least } of asked.needs) {
    if (signals.length > 1) counted.fill(0);
    for (const signal of signals) {
      const turn = ++windows.turn;
      for (const form of signal.forms) {
        for (const { at } of findHits(index, form).counting) {
          if (inside?.(at) === false) continue;
          const end = starts[at + 1] ?? 0;
          for (let next = starts[at] ?? 0; next < end; next++) {
            const key = keys[next] ?? 0;
            if (seen[key] === turn) continue;
            seen[key] = turn;
            const count = (counted[key] = (counted[key] ?? 0) + 1);
            if (signals.length === 1 || count <= least) held[key] = (held[key] ?? 0) + 1;
          }
        }
      }
    }
  }
}

/** The first window in which most holds; -1 where nothing holds in any. */
function fullest(held: Int32Array): number {
  let best = -1;
  let most = 0;
  for (let key = 0; key < held.length; key++) {
    const count = held[key] ?? 0;
    if (count <= most) continue;
    best = key;
    most = count;
  }
  return best;
}

const distance = (one: Hit, other: Hit): number => Math.abs(one.at - other.at) * 1000 + Math.abs(one.from - other.from);

/** The hit of each signal in a window: of the first that has any its first, of the others those nearest to that one. */
function hitsIn(search: Search, key: number): (Hit | undefined)[] {
  const hits: (Hit | undefined)[] = [];
  let anchor: Hit | undefined;
  for (const { signals } of search.asked.needs) {
    for (const signal of signals) {
      const hit = nearestIn(search, key, signal, anchor);
      anchor ??= hit;
      hits.push(hit);
    }
  }
  return hits;
}

/** Of the hits of a signal in a window the one nearest to another, or the first. */
function nearestIn({ index, windows, inside }: Search, key: number, { forms }: CompiledSignal, anchor: Hit | undefined): Hit | undefined {
  let nearest: Hit | undefined;
  let least = 0;
  for (const form of forms) {
    for (const hit of findHits(index, form).counting) {
      if (inside?.(hit.at) === false || !isInWindow(windows, hit.at, key)) continue;
      const away = anchor ? distance(hit, anchor) : 0;
      if (nearest && (away > least || (away === least && !isBefore(hit, nearest)))) continue;
      nearest = hit;
      least = away;
    }
  }
  return nearest;
}

/**
 * The first window before `before` that lacks one thing which a heading or label above it names: such may name the one thing that the
 * text below it then describes; on its own it is no evidence.
 */
function completedByTopic(search: Search, before: number): EvidenceWindow | undefined {
  const { index, windows, asked } = search;
  if (asked.total < 2 || !asked.needs.some(({ signals }) => signals.some((signal) => firstHit(index, signal, 'topics')))) return undefined;
  for (let key = 0; key < before; key++) {
    if (windows.held[key] !== asked.total - 1) continue;
    const hits = hitsIn(search, key);
    if (addTopic(search, hits)) return { hits, held: asked.total };
  }
  return undefined;
}

/** Puts a heading or label in the place of what a window lacks; false where none names it. */
function addTopic({ index, scope, asked }: Search, hits: (Hit | undefined)[]): boolean {
  const topics = topicsOf(index, scope, hits);
  let at = 0;
  for (const { signals, least } of asked.needs) {
    const first = at;
    at += signals.length;
    if (hits.slice(first, at).filter((hit) => hit !== undefined).length >= least) continue;
    for (const [part, signal] of signals.entries()) {
      const hit = hits[first + part] ? undefined : firstHit(index, signal, 'topics', (topic) => topics.includes(topic.at));
      if (!hit) continue;
      hits[first + part] = { at: hit.at, from: hit.from, to: hit.to };
      return true;
    }
  }
  return false;
}

/** Places that say what a window is about without saying anything of it: the heading above in wider scopes, and labels that its places are read with. */
function topicsOf({ list }: EvidenceIndex, scope: Scope, hits: readonly (Hit | undefined)[]): readonly number[] {
  const place = list.places[hits.find((hit) => hit !== undefined)?.at ?? -1];
  if (!place) return [];
  return scope === 'neighbours' || scope === 'block' || scope === 'section' ? [place.heading, ...place.context] : place.context;
}

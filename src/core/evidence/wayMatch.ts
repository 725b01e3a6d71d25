import { findHits, spansOf, type EvidenceIndex, type Hit } from './evidenceIndex';
import { partsOf, type Need, type Scope, type Signal, type Way } from '../problem/evidenceLanguage';
import type { FindingKind, SignalResult } from './finding';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import { findSections, type SectionName } from '../document/sectionMeaning';

/** How far one way of showing a criterion is shown. */
export interface WayResult {
  readonly finding: FindingKind;
  readonly spans: readonly Span[];
  readonly signals: readonly SignalResult[];
  /** Share of the signals that hold together. */
  readonly closeness: number;
}

/** A stretch of the document that is looked at as one, and the hit of each signal in it. */
interface Window {
  readonly key: number;
  readonly hits: (Hit | undefined)[];
  /** The hit found first, near which the others are preferred. */
  readonly anchor: Hit;
}

/** What is asked for together: the signals of all needs, side by side. */
interface Asked {
  readonly signals: readonly Signal[];
  /** For each signal, which need it belongs to. */
  readonly needOf: readonly number[];
  /** For each need, how many of its signals have to hold. */
  readonly least: readonly number[];
  /** The sum of `least`. */
  readonly total: number;
}

interface Found {
  readonly window: Window;
  /** How much of what is asked for holds; all of it at `total`. */
  readonly held: number;
}

const askedOf = new WeakMap<readonly Need[], Asked>();

const leastOf = (need: Need): number => (typeof need !== 'string' && 'atLeast' in need ? need.atLeast : 1);

function readAsked(needs: readonly Need[]): Asked {
  let known = askedOf.get(needs);
  if (!known) {
    const least = needs.map(leastOf);
    askedOf.set(
      needs,
      (known = {
        signals: needs.flatMap(partsOf),
        needOf: needs.flatMap((need, at) => partsOf(need).map(() => at)),
        least,
        total: least.reduce((sum, count) => sum + count, 0),
      }),
    );
  }
  return known;
}

/** For each need, how many of its signals have a hit. */
function countHeld({ needOf, least }: Asked, { hits }: Window): number[] {
  const counts = least.map(() => 0);
  needOf.forEach((need, at) => {
    if (hits[at]) counts[need] = (counts[need] ?? 0) + 1;
  });
  return counts;
}

const heldIn = (asked: Asked, window: Window): number =>
  countHeld(asked, window).reduce((sum, count, need) => sum + Math.min(count, asked.least[need] ?? 1), 0);

type Inside = (at: number) => boolean;

/** Calls `visit` with each window that a place belongs to in a scope. */
function visitWindows({ list }: EvidenceIndex, scope: Scope, at: number, visit: (key: number) => void): void {
  const place = list.places[at];
  const fence = list.fences[at - list.places.length];
  const where = place ?? fence;
  if (!where) return;
  switch (scope) {
    case 'document':
      visit(0);
      return;
    case 'section':
      visit(where.section);
      return;
    case 'block':
      visit(where.group);
      return;
    case 'diagram':
    case 'code':
      if (fence) visit(at);
      return;
    case 'neighbours':
      if (place && list.places[at - 1]?.block === place.block) visit(at - 1);
      if (place && list.places[at + 1]?.block === place.block) visit(at + 1);
      break;
    case 'sentence':
  }
  visit(at);
  for (const other of list.readWith[at] ?? []) visit(other);
}

/** Places that say what a window is about without saying anything of it: the heading above in wider scopes, and labels that its places are read with. */
function topicsOf({ list }: EvidenceIndex, scope: Scope, window: Window): readonly number[] {
  const place = list.places[window.hits.find((hit) => hit !== undefined)?.at ?? -1];
  if (!place) return [];
  return scope === 'neighbours' || scope === 'block' || scope === 'section' ? [place.heading, ...place.context] : place.context;
}

/** A heading or label may name the one thing that the text below it then describes; on its own it is no evidence. */
function addTopic(index: EvidenceIndex, scope: Scope, window: Window, asked: Asked, hits: readonly (readonly Hit[])[]): void {
  if (asked.total < 2 || heldIn(asked, window) !== asked.total - 1) return;
  const counts = countHeld(asked, window);
  const topics = topicsOf(index, scope, window);
  for (const [at, need] of asked.needOf.entries()) {
    if (window.hits[at] || (counts[need] ?? 0) >= (asked.least[need] ?? 1)) continue;
    const hit = hits[at]?.find(({ refused, at: place }) => (refused === 'heading' || refused === 'term-list') && topics.includes(place));
    if (!hit) continue;
    window.hits[at] = { at: hit.at, from: hit.from, to: hit.to };
    return;
  }
}

const distance = (one: Hit, other: Hit) => Math.abs(one.at - other.at) * 1000 + Math.abs(one.from - other.from);

/** In the scope of a diagram, what is asked of a text is asked of its labels. */
function inScope(signal: Signal, scope: Scope): Signal {
  if (scope !== 'diagram') return signal;
  if (typeof signal !== 'string' && 'oneOf' in signal && signal.oneOf.some(isDrawn)) return onceFor(signal);
  return isDrawn(signal) ? signal : { node: signal };
}

const isDrawn = (signal: Signal): boolean =>
  typeof signal !== 'string' &&
  ('oneOf' in signal ? signal.oneOf.some(isDrawn) : 'node' in signal || 'edge' in signal || 'branch' in signal || 'state' in signal);

const drawn = new WeakMap<Signal & object, Signal>();

/** Alternatives of which some are drawn, each asked for as a diagram can show it. The same for the same signal, since hits are kept by signal. */
function onceFor(signal: Extract<Signal, { oneOf: unknown }>): Signal {
  let known = drawn.get(signal);
  if (!known) drawn.set(signal, (known = { oneOf: signal.oneOf.map((inner) => inScope(inner, 'diagram')) }));
  return known;
}

/** Of all windows of a scope, the one in which most of what is asked for holds; the first of those. */
function findWindow(index: EvidenceIndex, scope: Scope, asked: Asked, inside: Inside): Found | undefined {
  const hits = asked.signals.map((signal) => findHits(index, inScope(signal, scope)));
  const windows = new Map<number, Window>();
  hits.forEach((list, at) => {
    for (const hit of list) {
      if (hit.refused !== undefined || !inside(hit.at)) continue;
      visitWindows(index, scope, hit.at, (key) => {
        const window = windows.get(key);
        if (!window) {
          const own = new Array<Hit | undefined>(asked.signals.length).fill(undefined);
          own[at] = hit;
          windows.set(key, { key, hits: own, anchor: hit });
          return;
        }
        const known = window.hits[at];
        if (known && (known === window.anchor || distance(hit, window.anchor) >= distance(known, window.anchor))) return;
        window.hits[at] = hit;
      });
    }
  });
  let best: Found | undefined;
  for (const window of windows.values()) {
    addTopic(index, scope, window, asked, hits);
    const held = heldIn(asked, window);
    if (!best || held > best.held || (held === best.held && window.key < best.window.key)) best = { window, held };
  }
  return best;
}

function isInside(index: EvidenceIndex, way: Way, names: readonly SectionName[]): Inside {
  if (way.section === undefined) return () => true;
  const ids = typeof way.section === 'string' ? [way.section] : way.section;
  const sections = new Set<number>();
  for (const name of names) if (ids.includes(name.id)) for (const section of findSections(index.doc.sections, name)) sections.add(section);
  if (sections.size === 0) return () => true;
  const { places, fences } = index.list;
  return (at) => sections.has(index.doc.blocks[(places[at] ?? fences[at - places.length])?.block ?? -1]?.section ?? -1);
}

/** Joins spans that touch or lie on one another, in order. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** Why a signal does not hold, and where it was looked for in vain. */
function explainMiss(index: EvidenceIndex, signal: Signal): { readonly spans: readonly Span[]; readonly refused?: Refusal } {
  const hits = findHits(index, signal);
  const refused = hits.find((hit) => hit.refused !== undefined);
  const apart = hits.find((hit) => hit.refused === undefined);
  if (apart) return { spans: spansOf(index, apart), refused: 'apart' };
  if (refused?.refused !== undefined) return { spans: spansOf(index, refused), refused: refused.refused };
  const tool = typeof signal === 'string' ? findTool(index, signal) : undefined;
  return tool ? { spans: spansOf(index, tool), refused: 'tool-only' } : { spans: [] };
}

/** A tool that provides a concept which the document never names. */
function findTool(index: EvidenceIndex, concept: string): Hit | undefined {
  const wanted = index.lexicon.byId.get(concept) ?? -1;
  for (const tool of index.lexicon.concepts) {
    if (!tool.provides.includes(wanted)) continue;
    const hit = findHits(index, tool.id)[0];
    if (hit) return hit;
  }
  return undefined;
}

/** What became of one need of a way. */
function judgeNeed(index: EvidenceIndex, scope: Scope, need: Need, hits: readonly (Hit | undefined)[]): SignalResult {
  const held = hits.filter((hit) => hit !== undefined);
  if (held.length >= leastOf(need)) return { signal: need, held: true, spans: held.flatMap((hit) => spansOf(index, hit)) };
  const misses = partsOf(need).flatMap((signal, at) => (hits[at] ? [] : [explainMiss(index, inScope(signal, scope))]));
  return { signal: need, held: false, ...(misses.find(({ refused }) => refused !== undefined) ?? { spans: [] }) };
}

/** Judges one way: complete is found, a complete `half` is partial. */
export function judgeWay(index: EvidenceIndex, way: Way, names: readonly SectionName[]): WayResult {
  const inside = isInside(index, way, names);
  const asked = readAsked(way.need);
  const full = findWindow(index, way.in, asked, inside);
  const isFull = full?.held === asked.total;
  const askedHalf = way.half && !isFull ? readAsked(way.half) : undefined;
  const half = askedHalf && findWindow(index, way.in, askedHalf, inside);
  const shown = isFull ? full : half !== undefined && half.held === askedHalf?.total ? half : undefined;
  return {
    finding: shown === undefined ? 'missing' : shown === full ? 'found' : 'partial',
    spans: joinSpans((shown?.window.hits ?? []).flatMap((hit) => (hit ? spansOf(index, hit) : []))),
    signals: way.need.map((need, number) =>
      judgeNeed(
        index,
        way.in,
        need,
        asked.needOf.flatMap((other, at) => (other === number ? [full?.window.hits[at]] : [])),
      ),
    ),
    closeness: (full?.held ?? 0) / asked.total,
  };
}

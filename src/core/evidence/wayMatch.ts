import { spansOf, type EvidenceIndex, type Hit } from './evidenceIndex';
import { findWindow, leastOf, readAsked, type EvidenceWindow, type Inside } from './evidenceWindow';
import type { Need, Signal, Way } from '../problem/evidenceLanguage';
import type { FindingKind, SignalResult } from './finding';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import { findSections, type SectionName } from '../document/sectionMeaning';
import { findHits } from './signalSearch';

/** How far one way of showing a criterion is shown. */
export interface WayMatch {
  readonly way: Way;
  readonly finding: FindingKind;
  /** Share of the signals that hold together. */
  readonly closeness: number;
  /** Where most of it holds. */
  readonly full: EvidenceWindow | undefined;
  /** Where all of it holds, or its half; undefined where neither does. */
  readonly shown: EvidenceWindow | undefined;
}

/** The same in words and places. */
export interface WayResult {
  readonly finding: FindingKind;
  readonly spans: readonly Span[];
  readonly signals: readonly SignalResult[];
  readonly closeness: number;
}

/** Whether a place lies in one of the sections that a way asks for; undefined where any will do. */
function insideOf(index: EvidenceIndex, way: Way, names: readonly SectionName[]): Inside | undefined {
  if (way.section === undefined) return undefined;
  const ids = [way.section].flat();
  const sections = new Set<number>();
  for (const name of names) if (ids.includes(name.id)) for (const section of findSections(index.doc.sections, name)) sections.add(section);
  if (sections.size === 0) return undefined;
  const { places, fences } = index.list;
  return (at) => sections.has(index.doc.blocks[(places[at] ?? fences[at - places.length])?.block ?? -1]?.section ?? -1);
}

/**
 * Looks how far one way is shown: complete is found, a complete `half` is partial.
 *
 * @param least the closeness under which a partial finding is of no use to the caller; the half is not looked for then
 */
export function matchWay(index: EvidenceIndex, way: Way, names: readonly SectionName[], least = 0): WayMatch {
  const inside = insideOf(index, way, names);
  const asked = readAsked(way.need, way.in);
  const full = findWindow(index, way.in, asked, inside);
  const closeness = (full?.held ?? 0) / asked.total;
  if (full && closeness === 1) return { way, finding: 'found', closeness, full, shown: full };
  const half = way.half && closeness >= least ? readAsked(way.half, way.in) : undefined;
  const shown = half && findWindow(index, way.in, half, inside);
  if (shown === undefined || shown.held !== half?.total) return { way, finding: 'missing', closeness, full, shown: undefined };
  return { way, finding: 'partial', closeness, full, shown };
}

/** Says where a way is shown, and what became of each of its signals. */
export function describeWay(index: EvidenceIndex, { way, finding, closeness, full, shown }: WayMatch): WayResult {
  const { signals, needOf } = readAsked(way.need, way.in);
  return {
    finding,
    spans: joinSpans((shown?.hits ?? []).flatMap((hit) => (hit ? spansOf(index, hit) : []))),
    signals: way.need.map((need, number) => {
      const parts = needOf.flatMap((other, at) => (other === number ? [{ signal: signals[at], hit: full?.hits[at] }] : []));
      return describeNeed(index, need, parts);
    }),
    closeness,
  };
}

/** Judges one way. */
export const judgeWay = (index: EvidenceIndex, way: Way, names: readonly SectionName[]): WayResult =>
  describeWay(index, matchWay(index, way, names));

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

/** What became of one need of a way. */
function describeNeed(
  index: EvidenceIndex,
  need: Need,
  parts: readonly { readonly signal: Signal | undefined; readonly hit: Hit | undefined }[],
): SignalResult {
  const held = parts.flatMap(({ hit }) => hit ?? []);
  if (held.length >= leastOf(need)) return { signal: need, held: true, spans: held.flatMap((hit) => spansOf(index, hit)) };
  for (const { signal, hit } of parts) {
    const miss = signal === undefined || hit ? undefined : explainMiss(index, signal);
    if (miss) return { signal: need, held: false, ...miss };
  }
  return { signal: need, held: false, spans: [] };
}

/** Why a signal does not hold, and where it was looked for in vain; undefined where there is nothing like it. */
function explainMiss(index: EvidenceIndex, signal: Signal): { readonly spans: readonly Span[]; readonly refused: Refusal } | undefined {
  const hits = findHits(index, signal);
  const apart = hits.find((hit) => hit.refused === undefined);
  if (apart) return { spans: spansOf(index, apart), refused: 'apart' };
  const [refused] = hits;
  if (refused?.refused !== undefined) return { spans: spansOf(index, refused), refused: refused.refused };
  const tool = typeof signal === 'string' ? findTool(index, signal) : undefined;
  return tool && { spans: spansOf(index, tool), refused: 'tool-only' };
}

/** A tool that provides a concept which the document never names. */
function findTool(index: EvidenceIndex, concept: string): Hit | undefined {
  for (const tool of index.lexicon.concepts[index.lexicon.byId.get(concept) ?? -1]?.providers ?? []) {
    const hit = findHits(index, tool)[0];
    if (hit) return hit;
  }
  return undefined;
}

import { readUnit } from '../reading/bodyReading';
import type { DiagramGraph } from '../diagram/diagramGraph';
import type { Signal } from '../problem/evidenceLanguage';
import type { EvidenceIndex, Hit } from './evidenceIndex';
import type { Span } from '../document/span';
import { buildLabel, type FencePlace } from './placeList';
import { matchUnit } from './signalMatch';

type DiagramSignal = Extract<Signal, { node: unknown } | { edge: unknown } | { branch: unknown } | { state: unknown }>;
type Edge = DiagramGraph['edges'][number];

/** Whether a label says what a signal asks for. */
function says(index: EvidenceIndex, label: string, signal: Signal): boolean {
  const unit = buildLabel(label);
  return matchUnit({ unit, reading: readUnit(unit, index.lexicon) }, index.lexicon, signal).some((match) => match.refused === undefined);
}

/** The stretch of the document that a line of a diagram takes, or the whole fence. */
function lineSpan({ fence, offset }: FencePlace, line: number | undefined): Span {
  const start = line === undefined ? undefined : fence.lineStarts[line];
  if (start === undefined) return { from: offset + fence.from, to: offset + fence.to };
  const length = fence.content.split('\n')[line ?? 0]?.length ?? 0;
  return { from: offset + start, to: offset + start + length };
}

function linesOf(graph: DiagramGraph, signal: DiagramSignal, index: EvidenceIndex): (readonly (number | undefined)[])[] {
  const labelOf = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const textOf = (id: string) => labelOf.get(id) ?? id;
  const holds = (id: string, inner: Signal | undefined) => inner === undefined || says(index, textOf(id), inner);
  const cache = new Map<string, boolean>();
  const at = (id: string, inner: Signal | undefined, role: string) => {
    const key = `${role} ${id}`;
    let known = cache.get(key);
    if (known === undefined) cache.set(key, (known = holds(id, inner)));
    return known;
  };
  if ('node' in signal) {
    const named = graph.nodes.filter((node) => says(index, node.label, signal.node)).map((node) => [node.line]);
    return graph.kind === 'other' ? graph.labels.filter((label) => says(index, label, signal.node)).map(() => [undefined]) : named;
  }
  if ('state' in signal)
    return graph.kind === 'state' ? graph.nodes.filter((node) => says(index, node.label, signal.state)).map((node) => [node.line]) : [];
  const leaving = new Map<string, Edge[]>();
  for (const edge of graph.edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  if ('branch' in signal) {
    const found: (number | undefined)[][] = [];
    for (const [id, edges] of leaving) {
      if (edges.length < 2 || !at(id, signal.branch.at, 'at')) continue;
      const taken = signal.branch.labels.map((label) => edges.find((edge) => says(index, edge.label, label)));
      if (taken.every((edge) => edge !== undefined) && new Set(taken).size === taken.length) found.push(taken.map((edge) => edge.line));
    }
    return found;
  }
  const { from, to, label } = signal.edge;
  const found: (number | undefined)[][] = [];
  for (const edge of graph.edges) {
    if (!at(edge.from, from, 'from')) continue;
    const labelled = label === undefined || says(index, edge.label, label);
    if (labelled && at(edge.to, to, 'to')) found.push([edge.line]);
    // One step between, such as a decision, leads from one to the other as well.
    else if (from !== undefined && to !== undefined) {
      const second = (leaving.get(edge.to) ?? [])
        .slice(0, 12)
        .find((next) => at(next.to, to, 'to') && (labelled || says(index, next.label, label)));
      if (second) found.push([edge.line, second.line]);
    }
  }
  return found;
}

/** Finds nodes, edges, branches and states in the diagrams of a document. Lines that came with the scaffold count nothing. */
export function matchDiagram(index: EvidenceIndex, signal: DiagramSignal): Hit[] {
  const hits: Hit[] = [];
  index.list.fences.forEach((place, number) => {
    if (!place.graph) return;
    for (const lines of linesOf(place.graph, signal, index)) {
      const spans = lines.map((line) => lineSpan(place, line));
      const foreign = lines.every((line) => (line === undefined ? place.foreignLines.size > 0 : place.foreignLines.has(line)));
      const span = { from: Math.min(...spans.map((s) => s.from)), to: Math.max(...spans.map((s) => s.to)) };
      const hit = { at: index.list.places.length + number, from: 0, to: 0, span };
      hits.push(foreign ? { ...hit, refused: 'foreign' } : hit);
    }
  });
  return hits;
}

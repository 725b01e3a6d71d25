import { readUnit } from '../reading/bodyReading';
import type { DiagramGraph } from '../diagram/diagramGraph';
import type { Signal } from '../problem/evidenceLanguage';
import type { Hit } from './evidenceIndex';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { Span } from '../document/span';
import { buildLabel, type FencePlace } from './placeList';
import type { SignalForm } from './signalHits';
import { buildMatcher } from './signalMatch';

type DiagramSignal = Extract<Signal, { node: unknown } | { edge: unknown } | { branch: unknown } | { state: unknown }>;
type Edge = DiagramGraph['edges'][number];
type Search = SignalForm['search'];
/** Whether a label says what a signal asks for. */
type Says = (label: string) => boolean;
/** For each place in a diagram where a signal holds, the lines that show it; undefined where that can't be told. */
type FindLines = (graph: DiagramGraph) => readonly (readonly (number | undefined)[])[];

function sayerOf(signal: Signal | undefined, lexicon: LexiconIndex): Says {
  if (signal === undefined) return () => true;
  const match = buildMatcher(signal, lexicon);
  return (label) => {
    const unit = buildLabel(label);
    return match({ unit, reading: readUnit(unit, lexicon) }).some(({ refused }) => refused === undefined);
  };
}

/** The stretch of the document that a line of a diagram takes, or the whole fence. */
function lineSpan({ fence, offset }: FencePlace, line: number | undefined): Span {
  const start = line === undefined ? undefined : fence.lineStarts[line];
  if (start === undefined) return { from: offset + fence.from, to: offset + fence.to };
  const length = fence.content.split('\n')[line ?? 0]?.length ?? 0;
  return { from: offset + start, to: offset + start + length };
}

function lineFinder(signal: DiagramSignal, lexicon: LexiconIndex): FindLines {
  if ('node' in signal) return nodeFinder(sayerOf(signal.node, lexicon));
  if ('state' in signal) {
    const says = sayerOf(signal.state, lexicon);
    return ({ kind, nodes }) => (kind === 'state' ? linesOf(nodes, says) : []);
  }
  return 'branch' in signal ? branchFinder(signal, lexicon) : edgeFinder(signal, lexicon);
}

/** The lines of the nodes or edges whose label says something. */
const linesOf = (drawn: readonly Pick<Edge, 'label' | 'line'>[], says: Says) =>
  drawn.filter(({ label }) => says(label)).map(({ line }) => [line]);

const nodeFinder =
  (says: Says): FindLines =>
  ({ kind, nodes, labels }) =>
    kind === 'other' ? labels.filter(says).map(() => [undefined]) : linesOf(nodes, says);

/** How to find what any label says: of nodes, arrows and messages, of notes and titles. */
const labelFinder =
  (says: Says): FindLines =>
  ({ nodes, edges, labels }) => [...linesOf(nodes, says), ...linesOf(edges, says), ...labels.filter(says).map(() => [undefined])];

/** Whether a node, by its id, says something; each is asked once. */
function sayerOfNodes({ nodes }: DiagramGraph, says: Says): (id: string) => boolean {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const known = new Map<string, boolean>();
  return (id) => {
    let answer = known.get(id);
    if (answer === undefined) known.set(id, (answer = says(labels.get(id) ?? id)));
    return answer;
  };
}

function edgesByStart({ edges }: DiagramGraph): Map<string, Edge[]> {
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) {
    const known = leaving.get(edge.from);
    if (known) known.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  return leaving;
}

function branchFinder({ branch }: Extract<Signal, { branch: unknown }>, lexicon: LexiconIndex): FindLines {
  const at = sayerOf(branch.at, lexicon);
  const asked = branch.labels.map((label) => sayerOf(label, lexicon));
  return (graph) => {
    const isAt = sayerOfNodes(graph, at);
    return [...edgesByStart(graph)].flatMap(([id, edges]) => {
      if (edges.length < 2 || !isAt(id)) return [];
      const taken = asked.flatMap((says) => edges.find(({ label }) => says(label)) ?? []);
      return taken.length === asked.length && new Set(taken).size === taken.length ? [taken.map(({ line }) => line)] : [];
    });
  };
}

/** Of the steps that leave a node only the first are looked at. */
const MOST_STEPS = 12;

function edgeFinder({ edge: { from, to, label } }: Extract<Signal, { edge: unknown }>, lexicon: LexiconIndex): FindLines {
  const start = sayerOf(from, lexicon);
  const end = sayerOf(to, lexicon);
  const labelled = sayerOf(label, lexicon);
  const mayPass = from !== undefined && to !== undefined;
  return (graph) => {
    const [isStart, isEnd] = [sayerOfNodes(graph, start), sayerOfNodes(graph, end)];
    const leaving = edgesByStart(graph);
    return graph.edges.flatMap((edge): (readonly (number | undefined)[])[] => {
      if (!isStart(edge.from)) return [];
      const isLabelled = labelled(edge.label);
      if (isLabelled && isEnd(edge.to)) return [[edge.line]];
      // One step between, such as a decision, leads from one to the other as well.
      const second = mayPass
        ? leaving
            .get(edge.to)
            ?.slice(0, MOST_STEPS)
            .find((next) => isEnd(next.to) && (isLabelled || labelled(next.label)))
        : undefined;
      return second ? [[edge.line, second.line]] : [];
    });
  };
}

/** How to find nodes, edges, branches and states in the diagrams of a document. */
export const buildDiagramSearch = (signal: DiagramSignal, lexicon: LexiconIndex): Search => inDiagrams(lineFinder(signal, lexicon));

/** How to find any signal in the diagrams of a document; what is asked of a text is asked of their labels. */
export const buildDrawnSearch = (signal: Signal, lexicon: LexiconIndex): Search =>
  typeof signal !== 'string' && ('node' in signal || 'edge' in signal || 'branch' in signal || 'state' in signal)
    ? buildDiagramSearch(signal, lexicon)
    : inDiagrams(labelFinder(sayerOf(signal, lexicon)));

/** Looks in each diagram of a document. Lines that came with the scaffold count nothing. */
function inDiagrams(find: FindLines): Search {
  return ({ list }) =>
    list.fences.flatMap((place, number) => {
      if (!place.graph) return [];
      return find(place.graph).map((lines): Hit => {
        const spans = lines.map((line) => lineSpan(place, line));
        const foreign = lines.every((line) => (line === undefined ? place.foreignLines.size > 0 : place.foreignLines.has(line)));
        const span = { from: Math.min(...spans.map((s) => s.from)), to: Math.max(...spans.map((s) => s.to)) };
        const hit = { at: list.places.length + number, from: 0, to: 0, span };
        return foreign ? { ...hit, refused: 'foreign' } : hit;
      });
    });
}

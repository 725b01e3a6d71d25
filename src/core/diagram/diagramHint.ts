import type { DiagramGraph, DiagramNode } from './diagramGraph';
import { partsOf, type Evidence, type Signal } from '../problem/evidenceLanguage';

/** Something about a diagram that its author may want to look at. Never counts against anyone. */
export type DiagramHint =
  /** A gap of the template that still stands as it was brought. */
  | { readonly kind: 'gap'; readonly diagram: number; readonly label: string; readonly line?: number }
  /** A node that nothing leads to and that leads nowhere. */
  | { readonly kind: 'orphan'; readonly diagram: number; readonly label: string; readonly line?: number }
  /** The rubric asks for a fork, and no diagram has a node with two labelled ways out. */
  | { readonly kind: 'noBranch'; readonly diagram: number; readonly criterion: string };

/** At most this many hints at a time. */
const MOST_HINTS = 3;

/**
 * The most helpful hints for an answer's diagrams, at most three: first a missing fork, then one gap and one orphan, then more of them.
 *
 * @param diagrams those of the answer, in its order; `diagram` of a hint is an index into them
 * @param templates those that the scaffold brought
 * @param criteria the rubric
 */
export function findDiagramHints(
  diagrams: readonly DiagramGraph[],
  templates: readonly DiagramGraph[],
  criteria: readonly { readonly id: string; readonly evidence: Evidence }[],
): readonly DiagramHint[] {
  const gapLabels = new Set(templates.flatMap(gapsOf));
  const gaps = diagrams.flatMap((graph, diagram) => findGaps(graph, diagram, gapLabels));
  const orphans = diagrams.flatMap(findOrphans);
  const [firstGap, ...moreGaps] = gaps;
  const [firstOrphan, ...moreOrphans] = orphans;
  return [findNoBranch(diagrams, criteria), firstGap, firstOrphan, ...moreGaps, ...moreOrphans]
    .filter((hint) => hint !== undefined)
    .slice(0, MOST_HINTS);
}

/** Labels of a template that ask for something: `?` or `...` in place of a word, or a question that is no decision with its ways out. */
function gapsOf(template: DiagramGraph): readonly string[] {
  const asks = (label: string): boolean => /(?:^|[\s:])\?|\.\.\.|…/.test(label);
  return [
    ...template.nodes
      .filter(({ id, label }) => asks(label) || (label.endsWith('?') && waysOut(template, id).size < 2))
      .map(({ label }) => label),
    ...template.edges.filter(({ label }) => asks(label) || label.endsWith('?')).map(({ label }) => label),
    ...template.labels.filter(asks),
  ];
}

function findGaps({ nodes, edges, labels }: DiagramGraph, diagram: number, gapLabels: ReadonlySet<string>): DiagramHint[] {
  const seen = new Set<string>();
  return [...nodes, ...edges, ...labels.map((label) => ({ label, line: undefined }))].flatMap(({ label, line }) => {
    if (!gapLabels.has(label) || seen.has(label)) return [];
    seen.add(label);
    return [{ kind: 'gap' as const, diagram, label, ...(line === undefined ? {} : { line }) }];
  });
}

/** A diagram of a few boxes and no arrow at all is a sketch; its boxes are no orphans. */
function findOrphans({ kind, nodes, edges }: DiagramGraph, diagram: number): DiagramHint[] {
  if (kind === 'other' || edges.length === 0) return [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  // An arrow at a group links what is inside.
  const isLinked = ({ id }: DiagramNode): boolean => ends.has(id) || ancestors(id, byId).some((parent) => ends.has(parent));
  return nodes
    .filter((node) => node.label !== '' && node.group !== true && !isLinked(node))
    .map(({ label, line }) => ({ kind: 'orphan', diagram, label, ...(line === undefined ? {} : { line }) }));
}

function ancestors(id: string, byId: ReadonlyMap<string, DiagramNode>): readonly string[] {
  const chain = new Set<string>();
  for (let parent = byId.get(id)?.parent; parent !== undefined && !chain.has(parent); parent = byId.get(parent)?.parent) chain.add(parent);
  return [...chain];
}

function findNoBranch(
  diagrams: readonly DiagramGraph[],
  criteria: readonly { readonly id: string; readonly evidence: Evidence }[],
): DiagramHint | undefined {
  const diagram = diagrams.findIndex(({ edges }) => edges.length > 0);
  const forks = diagrams.some((graph) => graph.nodes.some(({ id }) => waysOut(graph, id).size >= 2));
  if (diagram < 0 || forks) return undefined;
  const criterion = criteria.find(({ evidence }) => evidence.anyOf.some(({ need }) => need.flatMap(partsOf).some(asksForBranch)));
  return criterion && { kind: 'noBranch', diagram, criterion: criterion.id };
}

/** The labels on the arrows that leave a node. */
function waysOut({ edges }: DiagramGraph, id: string): ReadonlySet<string> {
  return new Set(edges.filter(({ from, label }) => from === id && label !== '').map(({ label }) => label));
}

function asksForBranch(signal: Signal): boolean {
  if (typeof signal === 'string') return false;
  if ('branch' in signal) return true;
  return 'oneOf' in signal && signal.oneOf.some(asksForBranch);
}

import type { FlowDB } from 'mermaid/dist/diagrams/flowchart/flowDb.js';
import type { DiagramGraph } from '../core/diagram/diagramGraph';
import { plainLabel } from './plainLabel';
import type { SourceLines } from './sourceLines';

type FlowDatabase = Pick<FlowDB, 'getVertices' | 'getEdges' | 'getSubGraphs' | 'getDiagramTitle'>;

/** A flowchart's nodes and links; subgraphs are nodes too, so that a link to one has two ends. */
export function readFlowchart(db: FlowDatabase, lines: SourceLines): DiagramGraph {
  const groups = db.getSubGraphs();
  const parents = new Map(groups.flatMap(({ id, nodes }) => nodes.map((node) => [node, id] as const)));
  const parentOf = (id: string): { readonly parent?: string } => {
    const parent = parents.get(id);
    return parent === undefined ? {} : { parent };
  };
  const groupIds = new Set(groups.map(({ id }) => id));
  return {
    kind: 'flowchart',
    nodes: [
      ...[...db.getVertices().values()]
        .filter(({ id }) => !groupIds.has(id))
        .map(({ id, text }) => ({ id, label: plainLabel(text ?? id), ...lines.node(id), ...parentOf(id) })),
      ...groups.map(({ id, title }) => ({ id, label: plainLabel(title), ...lines.node(id, title), ...parentOf(id), group: true })),
    ],
    edges: db.getEdges().map(({ start, end, text }) => ({ from: start, to: end, label: plainLabel(text), ...lines.link(start, end, 0) })),
    labels: [plainLabel(db.getDiagramTitle())].filter(Boolean),
  };
}

import type { StateDB } from 'mermaid/dist/diagrams/state/stateDb.js';
import type { DiagramGraph, DiagramNode } from '../core/diagram/diagramGraph';
import { plainLabel } from './plainLabel';
import type { SourceLines } from './sourceLines';

type StateDatabase = Pick<StateDB, 'getData' | 'getDiagramTitle'>;

/** States and transitions; notes become labels, the regions that `--` divides belong to the composite state around them. */
export function readState(db: StateDatabase, lines: SourceLines): DiagramGraph {
  const { nodes: all, edges } = db.getData();
  const states = all.filter(({ shape }) => !['note', 'noteGroup', 'divider'].includes(shape));
  const dividers = new Map(all.filter(({ shape }) => shape === 'divider').map(({ id, parentId }) => [id, parentId]));
  // The package makes ids of dots up, some at random.
  const dots = new Map(states.filter(({ shape }) => DOTS.has(shape)).map(({ id }, index) => [id, `[*]${index + 1}`]));
  const idOf = (id: string): string => dots.get(id) ?? id;
  const stateIds = new Set(states.map(({ id }) => id));
  const written = (id: string): string => (dots.has(id) ? '[*]' : id);

  const nodes = states.map(({ id, label, description, parentId, shape, isGroup }): DiagramNode => {
    const parent = parentId !== undefined && dividers.has(parentId) ? dividers.get(parentId) : parentId;
    const texts = new Set([label ?? id, description ?? []].flat().map(plainLabel).filter(Boolean));
    return {
      id: idOf(id),
      label: DOTS.has(shape) ? '' : [...texts].join(' '),
      ...(DOTS.has(shape) ? {} : lines.node(id)),
      ...(parent !== undefined && stateIds.has(parent) ? { parent } : {}),
      ...(isGroup === true && shape.startsWith('rounded') ? { group: true } : {}),
    };
  });
  return {
    kind: 'state',
    nodes,
    edges: edges
      .filter(({ start, end }) => stateIds.has(start) && stateIds.has(end))
      .map(({ start, end, label }) => ({
        from: idOf(start),
        to: idOf(end),
        label: plainLabel(label),
        ...lines.link(written(start), written(end), 0),
      })),
    labels: [db.getDiagramTitle(), ...all.filter(({ shape }) => shape === 'note').map(({ label }) => [label].flat().join(' '))]
      .map(plainLabel)
      .filter(Boolean),
  };
}

const DOTS = new Set(['stateStart', 'stateEnd']);

import type { ErDB } from 'mermaid/dist/diagrams/er/erDb.js';
import type { DiagramGraph } from '../core/diagram/diagramGraph';
import { plainLabel } from './plainLabel';
import type { SourceLines } from './sourceLines';

type ErDatabase = Pick<ErDB, 'getEntities' | 'getRelationships' | 'getDiagramTitle'>;

/** Entities and relations, named as in the block; attributes and their comments become labels. */
export function readEr(db: ErDatabase, lines: SourceLines): DiagramGraph {
  const entities = [...db.getEntities()];
  const names = new Map(entities.map(([name, { id }]) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    kind: 'er',
    nodes: entities.map(([name, { alias, label }]) => ({ id: name, label: plainLabel(alias || label || name), ...lines.node(name) })),
    edges: db.getRelationships().map(({ entityA, entityB, roleA }) => {
      const [from, to] = [nameOf(entityA), nameOf(entityB)];
      return { from, to, label: plainLabel(roleA), ...lines.link(from, to, 0) };
    }),
    labels: [
      db.getDiagramTitle(),
      ...entities.flatMap(([, { attributes }]) =>
        attributes.flatMap(({ type, name, keys, comment }) => [[type, name, ...keys].join(' '), comment]),
      ),
    ]
      .map(plainLabel)
      .filter(Boolean),
  };
}

import type { SequenceDB } from 'mermaid/dist/diagrams/sequence/sequenceDb.js';
import type { DiagramEdge, DiagramGraph } from '../core/diagram/diagramGraph';
import { plainLabel } from './plainLabel';
import type { SourceLines } from './sourceLines';

type SequenceDatabase = Pick<SequenceDB, 'getActors' | 'getMessages' | 'getBoxes' | 'getDiagramTitle' | 'LINETYPE'>;

interface Opening {
  readonly keyword: string;
  readonly choice: boolean;
}

/** A frame that is open at some message: who sent first in it, and its branches so far. */
interface Frame {
  /** Whether its labels are conditions, rather than loops or parallel runs. */
  readonly choice: boolean;
  sender?: string;
  readonly branches: { readonly label: string; readonly line?: number; receiver?: string }[];
}

/** Participants and messages; the conditions of alternatives become edges as `DiagramEdge` says, loops and notes become labels. */
export function readSequence(db: SequenceDatabase, lines: SourceLines): DiagramGraph {
  const { LINETYPE } = db;
  const opening = new Map<number, Opening>([
    [LINETYPE.ALT_START, { keyword: 'alt', choice: true }],
    [LINETYPE.OPT_START, { keyword: 'opt', choice: true }],
    [LINETYPE.CRITICAL_START, { keyword: 'critical', choice: true }],
    [LINETYPE.BREAK_START, { keyword: 'break', choice: true }],
    [LINETYPE.LOOP_START, { keyword: 'loop', choice: false }],
    [LINETYPE.PAR_START, { keyword: 'par', choice: false }],
    [LINETYPE.PAR_OVER_START, { keyword: 'par_over', choice: false }],
  ]);
  const parting = new Map<number, string>([
    [LINETYPE.ALT_ELSE, 'else'],
    [LINETYPE.CRITICAL_OPTION, 'option'],
    [LINETYPE.PAR_AND, 'and'],
  ]);
  const closing = new Set<number>([
    LINETYPE.ALT_END,
    LINETYPE.OPT_END,
    LINETYPE.CRITICAL_END,
    LINETYPE.BREAK_END,
    LINETYPE.LOOP_END,
    LINETYPE.PAR_END,
  ]);

  const frames: Frame[] = [];
  const edges: DiagramEdge[] = [];
  const labels = [plainLabel(db.getDiagramTitle()), ...db.getBoxes().map(({ name }) => plainLabel(name))];

  for (const { from, to, type = LINETYPE.SOLID, message } of db.getMessages()) {
    const label = typeof message === 'string' ? plainLabel(message) : '';
    const opened = opening.get(type);
    const keyword = opened?.keyword ?? parting.get(type);
    if (keyword !== undefined) {
      if (opened !== undefined) frames.push({ choice: opened.choice, branches: [] });
      frames.at(-1)?.branches.push({ label, ...lines.keyword(keyword) });
      if (frames.at(-1)?.choice !== true) labels.push(label);
    } else if (closing.has(type)) {
      const frame = frames.pop();
      if (frame !== undefined) edges.push(...branchEdges(frame));
    } else if (type === LINETYPE.NOTE) {
      labels.push(label);
    } else if (from !== undefined && to !== undefined && typeof message === 'string') {
      for (const frame of frames) {
        frame.sender ??= from;
        const branch = frame.branches.at(-1);
        if (branch !== undefined) branch.receiver ??= to;
      }
      edges.push({ from, to, label, ...lines.link(from, to, 1) });
    }
  }
  return {
    kind: 'sequence',
    nodes: [...db.getActors().values()].map(({ name, description }) => ({ id: name, label: plainLabel(description), ...lines.node(name) })),
    edges,
    labels: labels.filter(Boolean),
  };
}

function branchEdges({ choice, sender, branches }: Frame): DiagramEdge[] {
  if (!choice || sender === undefined) return [];
  return branches
    .filter(({ label }) => label !== '')
    .map(({ label, line, receiver = sender }) => ({ from: sender, to: receiver, label, ...(line === undefined ? {} : { line }) }));
}

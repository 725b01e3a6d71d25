import type { DiagramError, DiagramGraph, DiagramResult } from '../core/diagram/diagramGraph';
import { cleanSource } from './cleanSource';
import { diagramErrorOf, wholeBlockError } from './diagramFault';
import { readEr } from './erGraph';
import { readFlowchart } from './flowchartGraph';
import { MAX_DIAGRAM_LENGTH, readMermaid, type MermaidDiagram } from './mermaidPackage';
import { readOtherLabels } from './otherLabels';
import { readSequence } from './sequenceGraph';
import { SourceLines } from './sourceLines';
import { readState } from './stateGraph';

/** Mermaid keeps one database for several kinds, so one diagram is parsed and read before the next begins. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Parses the content of one Mermaid fence in this thread: its graph, or what is wrong with it and where. Never rejects.
 *
 * @example await parseMermaid('flowchart LR\n  A[Canary] -->|5 %| B') // { graph: { kind: 'flowchart', nodes: […], edges: […], labels: [] } }
 */
export function parseMermaid(source: string): Promise<DiagramResult> {
  const result = last.then(() => parse(source));
  last = result;
  return result;
}

/** Mermaid takes quadratic time over blank lines; nobody who draws leaves so many. */
const BLANK_RUN = /\n(?:[^\S\n]*\n){1000}/;

async function parse(source: string): Promise<DiagramResult> {
  if (source.length > MAX_DIAGRAM_LENGTH || BLANK_RUN.test(source))
    return { error: wholeBlockError({ kind: 'tooLarge' }, 'Maximum text size in diagram exceeded') };
  try {
    return { graph: readGraph(await readMermaid(source), SourceLines.of(source)) };
  } catch (thrown) {
    return { error: errorOf(thrown, source) };
  }
}

function errorOf(thrown: unknown, source: string): DiagramError {
  return diagramErrorOf(thrown, cleanSource(source));
}

function readGraph({ type, db }: MermaidDiagram, lines: SourceLines): DiagramGraph {
  switch (type) {
    case 'flowchart':
    case 'flowchart-v2':
      return readFlowchart(db as Parameters<typeof readFlowchart>[0], lines);
    case 'sequence':
      return readSequence(db as Parameters<typeof readSequence>[0], lines);
    case 'state':
    case 'stateDiagram':
      return readState(db as Parameters<typeof readState>[0], lines);
    case 'er':
      return readEr(db as Parameters<typeof readEr>[0], lines);
    default:
      return { kind: 'other', nodes: [], edges: [], labels: readOtherLabels(db) };
  }
}

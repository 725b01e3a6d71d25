import type { EvidenceIndex } from '../evidence/evidenceIndex';
import { findConcepts } from '../reading/conceptSearch';
import { buildQuotes, type ReviewQuote } from './reviewQuote';
import { parseTokens } from '../document/token';

/** A tool that an answer names without ever naming anything it provides. Concepts by their ids. */
export interface BareTool {
  readonly tool: string;
  readonly times: number;
  /** What it provides, by id; never empty. */
  readonly provides: readonly string[];
  /** Where it is named first. */
  readonly first: ReviewQuote;
}

/**
 * The tools that the writer's own words name without their concept, the one named most often first. A concept counts as named also by
 * something narrower, and in diagrams and code too; what template and brief brought counts for neither.
 */
export function findBareTools(index: EvidenceIndex): BareTool[] {
  const { concepts } = index.lexicon;
  const named = namedInFences(index);
  const tools = new Map<number, { times: number; readonly from: number; readonly to: number }>();
  for (const { unit, reading, offset, foreign } of index.list.places) {
    for (const { concept, from, to } of reading.concepts) {
      if (foreign?.subarray(from, to).some((mark) => mark === 1) === true) continue;
      for (const name of concepts[concept]?.names ?? []) named.add(name);
      if (concepts[concept]?.kind !== 'tool') continue;
      const known = tools.get(concept);
      if (known) known.times++;
      else tools.set(concept, { times: 1, from: offset + (unit.tokens[from]?.from ?? 0), to: offset + (unit.tokens[to - 1]?.to ?? 0) });
    }
  }
  return [...tools]
    .flatMap(([concept, { times, ...span }]) => {
      const { id, provides = [] } = concepts[concept] ?? {};
      const [first] = buildQuotes(index.doc.text, [span]);
      if (id === undefined || first === undefined || provides.length === 0 || provides.some((given) => named.has(given))) return [];
      return [{ tool: id, times, provides: provides.flatMap((given) => concepts[given]?.id ?? []), first }];
    })
    .sort((a, b) => b.times - a.times || a.first.from - b.first.from);
}

/** The concepts that the writer's own lines of code and diagrams name. */
function namedInFences({ lexicon, list }: EvidenceIndex): Set<number> {
  const lines = list.fences.flatMap(({ fence, foreignLines }) => fence.content.split('\n').filter((_, at) => !foreignLines.has(at)));
  const hits = lines.flatMap((line) => findConcepts(lexicon, parseTokens(line, 0, line.length)));
  return new Set(hits.flatMap(({ concept }) => lexicon.concepts[concept]?.names ?? []));
}

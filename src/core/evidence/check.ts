import type { DesignDoc } from '../document/designDoc';
import type { DiagramGraph } from '../diagram/diagramGraph';
import { compileWay, type CompiledWay } from './compiledWay';
import { buildEvidenceIndex, type EvidenceIndex } from './evidenceIndex';
import type { Evidence } from '../problem/evidenceLanguage';
import type { Finding } from './finding';
import type { ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { SectionName } from '../document/sectionMeaning';
import { signalTableOf } from './signalTable';
import { matchWay, type WayMatch } from './wayMatch';
import { describeWay } from './wayResult';

/** A criterion as far as the check needs it. */
interface CheckedCriterion {
  readonly id: string;
  readonly evidence: Evidence;
}

/** A criterion made ready for checking. */
interface CompiledCriterion {
  readonly id: string;
  readonly ways: readonly CompiledWay[];
}

/** A rubric made ready for checking. */
export interface CompiledRubric {
  readonly criteria: readonly CompiledCriterion[];
  readonly lexicon: LexiconIndex;
  /** The sections of the problem's template, which conditions name by id. */
  readonly sections: readonly SectionName[];
}

/** Compiles the criteria of one problem. `sections` are those of its template; a condition on any other id is ignored. */
export function compileRubric(
  criteria: readonly CheckedCriterion[],
  lexicon: LexiconIndex,
  sections: readonly SectionName[] = [],
): CompiledRubric {
  const table = signalTableOf(lexicon);
  const compiled = criteria.map(({ id, evidence }) => ({ id, ways: evidence.anyOf.map((way) => compileWay(way, table, sections)) }));
  return { criteria: compiled, lexicon, sections };
}

const CREDIT = { found: 1, partial: 0.5, missing: 0 } as const;

/** Checks a document that has been read with `buildEvidenceIndex`: one finding per criterion, in their order. */
export function checkIndex(index: EvidenceIndex, { criteria }: CompiledRubric): Finding[] {
  return criteria.map(({ id, ways }) => {
    const best = closestWay(index, ways);
    if (!best) return { criterion: id, finding: 'missing', credit: CREDIT.missing, spans: [], way: 0, signals: [] };
    const { finding, spans, signals } = describeWay(index, best);
    return { criterion: id, finding, credit: CREDIT[finding], spans, way: ways.indexOf(best.way), signals };
  });
}

/** The first way that is found; else the closest of those that are partial, else of all. */
function closestWay(index: EvidenceIndex, ways: readonly CompiledWay[]): WayMatch | undefined {
  let best: WayMatch | undefined;
  for (const way of ways) {
    const match = matchWay(index, way, best?.finding === 'partial' ? best.closeness : 0);
    if (match.finding === 'found') return match;
    const isHigher = match.finding === 'partial' && best?.finding === 'missing';
    if (!best || isHigher || (match.finding === best.finding && match.closeness > best.closeness)) best = match;
  }
  return best;
}

/**
 * Checks a document against a rubric: one finding per criterion, in their order. `graphs` are the document's diagrams by the content of their
 * fence; `foreign` is what counts nothing. Takes time in proportion to the text. For several rubrics over one text, build the index once.
 */
export function check(
  doc: DesignDoc,
  rubric: CompiledRubric,
  graphs: ReadonlyMap<string, DiagramGraph> = new Map(),
  foreign?: ForeignText,
): Finding[] {
  return checkIndex(buildEvidenceIndex(doc, rubric.lexicon, graphs, foreign), rubric);
}

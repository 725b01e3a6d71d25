import type { DesignDoc } from '../document/designDoc';
import type { DiagramGraph } from '../diagram/diagramGraph';
import { buildEvidenceIndex, type EvidenceIndex } from './evidenceIndex';
import type { Evidence } from '../problem/evidenceLanguage';
import type { Finding, SignalResult } from './finding';
import type { ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { SectionName } from '../document/sectionMeaning';
import { judgeWay, type WayResult } from './wayMatch';

/** A criterion as far as the check needs it. */
export interface CheckedCriterion {
  readonly id: string;
  readonly evidence: Evidence;
}

/** A rubric made ready for checking. */
export interface CompiledRubric {
  readonly criteria: readonly CheckedCriterion[];
  readonly lexicon: LexiconIndex;
  /** The sections of the problem's template, which conditions name by id. */
  readonly sections: readonly SectionName[];
}

/** Prepares the criteria of one problem. `sections` are those of its template; a condition on any other id is ignored. */
export function compileRubric(
  criteria: readonly CheckedCriterion[],
  lexicon: LexiconIndex,
  sections: readonly SectionName[] = [],
): CompiledRubric {
  return { criteria, lexicon, sections };
}

const CREDIT = { found: 1, partial: 0.5, missing: 0 } as const;
const RANK = { found: 2, partial: 1, missing: 0 } as const;

function isBetter(one: WayResult, other: WayResult | undefined): boolean {
  if (!other) return true;
  if (RANK[one.finding] !== RANK[other.finding]) return RANK[one.finding] > RANK[other.finding];
  return one.closeness > other.closeness;
}

/** Checks a document that has been read with `buildEvidenceIndex`: one finding per criterion, in their order. */
export function checkIndex(index: EvidenceIndex, rubric: CompiledRubric): Finding[] {
  return rubric.criteria.map(({ id, evidence }) => {
    let best: WayResult | undefined;
    let number = 0;
    evidence.anyOf.forEach((way, at) => {
      const result = judgeWay(index, way, rubric.sections);
      if (!isBetter(result, best)) return;
      best = result;
      number = at;
    });
    const { finding, spans, signals } = best ?? { finding: 'missing' as const, spans: [], signals: [] as SignalResult[] };
    return { criterion: id, finding, credit: CREDIT[finding], spans, way: number, signals };
  });
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

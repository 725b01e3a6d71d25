import { parseDesignDoc } from '../core/document/designDoc';
import { checkIndex, compileRubric } from '../core/evidence/check';
import { buildEvidenceIndex } from '../core/evidence/evidenceIndex';
import type { Finding } from '../core/evidence/finding';
import { findBareTools, type BareTool } from '../core/review/reviewTools';
import type { AnswerChecks, CheckableProblem } from './answerChecks';

/** What the debrief needs beside the findings. */
interface Lessons {
  readonly pitfallFindings: readonly Finding[];
  readonly bareTools: readonly BareTool[];
}

/** Reads what a text teaches beside its findings; the same for the same text, so the last is kept. */
export class ReviewLessons {
  readonly #checks: Pick<AnswerChecks, 'diagrams'>;
  #kept: (Lessons & { readonly of: string }) | undefined;

  constructor(checks: Pick<AnswerChecks, 'diagrams'>) {
    this.#checks = checks;
  }

  async read({ problem, rubric, foreign }: CheckableProblem, text: string): Promise<Lessons> {
    const of = `${problem.slug}\n${text}`;
    if (this.#kept?.of === of) return this.#kept;
    const doc = parseDesignDoc(text);
    const drawn = await this.#checks.diagrams(doc);
    const graphs = new Map(drawn.flatMap(({ block, result }) => ('graph' in result ? [[block.content, result.graph] as const] : [])));
    const index = buildEvidenceIndex(doc, rubric.lexicon, graphs, foreign);
    const criteria = problem.pitfalls.flatMap(({ id, evidence }) => (evidence ? [{ id, evidence }] : []));
    const pitfalls = compileRubric(criteria, rubric.lexicon, rubric.sections);
    this.#kept = { of, pitfallFindings: checkIndex(index, pitfalls), bareTools: findBareTools(index) };
    return this.#kept;
  }
}

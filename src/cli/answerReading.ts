import { checkAnswer, buildAnswerRubric, diagramsIn, parseDiagrams, taskTexts } from '../core/evidence/answerCheck';
import type { AnswerRubric } from '../core/evidence/answerCheck';
import { percentOf, readBand } from '../core/review/band';
import type { Band } from '../core/review/band';
import { checkIndex, compileRubric } from '../core/evidence/check';
import type { CompiledRubric } from '../core/evidence/check';
import type { PracticeProblem, RubricCriterion } from '../core/problem/content';
import { parseDesignDoc } from '../core/document/designDoc';
import type { DesignDoc } from '../core/document/designDoc';
import type { DiagramGraph } from '../core/diagram/diagramGraph';
import { buildEvidenceIndex } from '../core/evidence/evidenceIndex';
import type { Finding } from '../core/evidence/finding';
import { buildForeignText } from '../core/reading/foreignText';
import type { ForeignText } from '../core/reading/foreignText';
import type { LexiconIndex } from '../core/reading/lexiconIndex';
import { scaffoldOf } from '../core/attempt/scaffold';

/** An answer with its diagrams, ready for any rubric. */
export interface AnswerReading {
  readonly doc: DesignDoc;
  readonly graphs: ReadonlyMap<string, DiagramGraph>;
}

/** What the check makes of an answer to one problem. */
export interface AnswerResult {
  readonly findings: readonly Finding[];
  /** Share of the rubric's weight with evidence, 0 to 100, one decimal. */
  readonly score: number;
  readonly band: Band;
}

/** Parses an answer. Mermaid is loaded only where it has a diagram; diagrams with an error are left out. */
export async function readReading(text: string): Promise<AnswerReading> {
  const doc = parseDesignDoc(text);
  if (diagramsIn(doc).length === 0) return { doc, graphs: new Map() };
  const { parseMermaid } = await import('../diagrams/parseMermaid');
  return { doc, graphs: await parseDiagrams(doc, parseMermaid) };
}

/** Prepares a problem for answers of anybody: what came with the task counts nothing, the reference answer counts. */
export function buildRubric(problem: PracticeProblem, lexicon: LexiconIndex): AnswerRubric {
  return buildAnswerRubric(problem, scaffoldOf(problem), lexicon, 'task');
}

/** Checks an answer to one problem. */
export function judgeAnswer({ doc, graphs }: AnswerReading, problem: PracticeProblem, rubric: AnswerRubric): AnswerResult {
  const findings = checkAnswer(doc, graphs, rubric);
  return { findings, ...gradeOf(problem.rubric, findings) };
}

/** All rubrics together, for texts that may be about any problem. */
export interface RubricShelf {
  readonly problems: readonly { readonly problem: PracticeProblem; readonly rubric: CompiledRubric }[];
  readonly lexicon: LexiconIndex;
  readonly foreign: ForeignText;
}

/** Prepares all problems. What came with any of the tasks counts nothing. */
export function buildShelf(problems: readonly PracticeProblem[], lexicon: LexiconIndex): RubricShelf {
  const scaffolds = new Map(problems.map((problem) => [problem, scaffoldOf(problem)]));
  return {
    problems: problems.map((problem) => ({
      problem,
      rubric: compileRubric(problem.rubric, lexicon, scaffolds.get(problem)?.sections),
    })),
    lexicon,
    foreign: buildForeignText([...scaffolds].flatMap(([problem, scaffold]) => taskTexts(problem, scaffold))),
  };
}

/** The score of a text for every problem, in their order. The text is read once. */
export function scoreAll({ doc, graphs }: AnswerReading, { problems, lexicon, foreign }: RubricShelf) {
  const index = buildEvidenceIndex(doc, lexicon, graphs, foreign);
  return problems.map(({ problem, rubric }) => ({ problem, score: gradeOf(problem.rubric, checkIndex(index, rubric)).score }));
}

function gradeOf(rubric: readonly RubricCriterion[], findings: readonly Finding[]): { readonly score: number; readonly band: Band } {
  const credit = new Map(findings.map((finding) => [finding.criterion, finding.credit]));
  const earned = rubric.map((criterion) => ({ ...criterion, agreed: credit.get(criterion.id) ?? 0 }));
  return { score: Math.round((percentOf(earned) ?? 0) * 10) / 10, band: readBand(earned).band };
}

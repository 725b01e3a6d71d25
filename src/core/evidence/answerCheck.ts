import { check, compileRubric } from './check';
import type { CompiledRubric } from './check';
import type { PracticeProblem } from '../problem/content';
import type { DesignDoc } from '../document/designDoc';
import type { DiagramGraph, DiagramResult, ParseDiagram } from '../diagram/diagramGraph';
import type { Finding } from './finding';
import { buildForeignText } from '../reading/foreignText';
import type { ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { Scaffold } from '../attempt/scaffold';

/** A problem made ready for checking answers to it. */
export interface AnswerRubric {
  readonly rubric: CompiledRubric;
  readonly foreign: ForeignText;
}

/**
 * What a writer was given with the task, and which therefore counts nothing in an answer: template, brief, clarifications, hints,
 * criterion texts, and the diagrams to start from.
 */
export function taskTexts(problem: PracticeProblem, scaffold: Scaffold): readonly string[] {
  return [
    scaffold.text,
    ...problem.clarifications.flatMap(({ question, answer }) => [question, answer]),
    ...problem.hints,
    ...problem.rubric.map(({ text }) => text),
    problem.aids.undecided,
    ...problem.aids.diagrams.map(({ mermaid }) => mermaid),
  ];
}

/**
 * Prepares the check of answers to a problem.
 *
 * @param shown `task`: what the writer was given counts nothing. `all`: nor does what they may have seen after an earlier try, the
 * `strong` lines and the reference answer.
 */
export function buildAnswerRubric(
  problem: PracticeProblem,
  scaffold: Scaffold,
  lexicon: LexiconIndex,
  shown: 'task' | 'all',
): AnswerRubric {
  const seen = shown === 'all' ? [...problem.rubric.map(({ strong }) => strong), problem.answer] : [];
  return {
    rubric: compileRubric(problem.rubric, lexicon, scaffold.sections),
    foreign: buildForeignText([...taskTexts(problem, scaffold), ...seen]),
  };
}

/** Prepares the check of an answer to a problem's curveball, in which nothing counts that its writer has been shown by then. */
export function buildCurveballRubric(problem: PracticeProblem, scaffold: Scaffold, lexicon: LexiconIndex): AnswerRubric {
  const { change, touches, criteria } = problem.curveball;
  const shown = [change, ...touches, ...criteria.flatMap(({ text, strong }) => [text, strong])];
  return { rubric: compileRubric(criteria, lexicon), foreign: buildForeignText([...taskTexts(problem, scaffold), ...shown]) };
}

/** The Mermaid sources of a document, each once. */
export function diagramsIn(doc: DesignDoc): readonly string[] {
  return [...new Set(doc.blocks.flatMap(({ body: { fence } }) => (fence?.language === 'mermaid' ? [fence.content] : [])))];
}

/** Parses the diagrams of a document. Those that have an error are left out. */
export async function parseDiagrams(doc: DesignDoc, parse: ParseDiagram): Promise<ReadonlyMap<string, DiagramGraph>> {
  const parsed = await Promise.all(
    diagramsIn(doc).map(async (source): Promise<readonly [string, DiagramResult]> => [source, await parse(source)]),
  );
  return new Map(parsed.flatMap(([source, result]) => ('graph' in result ? [[source, result.graph] as const] : [])));
}

/** Checks an answer: one finding per criterion, in the rubric's order. */
export function checkAnswer(
  doc: DesignDoc,
  graphs: ReadonlyMap<string, DiagramGraph>,
  { rubric, foreign }: AnswerRubric,
): readonly Finding[] {
  return check(doc, rubric, graphs, foreign);
}

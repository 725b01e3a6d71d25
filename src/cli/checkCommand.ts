import { basename } from 'node:path';
import { parseAttemptName } from '../core/attempt/attemptName';
import type { PracticeProblem } from '../core/problem/content';
import { findingParts } from '../words/findingWords';
import { BAND_WORDS } from '../words/problemWords';
import { FINDING_WORDS } from '../words/rubricWords';
import { buildLineOf, linesOf, readAnswer } from './answerFile';
import type { AnswerFile, LineRange } from './answerFile';
import { buildRubric, buildShelf, judgeAnswer, readReading, scoreAll } from './answerReading';
import type { AnswerResult, RubricShelf } from './answerReading';
import { BadInput, readArguments } from './command';
import type { Command } from './command';
import type { ShippedContent, Vocabulary } from './shippedContent';
import { renderTable, wrapText } from './textTable';

const HELP = `
check FILE... (--problem N|slug | --all) [--json] [--min-score S]

Looks for evidence of a problem's criteria in answers: Markdown or plain text in UTF-8, up to 1 MB
each; \`-\` is standard input. The score is the share of the rubric's weight with evidence, 0 to 100.
Without --problem and --all, the name of each file has to tell: 03-canary-deployment.2026-11-23.md.

  --problem N|slug   the problem that the files answer
  --all              a score for every complete problem, whatever the files are about
  --json             one JSON object per file and line
  --min-score S      the score, with --all the highest one, that every file has to reach

Exit status: 0 checked, 1 a score below --min-score, 2 bad input.

In the CI of a study group, beside the answers of all members:

  - run: node mlops-design-practice/dist/cli.js check */[0-9][0-9]-*.md --min-score 60
`;

/** A file with its result for one problem. */
interface ProblemReport {
  readonly answer: AnswerFile;
  readonly problem: PracticeProblem;
  readonly result: AnswerResult;
  readonly criteria: readonly CriterionReport[];
}

interface CriterionReport {
  readonly criterion: string;
  readonly finding: AnswerResult['findings'][number]['finding'];
  readonly credit: number;
  readonly ranges: readonly LineRange[];
  /** What would complete the finding, as clauses. */
  readonly missing: readonly string[];
}

/** `check`: what answers show of a rubric, or of all of them. */
export function buildCheckCommand(content: ShippedContent, print: (line: string) => void): Command {
  return {
    name: 'check',
    summary: 'check answers against a rubric',
    help: HELP,
    async run(parameters) {
      const { values, positionals } = readArguments(parameters, {
        problem: { type: 'string', short: 'p' },
        all: { type: 'boolean' },
        json: { type: 'boolean' },
        'min-score': { type: 'string' },
      });
      const least = readScore(values['min-score']);
      if (positionals.length === 0) throw new BadInput('Name at least one file to check, or - for standard input.');
      if (values.all && values.problem !== undefined) throw new BadInput('Give either --problem or --all, not both.');
      const given = values.problem === undefined ? undefined : content.problem(values.problem);
      const answers = positionals.map(readAnswer);
      const scores = values.all
        ? await checkAll(answers, buildShelf(content.complete(), content.vocabulary().index), values.json === true, print)
        : await checkEach(
            answers.map((answer) => ({ answer, problem: given ?? namedProblem(answer, content) })),
            content.vocabulary(),
            values.json === true,
            print,
          );
      return scores.some((score) => score < least) ? 1 : 0;
    },
  };
}

function readScore(text: string | undefined): number {
  const score = Number(text ?? 0);
  if (text?.trim() === '' || !(score >= 0 && score <= 100)) throw new BadInput('--min-score takes a number from 0 to 100.');
  return score;
}

function namedProblem({ file }: AnswerFile, content: ShippedContent): PracticeProblem {
  const name = parseAttemptName(basename(file));
  if (!name) throw new BadInput(`Say with --problem which problem ${file === '-' ? 'standard input' : file} answers, or use --all.`);
  return content.problem(name.slug);
}

async function checkEach(
  pairs: readonly { readonly answer: AnswerFile; readonly problem: PracticeProblem }[],
  { index, termOf }: Vocabulary,
  json: boolean,
  print: (line: string) => void,
): Promise<number[]> {
  const rubrics = new Map([...new Set(pairs.map(({ problem }) => problem))].map((problem) => [problem, buildRubric(problem, index)]));
  const scores: number[] = [];
  for (const { answer, problem } of pairs) {
    const rubric = rubrics.get(problem) ?? buildRubric(problem, index);
    const result = judgeAnswer(await readReading(answer.text), problem, rubric);
    const lineOf = buildLineOf(answer.text);
    const criteria = result.findings.map((finding): CriterionReport => {
      const { criterion, finding: kind, credit, spans } = finding;
      return {
        criterion,
        finding: kind,
        credit,
        ranges: linesOf(spans, lineOf),
        missing: findingParts(finding, { termOf, lineOf }).missing,
      };
    });
    const report = { answer, problem, result, criteria };
    for (const line of json ? [reportJson(report)] : reportText(report)) print(line);
    scores.push(result.score);
  }
  return scores;
}

function reportJson({ answer: { file }, problem, result: { score, band }, criteria }: ProblemReport): string {
  return JSON.stringify({ file, problem: problem.slug, score, band, findings: criteria });
}

function reportText({ answer: { file }, problem, result: { score, band }, criteria }: ProblemReport): string[] {
  const rows = criteria.map(({ criterion, finding, ranges }) => [FINDING_WORDS[finding], criterion, linesText(ranges)]);
  const open = criteria.map(({ missing }) => (missing.length === 0 ? [] : wrapText(missing.join('; '), '           ')));
  return [
    `${file}: ${score.toFixed(1)} of 100, ${BAND_WORDS[band]}, for ${problem.number}. ${problem.title}`,
    ...renderTable(rows, '  ').flatMap((line, at) => [line, ...(open[at] ?? [])]),
    '',
  ];
}

function linesText(ranges: readonly LineRange[]): string {
  const [first] = ranges;
  if (!first) return '';
  const several = ranges.length > 1 || first.startLine < first.endLine;
  const lines = ranges.map(({ startLine, endLine }) => (startLine === endLine ? String(startLine) : `${startLine}-${endLine}`));
  return `${several ? 'lines' : 'line'} ${lines.join(', ')}`;
}

async function checkAll(answers: readonly AnswerFile[], shelf: RubricShelf, json: boolean, print: (line: string) => void) {
  const highest: number[] = [];
  for (const { file, text } of answers) {
    const scored = scoreAll(await readReading(text), shelf);
    highest.push(Math.max(...scored.map(({ score }) => score)));
    if (json) {
      print(JSON.stringify({ file, problems: scored.map(({ problem, score }) => ({ problem: problem.slug, score })) }));
      continue;
    }
    const rows = [...scored]
      .sort((a, b) => b.score - a.score)
      .map(({ problem, score }) => [score.toFixed(1).padStart(5), `${problem.number}. ${problem.title}`]);
    for (const line of [file, ...renderTable(rows, '  '), '']) print(line);
  }
  return highest;
}

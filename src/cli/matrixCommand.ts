import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileRubric } from '../core/evidence/check';
import { checkAnswer } from '../core/evidence/answerCheck';
import type { FindingKind } from '../core/evidence/finding';
import type { Criterion } from '../core/problem/problem';
import { BAND_WORDS } from '../words/problemWords';
import { FINDING_WORDS } from '../words/rubricWords';
import { readAnswer } from './answerFile';
import { judgeAnswer, readReading } from './answerReading';
import { BadInput, readArguments } from './command';
import type { Command } from './command';
import { isExpected, samplesOf } from './rubricSample';
import type { ShippedContent, Vocabulary } from './shippedContent';
import { readSources } from './sourceProblems';
import type { SourceProblem } from './sourceProblems';
import { renderTable } from './textTable';

const HELP = `
matrix [--problem N|slug]

Shows which criteria each text of the repository fires: strong and weak lines, examples, and answers.
Reads problems/ and templates/ of the sources, so a change shows without a build. A row that is not
as it should be ends in its own finding.

  --problem N|slug   one problem only (default: all complete ones)

  ● found   ◐ partial   · missing
`;

const SIGNS: Readonly<Record<FindingKind, string>> = { found: '●', partial: '◐', missing: '·' };

/**
 * `matrix`: what an author looks at after every change to the evidence.
 *
 * @param roots Where the project's folder may be; the first that has problems is taken.
 */
export function buildMatrixCommand(roots: readonly string[], shipped: ShippedContent, print: (line: string) => void): Command {
  return {
    name: 'matrix',
    summary: 'show which criteria every example and answer fires',
    help: HELP,
    async run(parameters) {
      const { values, positionals } = readArguments(parameters, { problem: { type: 'string', short: 'p' } });
      if (positionals.length > 0) throw new BadInput('`matrix` takes no file; it reads those of the repository.');
      const wanted = values.problem === undefined ? undefined : shipped.problem(values.problem).slug;
      const { root, problems, vocabulary } = readSources(roots);
      for (const problem of problems) {
        const { source } = problem;
        if (wanted !== undefined && source.slug !== wanted) continue;
        print(`${source.number}. ${source.title}`);
        for (const line of await sampleTable(problem, 'Rubric', source.rubric, vocabulary)) print(line);
        for (const line of await sampleTable(problem, 'Curveball', source.curveball.criteria, vocabulary)) print(line);
        for (const line of await answerTable(problem, root)) print(line);
      }
      return 0;
    },
  };
}

/** A row a sample, a column a criterion. */
async function sampleTable(
  { rubric: { rubric, foreign } }: SourceProblem,
  title: string,
  criteria: readonly Criterion[],
  { index }: Vocabulary,
): Promise<string[]> {
  const compiled = { rubric: compileRubric(criteria, index, rubric.sections), foreign };
  const rows: string[][] = [['', ...criteria.map((_, at) => String(at + 1))]];
  for (const sample of samplesOf(criteria)) {
    const { doc, graphs } = await readReading(sample.text);
    const findings = checkAnswer(doc, graphs, compiled);
    const own = findings.find(({ criterion }) => criterion === sample.criterion)?.finding ?? 'missing';
    rows.push([
      `${sample.criterion}, ${sample.kind} ${sample.nth}`,
      ...findings.map(({ finding }) => SIGNS[finding]),
      isExpected(sample, own) ? '' : `is ${FINDING_WORDS[own]}`,
    ]);
  }
  return [`  ${title}`, ...criteria.map(({ id }, at) => `    ${at + 1} ${id}`), ...renderTable(rows, '    '), ''];
}

/** A row an answer, with its score and band. */
async function answerTable({ practice, rubric }: SourceProblem, root: string): Promise<string[]> {
  const rows: string[][] = [];
  for (const file of answersOf(practice.slug, root)) {
    const reading = await readReading(readAnswer(join(root, file)).text);
    const { findings, score, band } = judgeAnswer(reading, practice, rubric);
    rows.push([file, ...findings.map(({ finding }) => SIGNS[finding]), score.toFixed(1).padStart(5), BAND_WORDS[band]]);
  }
  const header = ['', ...practice.rubric.map((_, at) => String(at + 1)), 'score', 'band'];
  return ['  Answers', ...renderTable([header, ...rows], '    '), ''];
}

/** The reference answer, those that are shipped to be graded, and those that the tests mark. */
function answersOf(slug: string, root: string): string[] {
  const folders = [`problems/${slug}/samples`, `test/content/answers/${slug}`];
  const others = folders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith('.md'))
          .sort()
          .map((name) => `${folder}/${name}`)
      : [],
  );
  return [`problems/${slug}/answer.md`, ...others];
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AnswerRubric } from '../../src/core/evidence/answerCheck';
import type { PracticeProblem } from '../../src/core/problem/content';
import type { Problem } from '../../src/core/problem/problem';
import { buildRubric, judgeAnswer, readReading } from '../../src/cli/answerReading';
import type { AnswerResult } from '../../src/cli/answerReading';
import { readContent } from '../../src/cli/contentFolder';
import { buildVocabulary } from '../../src/cli/shippedContent';

export const ROOT = join(__dirname, '..', '..');

const compiled = readContent(ROOT);
if ('errors' in compiled) throw new Error(compiled.errors.map(({ path, line, message }) => `${path}:${line}: ${message}`).join('\n'));

/** Everything in `problems/` and `templates/`, as the build compiles it. */
export const { content } = compiled;
export const vocabulary = buildVocabulary(content.lexicon);

/** A complete problem: what its author wrote, what users get, and its rubric made ready. */
export interface Complete {
  readonly slug: string;
  readonly source: Problem;
  readonly practice: PracticeProblem;
  readonly rubric: AnswerRubric;
}

/** Every complete problem, by number. */
export const complete: readonly Complete[] = content.problems
  .flatMap((source) => {
    const practice = content.practice.find(({ slug }) => slug === source.slug);
    return practice ? [{ slug: source.slug, source, practice, rubric: buildRubric(practice, vocabulary.index) }] : [];
  })
  .sort((a, b) => a.source.number - b.source.number);

/** What the check makes of a text as an answer to a problem. */
export async function judge({ practice, rubric }: Complete, text: string): Promise<AnswerResult> {
  return judgeAnswer(await readReading(text), practice, rubric);
}

/** Names of the files of a folder of the repository that end so, in order; none where there is no such folder. */
export function filesIn(folder: string, ending: string): readonly string[] {
  try {
    return readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith(ending))
      .sort();
  } catch {
    return [];
  }
}

/** The text of a file of the repository, lines ending with LF. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
}

export function readYaml(path: string): unknown {
  return parse(readText(path));
}

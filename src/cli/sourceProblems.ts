import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerRubric } from '../core/evidence/answerCheck';
import type { PracticeProblem } from '../core/problem/content';
import type { Problem } from '../core/problem/problem';
import { buildRubric } from './answerReading';
import { BadInput } from './command';
import { readContent } from './contentFolder';
import { buildVocabulary } from './shippedContent';
import type { Vocabulary } from './shippedContent';

/** A complete problem as its sources have it, with its rubric. */
export interface SourceProblem {
  readonly source: Problem;
  readonly practice: PracticeProblem;
  readonly rubric: AnswerRubric;
}

/** What a checkout holds: its complete problems by number. */
export interface Sources {
  readonly root: string;
  readonly problems: readonly SourceProblem[];
  readonly vocabulary: Vocabulary;
}

/**
 * Reads `problems/` and `templates/` of the sources. Throws {@link BadInput} where they are not there or do not compile.
 *
 * @param roots Where the project's folder may be; the first that has problems is taken.
 */
export function readSources(roots: readonly string[]): Sources {
  const root = roots.find((folder) => existsSync(join(folder, 'problems', 'lexicon.yaml')));
  if (root === undefined) throw new BadInput('The sources of the problems are not here; run this in a checkout of the project.');
  const compiled = readContent(root);
  if ('errors' in compiled) {
    const [first] = compiled.errors;
    throw new BadInput(first ? `${first.path}:${first.line}: ${first.message}.` : 'The sources do not compile.');
  }
  const { lexicon, problems, practice } = compiled.content;
  const vocabulary = buildVocabulary(lexicon);
  const complete = problems.flatMap((source) => {
    const shipped = practice.find(({ slug }) => slug === source.slug);
    return shipped ? [{ source, practice: shipped, rubric: buildRubric(shipped, vocabulary.index) }] : [];
  });
  return { root, problems: complete.sort((a, b) => a.source.number - b.source.number), vocabulary };
}

import * as v from 'valibot';
import type { Finding } from '../../src/core/evidence/finding';
import type { Grade, Judgement } from './agreement';
import { complete, filesIn, judge, readText, readYaml } from './repository';
import type { Complete } from './repository';

const FOLDER = 'test/content/answers';

const grade = v.picklist([0, 0.5, 1]);
const marksSchema = v.record(v.string(), v.record(v.string(), grade));
const halvesSchema = v.strictObject({ tuning: v.record(v.string(), v.array(v.string())) });

/** An answer by a writer who had only the brief and the template, marked by a reader who did not know how the check finds evidence. */
export interface MarkedAnswer {
  readonly problem: Complete;
  /** File name without its ending. */
  readonly name: string;
  /** `tuning`: evidence may be tuned on it; `held-out`: it is kept for the proof. */
  readonly half: 'tuning' | 'held-out';
  readonly text: string;
  readonly marks: Readonly<Record<string, Grade>>;
  readonly findings: readonly Finding[];
  /** By the check, 0 to 100. */
  readonly score: number;
}

/** The folders of answers, as slugs. */
export const answerFolders = (): readonly string[] =>
  complete.map(({ slug }) => slug).filter((slug) => filesIn(`${FOLDER}/${slug}`, '.md').length > 0);

/** Every marked answer with what the check makes of it. Throws where one has no marks. */
export async function readMarkedAnswers(): Promise<readonly MarkedAnswer[]> {
  const { tuning } = v.parse(halvesSchema, readYaml(`${FOLDER}/halves.yaml`));
  const answers = complete.flatMap((problem) => {
    const folder = `${FOLDER}/${problem.slug}`;
    const names = filesIn(folder, '.md').map((file) => file.slice(0, -'.md'.length));
    if (names.length === 0) return [];
    const marks = v.parse(marksSchema, readYaml(`${folder}/marks.yaml`));
    return names.map(async (name): Promise<MarkedAnswer> => {
      const own = marks[name];
      if (!own) throw new Error(`${folder}/${name}.md has no marks`);
      const text = readText(`${folder}/${name}.md`);
      const { findings, score } = await judge(problem, text);
      return { problem, name, half: tuning[problem.slug]?.includes(name) ? 'tuning' : 'held-out', text, marks: own, findings, score };
    });
  });
  return Promise.all(answers);
}

/** Mark and credit for each criterion that was marked. */
export function judgementsOf({ marks, findings }: MarkedAnswer): readonly Judgement[] {
  return findings.flatMap(({ criterion, credit }) => {
    const marked = marks[criterion];
    return marked === undefined ? [] : [{ marked, checked: credit }];
  });
}

/** Share of the rubric's weight by the reader's marks, 0 to 100. */
export function markedScore({ problem: { source }, marks }: MarkedAnswer): number {
  const whole = source.rubric.reduce((sum, { weight }) => sum + weight, 0);
  return (source.rubric.reduce((sum, { id, weight }) => sum + weight * (marks[id] ?? 0), 0) * 100) / whole;
}

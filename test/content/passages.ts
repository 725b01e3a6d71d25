import * as v from 'valibot';
import type { FindingKind } from '../../src/core/evidence/finding';
import { complete, judge, readYaml } from './repository';

export const PASSAGES = 'test/content/passages';

const schema = v.record(v.string(), v.strictObject({ met: v.array(v.string()), not: v.array(v.string()) }));

/** Text of nobody's design that stands before each passage, since what is short alone is judged by less than a document. */
const BEFORE = `The office moved to a quieter floor in spring, and since then people eat together on Mondays, which has done more for the mood than any chart on the wall. Whoever joins gets a desk beside a colleague with years of experience, and reads for the first days before anything is asked of them.

What follows was written in one sitting, with nothing but the task at hand, and it leaves aside what the reader will know from elsewhere anyway. It is meant to be read from the top to the bottom, in the order in which I thought about it.

`;

/** A few sentences, notes or rows by a writer who had the brief and the criteria, and not the evidence. */
export interface Passage {
  readonly slug: string;
  readonly criterion: string;
  /** Whether it was written to meet the criterion, or to talk past it: denied, off the point, a list of terms, about something beside it. */
  readonly meant: 'met' | 'not';
  /** As in `MarkedAnswer`. */
  readonly half: 'tuning' | 'held-out';
  readonly text: string;
  readonly finding: FindingKind;
}

/** Every passage with what the check finds of its criterion. Every second one of a criterion is held out. Throws where a problem or a criterion has none. */
export async function readPassages(): Promise<readonly Passage[]> {
  const passages: Passage[] = [];
  for (const problem of complete) {
    const { slug, practice } = problem;
    const written = v.parse(schema, readYaml(`${PASSAGES}/${slug}.yaml`));
    for (const [place, { id }] of practice.rubric.entries())
      for (const meant of ['met', 'not'] as const)
        for (const [at, text] of (written[id]?.[meant] ?? []).entries()) {
          const { findings } = await judge(problem, BEFORE + text);
          const finding = findings.find(({ criterion }) => criterion === id)?.finding;
          if (!finding) throw new Error(`${slug} has no criterion ${id}`);
          passages.push({ slug, criterion: id, meant, half: (at + place) % 2 === 0 ? 'tuning' : 'held-out', text, finding });
        }
  }
  return passages;
}

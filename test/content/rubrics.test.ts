import assert from 'node:assert/strict';
import { checkAnswer } from '../../src/core/evidence/answerCheck';
import { compileRubric } from '../../src/core/evidence/check';
import type { Finding } from '../../src/core/evidence/finding';
import type { Criterion } from '../../src/core/problem/problem';
import { readReading } from '../../src/cli/answerReading';
import { isExpected, samplesOf } from '../../src/cli/rubricSample';
import { scaffoldOf } from '../../src/core/attempt/scaffold';
import { complete, judge, vocabulary } from './repository';
import type { Complete } from './repository';

/** Findings for a text of some criteria of a problem. */
async function findingsFor({ rubric }: Complete, criteria: readonly Criterion[], text: string): Promise<readonly Finding[]> {
  const { doc, graphs } = await readReading(text);
  return checkAnswer(doc, graphs, {
    rubric: compileRubric(criteria, vocabulary.index, rubric.rubric.sections),
    foreign: rubric.foreign,
  });
}

for (const problem of complete) {
  const { slug, source, practice } = problem;

  describe(`The rubric of ${slug}`, function () {
    this.timeout(60_000); // the first one loads Mermaid

    for (const [name, criteria] of [
      ['criteria', source.rubric],
      ['curveball', source.curveball.criteria],
    ] as const) {
      it(`finds what its ${name} call strong and what their examples say, and weak at most in part`, async () => {
        const wrong: string[] = [];
        for (const sample of samplesOf(criteria)) {
          const own = (await findingsFor(problem, criteria, sample.text)).find(({ criterion }) => criterion === sample.criterion);
          if (!own || !isExpected(sample, own.finding))
            wrong.push(`${sample.criterion}, ${sample.kind} ${sample.nth}, is ${own?.finding ?? 'not judged'}: ${sample.text}`);
        }
        assert.deepEqual(wrong, []);
      });
    }

    it('fires on the strong line of a criterion at most one other, on average', async () => {
      const others: string[] = [];
      for (const { id, strong } of source.rubric) {
        const fired = (await findingsFor(problem, source.rubric, strong)).filter(
          ({ criterion, finding }) => criterion !== id && finding === 'found',
        );
        others.push(...fired.map(({ criterion }) => `${id} → ${criterion}`));
      }
      assert.ok(others.length <= source.rubric.length, others.join(', '));
    });

    it('gives an empty scaffold nothing', async () => {
      const { findings } = await judge(problem, scaffoldOf(practice).text);
      assert.deepEqual(
        findings.filter(({ finding }) => finding !== 'missing').map(({ criterion }) => criterion),
        [],
      );
    });

    it('gives a pasted task nothing', async () => {
      const pasted = [
        ...source.clarifications.flatMap(({ question, answer }) => [question, answer]),
        ...source.hints,
        ...source.rubric.map(({ text }) => `- ${text}`),
      ].join('\n\n');
      assert.equal((await judge(problem, `${practice.scenario}\n\n${pasted}`)).score, 0);
    });
  });
}

import assert from 'node:assert/strict';
import { confusionOf, lowerBound, rankCorrelation, seededRandom, weightedKappa } from './agreement';
import { judgementsOf, markedScore, readMarkedAnswers } from './markedAnswers';
import type { MarkedAnswer } from './markedAnswers';
import { countWords, termCoverage } from './naiveScores';
import { judge } from './repository';

const ROUNDS = 2000;
const SEED = 45;

/** The numbers of some answers in lines, with the confusion matrix: rows as marked, columns as checked. */
function agreementText(answers: readonly MarkedAnswer[]): string {
  const judgements = answers.map(judgementsOf);
  const table = confusionOf(judgements.flat()).map(
    (row, at) => `      marked ${String(at / 2).padEnd(3)}  ${row.map((count) => String(count).padStart(4)).join(' ')}`,
  );
  const kappa = weightedKappa(judgements.flat());
  const low = lowerBound(judgements, weightedKappa, ROUNDS, seededRandom(SEED));
  return [
    `kappa ${(kappa ?? NaN).toFixed(3)}, lower bound ${low.toFixed(3)}, ${answers.length} answers`,
    '      checked        0   ½   1',
    ...table,
  ].join('\n');
}

const correlation = (answers: readonly MarkedAnswer[], score: (answer: MarkedAnswer) => number) =>
  rankCorrelation(answers.map(markedScore), answers.map(score));

describe('On answers never used for tuning, the check', function () {
  this.timeout(60_000); // reads Mermaid and three dozen answers
  let answers: readonly MarkedAnswer[] = [];
  let heldOut: readonly MarkedAnswer[] = [];

  before(async () => {
    answers = await readMarkedAnswers();
    heldOut = answers.filter(({ half }) => half === 'held-out');
  });

  it('is measured on at least twelve answers a problem, every criterion marked, half of them held out', () => {
    for (const slug of new Set(answers.map(({ problem }) => problem.slug))) {
      const own = answers.filter(({ problem }) => problem.slug === slug);
      assert.ok(own.length >= 12, `${slug} has ${own.length} answers`);
      assert.equal(own.filter(({ half }) => half === 'held-out').length * 2, own.length, slug);
      for (const { name, marks, problem } of own)
        assert.deepEqual(Object.keys(marks).sort(), problem.source.rubric.map(({ id }) => id).sort(), `${slug}/${name}`);
    }
  });

  it('agrees with a reader', () => {
    console.log(`    ${agreementText(heldOut)}`);
    const judgements = heldOut.map(judgementsOf);
    assert.ok((weightedKappa(judgements.flat()) ?? 0) >= 0.75, 'kappa is under 0.75');
    assert.ok(lowerBound(judgements, weightedKappa, ROUNDS, seededRandom(SEED)) >= 0.65, 'the lower bound of kappa is under 0.65');
  });

  it('ranks answers as the reader does, far better than their length or their vocabulary would', () => {
    const checked = correlation(heldOut, ({ score }) => score);
    const byLength = correlation(heldOut, ({ text }) => countWords(text));
    const byTerms = correlation(heldOut, ({ problem, text }) => termCoverage(problem, text));
    console.log(`    rank correlation: check ${checked.toFixed(3)}, words ${byLength.toFixed(3)}, terms ${byTerms.toFixed(3)}`);
    assert.ok(checked >= byLength + 0.2, 'beats word count by less than 0.2');
    assert.ok(checked >= byTerms + 0.2, 'beats term coverage by less than 0.2');
  });

  it('brings two strong answers of each problem within 15 points of the reference answer, one of them never used for tuning', async () => {
    for (const problem of new Set(heldOut.map((answer) => answer.problem))) {
      const { score } = await judge(problem, problem.practice.answer);
      const strong = answers.filter((answer) => answer.problem === problem && /excellent|strong/.test(answer.name));
      const close = strong.filter((answer) => answer.score >= score - 15);
      const scores = `${problem.slug}: the reference has ${score}, ${strong.map((answer) => `${answer.name} ${answer.score}`).join(', ')}`;
      assert.ok(close.length >= 2, scores);
      assert.ok(
        close.some(({ half }) => half === 'held-out'),
        scores,
      );
    }
  });
});

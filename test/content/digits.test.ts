import assert from 'node:assert/strict';
import { complete, judge } from './repository';

const withoutDigits = (text: string) => text.replaceAll(/[\d½¼¾⅓⅔]/g, '');

describe('The reference answers', function () {
  this.timeout(60_000); // the first one loads Mermaid

  it('lose 25 points without their digits, eight out of nine of them', async () => {
    const kept: string[] = [];
    for (const problem of complete) {
      const { answer } = problem.practice;
      const [whole, bare] = await Promise.all([judge(problem, answer), judge(problem, withoutDigits(answer))]);
      if (whole.score - bare.score < 25) kept.push(`${problem.slug}: ${whole.score} → ${bare.score}`);
    }
    // 5 of 45, and one where fewer are complete.
    assert.ok(kept.length <= Math.ceil(complete.length / 9), kept.join(', '));
  });
});

import assert from 'node:assert/strict';
import { confusionOf, lowerBound, rankCorrelation, seededRandom, weightedKappa } from './agreement';
import type { Grade, Judgement } from './agreement';

/** `n` times one judgement. */
const times = (n: number, marked: Grade, checked: Grade): Judgement[] => Array.from({ length: n }, () => ({ marked, checked }));
const near = (value: number | undefined, expected: number) => assert.ok(Math.abs((value ?? NaN) - expected) < 1e-4, String(value));

describe('How two judges agree', () => {
  it('is counted by marked and checked grade', () => {
    const judgements = [...times(2, 0, 0), ...times(3, 0.5, 1), ...times(1, 1, 0)];
    assert.deepEqual(confusionOf(judgements), [
      [2, 0, 0],
      [0, 0, 3],
      [1, 0, 0],
    ]);
  });

  it('is 1 where they always agree, and 0 where they agree as often as chance has it', () => {
    near(weightedKappa([...times(3, 0, 0), ...times(2, 0.5, 0.5), ...times(4, 1, 1)]), 1);
    near(weightedKappa([...times(1, 0, 0), ...times(1, 0, 1), ...times(1, 1, 0), ...times(1, 1, 1)]), 0);
  });

  it('forgives half a step more than a whole one', () => {
    const judgements = [...times(3, 0, 0), ...times(1, 0, 0.5), ...times(3, 0.5, 0.5), ...times(1, 0.5, 1), ...times(2, 1, 1)];
    // Rows 4, 4, 2; columns 3, 4, 3. Expected: ¼·(4·4 + 4·3 + 4·3 + 2·4)/10 + 1·(4·3 + 2·3)/10 = 1.2 + 1.8 = 3.
    near(weightedKappa(judgements), 1 - 0.5 / 3);
  });

  it('is unknown where both always say the same one thing', () => {
    assert.equal(weightedKappa(times(4, 1, 1)), undefined);
  });

  it('has a lower bound that is the value itself where all groups are alike, and lower where they differ', () => {
    const alike = [...times(2, 0, 0), ...times(2, 1, 1), ...times(1, 0.5, 1)];
    const whole = weightedKappa(alike) ?? NaN;
    near(lowerBound([alike, alike, alike], weightedKappa, 200, seededRandom(1)), whole);
    const wrong = [...times(2, 0, 1), ...times(2, 1, 0)];
    const mixed = weightedKappa([...alike, ...alike, ...wrong]) ?? NaN;
    assert.ok(lowerBound([alike, alike, wrong], weightedKappa, 200, seededRandom(1)) < mixed);
  });

  it('draws the same sample for the same seed', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
    assert.ok(draw(7).every((value) => value >= 0 && value < 1));
  });
});

describe('A rank correlation', () => {
  it('is 1 for the same order, −1 for the opposite one', () => {
    near(rankCorrelation([1, 2, 3, 4], [10, 20, 400, 4000]), 1);
    near(rankCorrelation([1, 2, 3, 4], [9, 7, 5, 1]), -1);
  });

  it('gives equal values their mean rank', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    near(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]), 4.5 / Math.sqrt(4.5 * 5));
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPhases } from '../../src/core/attempt/phaseRail';

const plan = [
  { id: 'questions', heading: 'Questions', minutes: 4 },
  { id: 'drawing', heading: 'Drawing', minutes: 10 },
  { id: 'failures', heading: 'Failures', minutes: 6 },
];
const minutes = (count: number): number => count * 60_000;

describe('The phase rail', () => {
  it('has every planned section with what it took and what is left of it', () => {
    const phases = readPhases({ plan, seconds: { questions: 90 }, leftMs: minutes(18.5), currentId: 'questions' });
    assert.deepEqual(
      phases.map(({ id, current, usedSeconds, leftSeconds }) => [id, current, usedSeconds, leftSeconds]),
      [
        ['questions', true, 90, 150],
        ['drawing', false, 0, 600],
        ['failures', false, 0, 360],
      ],
    );
  });

  it('shows what each section took the last time, where there was one', () => {
    const [questions, drawing] = readPhases({ plan, seconds: {}, leftMs: minutes(20), lastSeconds: { questions: 301.4 } });
    assert.equal(questions?.lastSeconds, 301);
    assert.equal(drawing?.lastSeconds, undefined);
  });

  it('marks the section that lives at the expense of the others', () => {
    const [questions] = readPhases({ plan, seconds: { questions: 360 }, leftMs: minutes(14) });
    assert.equal(questions?.eats, true);
  });

  it('does not mark a section that is over while the time for the others is there, as after five more minutes', () => {
    const [questions] = readPhases({ plan, seconds: { questions: 360 }, leftMs: minutes(19) });
    assert.equal(questions?.leftSeconds, -120);
    assert.equal(questions.eats, false);
  });

  it('does not mark seconds', () => {
    const [questions] = readPhases({ plan, seconds: { questions: 250 }, leftMs: minutes(20) - 250_000 });
    assert.equal(questions?.eats, false);
  });

  it('marks only sections that took more than was planned, and at most one is current', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { minLength: 3, maxLength: 3 }), fc.integer({ min: -3000, max: 3000 }), (used, left) => {
        const seconds = Object.fromEntries(plan.map(({ id }, at) => [id, used[at] ?? 0]));
        const phases = readPhases({ plan, seconds, leftMs: left * 1000, currentId: 'drawing' });
        for (const { eats, leftSeconds } of phases) assert.ok(!eats || leftSeconds < 0);
        assert.equal(phases.filter(({ current }) => current).length, 1);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { catalogSchema } from '../../src/core/problem/catalog';
import { checkPlanDays, placeInPlan } from '../../src/core/problem/studyPlan';

const catalog = v.parse(catalogSchema, parse(readFileSync('problems/catalog.yaml', 'utf8')));
const everyProblem = Array.from({ length: 45 }, (_, index) => index + 1);

describe('The catalog', () => {
  it('names six sections, five rounds, three pillars, five rungs and ten kinds of tool', () => {
    const { sections, rounds, pillars, ladder, tools } = catalog;
    assert.deepEqual([sections.length, rounds.length, pillars.length, ladder.length, tools.length], [6, 5, 3, 5, 10]);
  });

  it('has the rungs in order', () => {
    assert.deepEqual(
      catalog.ladder.map(({ level }) => level),
      [1, 2, 3, 4, 5],
    );
  });

  it('has rounds whose weights can add up to the whole', () => {
    const sum = (end: 0 | 1) => catalog.rounds.reduce((all, { weightPercent }) => all + weightPercent[end], 0);
    assert.ok(sum(0) <= 100 && sum(1) >= 100);
  });

  it('refuses a range that runs backwards', () => {
    const [round] = catalog.rounds;
    assert.ok(round);
    assert.ok(!v.is(catalogSchema, { ...catalog, rounds: [{ ...round, minutes: [60, 45] }] }));
  });
});

describe('The study plan', () => {
  it('has every problem on one day of the first three weeks', () => {
    assert.deepEqual(checkPlanDays(catalog.studyPlan, everyProblem), []);
  });

  it('has seven days a week, the last with one design and one review each', () => {
    assert.deepEqual(
      catalog.studyPlan.map(({ days }) => days.length),
      [7, 7, 7, 7],
    );
    assert.ok(catalog.studyPlan[3]?.days.every(({ problems, again, review }) => problems.length === 1 && again && review));
  });

  it('says on which day a problem is first practised', () => {
    assert.deepEqual(placeInPlan(catalog.studyPlan, 16), { week: 1, day: 7 });
    assert.deepEqual(placeInPlan(catalog.studyPlan, 9), { week: 1, day: 5 });
    assert.equal(placeInPlan(catalog.studyPlan, 99), undefined);
  });

  it('says what is wrong with it', () => {
    const plan = [
      { week: 1, focus: 'F', load: 'L', days: [{ problems: [1, 2, 7] }, { problems: [2] }, { problems: [8], again: true as const }] },
    ];
    assert.deepEqual(checkPlanDays(plan, [1, 2, 3]), [
      { code: 'unknown', problem: 7 },
      { code: 'unknown', problem: 8 },
      { code: 'twice', problem: 2 },
      { code: 'left-out', problem: 3 },
    ]);
  });
});

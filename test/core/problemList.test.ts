import assert from 'node:assert/strict';
import type { ListedProblem } from '../../src/core/problem/content';
import { filterProblems, isEmptyFilter, parseFilter } from '../../src/core/practice/problemFilter';
import { groupProblems, type Grouping } from '../../src/core/practice/problemGroup';
import { searchProblems } from '../../src/core/practice/problemSearch';
import type { ProblemState } from '../../src/core/practice/progress';
import { groupCount, groupLabel } from '../../src/words/problemWords';

const problem = (number: number, title: string, change: Partial<ListedProblem> = {}): ListedProblem => ({
  number,
  slug: `${String(number).padStart(2, '0')}-some-slug`,
  title,
  section: 1,
  kind: 'design',
  difficulty: 'medium',
  minutes: 30,
  keyConcepts: ['Rollback'],
  companyTags: ['All'],
  whyItMatters: 'It decides who sleeps.',
  complete: true,
  ...change,
});
const canary = problem(3, 'Design a Canary Deployment Strategy', { companyTags: ['Google', 'Uber'], keyConcepts: ['Traffic splitting'] });
const serving = problem(9, 'Design a Low-Latency Model Serving System', {
  section: 2,
  difficulty: 'hard',
  minutes: 40,
  keyConcepts: ['Batching'],
});
const drift = problem(18, 'Implement Data Drift Detection', {
  section: 3,
  kind: 'implement',
  minutes: 25,
  keyConcepts: ['PSI', 'KS test'],
});
const cost = problem(30, 'Optimize Cloud Costs', {
  section: 5,
  kind: 'optimize',
  companyTags: ['Uber'],
  whyItMatters: 'Idle serving is money.',
});
const all = [canary, serving, drift, cost];
const states: Readonly<Record<number, ProblemState>> = { 3: 'graded', 18: 'paused' };
const stateOf = ({ number }: ListedProblem): ProblemState => states[number] ?? 'not-started';
const titles = new Map([[3, 'Monitoring & Observability']]);

describe('A search finds problems', () => {
  const found = (query: string) => searchProblems(all, query, titles).map(({ problem: { number } }) => number);

  for (const [what, query, numbers] of [
    ['by number', '18', [18]],
    ['by number as it is shown', '#03', [3]],
    ['by beginnings of words, in any order', 'detec data', [18]],
    ['by company', 'uber', [3, 30]],
    ['by concept', 'psi', [18]],
    ['by section', 'monitoring', [18]],
    ['by kind', 'optimize', [30]],
    ['by why it matters, after those that have it in the title', 'serving', [9, 30]],
    ['by all of the words only', 'uber psi', []],
    ['not by the middle of a word', 'rift', []],
    ['all of them, in their order, with nothing to look for', ' ', [3, 9, 18, 30]],
  ] as const) {
    it(what, () => assert.deepEqual(found(query), numbers));
  }

  it('a number before words that look like it', () => {
    const thirty = problem(31, 'Ship 30 Models');
    assert.deepEqual(
      searchProblems([thirty, ...all], '30').map(({ problem: { number } }) => number),
      [30, 31],
    );
  });
});

describe('A filter reads', () => {
  for (const [query, filter] of [
    ['I have 25 minutes', { minutes: 25 }],
    ["I've only got 25 min left", { minutes: 25 }],
    ['hard serving', { difficulty: 'hard', text: 'serving' }],
    ['not started, half an hour', { state: 'not-started', minutes: 30 }],
    ['under 1.5 hours', { minutes: 90 }],
    ['1h 15m', { minutes: 75 }],
    ['an hour', { minutes: 60 }],
    ['a quarter of an hour', { minutes: 15 }],
    ['paused drift', { state: 'paused', text: 'drift' }],
    ['show me graded ones at Uber', { state: 'graded', text: 'uber' }],
    ['in progress', { state: 'in-progress' }],
    ['to mark', { state: 'to-mark' }],
    ['unreadable', { state: 'unreadable' }],
    ['CI/CD', { text: 'ci cd' }],
    ['#18', { text: '#18' }],
    ['25', { text: '25' }],
    ['', {}],
  ] as const) {
    it(`“${query}”`, () => assert.deepEqual(parseFilter(query), filter));
  }
});

describe('A filter', () => {
  const passed = (query: string) => filterProblems(all, parseFilter(query), stateOf, titles).map(({ number }) => number);

  it('lets pass what holds in every part, in the order of the list', () => {
    assert.deepEqual(passed('30 minutes'), [3, 18, 30]);
    assert.deepEqual(passed('uber not started'), [30]);
    assert.deepEqual(passed('hard'), [9]);
    assert.deepEqual(passed('hard 30 min'), []);
  });

  it('without parts lets everything pass', () => {
    assert.ok(isEmptyFilter(parseFilter(' ')) && isEmptyFilter({ text: '' }));
    assert.ok(!isEmptyFilter({ minutes: 0 }));
    assert.deepEqual(passed(''), [3, 9, 18, 30]);
  });
});

describe('Problems stand in groups', () => {
  const catalog = {
    sections: [
      { number: 1, title: 'CI/CD for ML' },
      { number: 2, title: 'Serving' },
      { number: 3, title: 'Monitoring' },
      { number: 4, title: 'Nothing yet' },
      { number: 5, title: 'Infrastructure' },
    ],
    studyPlan: [
      { week: 1, focus: 'Release', load: 'two', days: [{ problems: [3, 9] }, { problems: [18, 30] }] },
      { week: 4, focus: 'Mock', load: 'one', days: [{ problems: [9], again: true as const }] },
    ],
  };
  const told = (by: Grouping) =>
    groupProblems(all, by, catalog, stateOf).map(
      (group) => `${groupLabel(group.key)} (${groupCount(group)}): ${group.problems.map(({ number }) => number).join(' ')}`,
    );

  for (const [by, groups] of [
    [
      'section',
      [
        '1. CI/CD for ML (1 of 1 graded): 3',
        '2. Serving (0 of 1 graded): 9',
        '3. Monitoring (0 of 1 graded): 18',
        '5. Infrastructure (0 of 1 graded): 30',
      ],
    ],
    ['difficulty', ['Medium (1 of 3 graded): 3 18 30', 'Hard (0 of 1 graded): 9']],
    ['kind', ['Design (1 of 2 graded): 3 9', 'Implement (0 of 1 graded): 18', 'Optimize (0 of 1 graded): 30']],
    ['company', ['Asked everywhere (0 of 2 graded): 9 18', 'Uber (1 of 2 graded): 3 30', 'Google (1 of 1 graded): 3']],
    [
      'plan',
      [
        'Week 1, day 1: Release (1 of 2 graded): 3 9',
        'Week 1, day 2: Release (0 of 2 graded): 18 30',
        'Week 4, day 1: Mock (0 of 1 graded): 9',
      ],
    ],
    ['state', ['Not started (0 of 2 graded): 9 30', 'Paused (0 of 1 graded): 18', 'Graded (1 of 1 graded): 3']],
  ] as const) {
    it(`by ${by}, with counts, none of them empty`, () => assert.deepEqual(told(by), groups));
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAttemptName } from '../../src/core/attempt/attemptName';
import { clockedMs, stageOf } from '../../src/core/attempt/attemptStage';
import type { ClockEvent } from '../../src/core/attempt/clockEvent';
import { parseSheet, type GradeSheet } from '../../src/core/attempt/gradeSheet';
import { readProgress, type AttemptRecord, type ProblemState, type Result } from '../../src/core/practice/progress';
import { buildSheet } from '../../src/core/attempt/sheetEdit';

const blank = parseSheet(buildSheet({ problem: '03-canary', mode: 'guided' }));
const at = (minute: number) => ({ session: 'a', wall: minute * 60_000, mono: minute * 60_000 });
const START: ClockEvent = { kind: 'start', minutes: 30, ...at(0) };
const criteria = [{ id: 'a', text: 'A.', weight: 1, dimension: 'scope', bar: 'mid' } as const];

/** The sheets by what a person would call them. */
const SHEETS = {
  running: { clock: [START] },
  paused: { clock: [START, { kind: 'pause', ...at(10) }] },
  'handed in': { clock: [START, { kind: 'finish', ...at(20) }], finished: { at: 1, text: 'x', criteria } },
  graded: {
    clock: [START, { kind: 'finish', ...at(20) }],
    finished: { at: 1, text: 'x', criteria },
    marks: { a: { mark: 'met', at: 2 } },
  },
  mended: { basedOn: '03-canary.2026-11-01', finished: { at: 1, text: 'x', criteria }, marks: { a: { mark: 'met', at: 2 } } },
  'being mended': { basedOn: '03-canary.2026-11-01' },
  broken: undefined,
} as const satisfies Record<string, Partial<GradeSheet> | undefined>;
type Kind = keyof typeof SHEETS;

interface Told extends AttemptRecord {
  readonly id: string;
}
function attempt(id: string, kind: Kind): Told {
  const name = parseAttemptName(id);
  assert.ok(name && blank.kind === 'sheet');
  const change: Partial<GradeSheet> | undefined = SHEETS[kind];
  return {
    id,
    name,
    read: change ? { kind: 'sheet', sheet: { ...blank.sheet, ...change } } : { kind: 'error', error: { code: 'cut-off', line: 1 } },
  };
}
const results =
  (scores: Readonly<Record<string, number>> = {}) =>
  ({ id }: Told): Result | undefined => {
    const score = scores[id];
    return score === undefined ? undefined : { score, band: score >= 70 ? 'senior' : 'mid' };
  };

describe('The state of a problem', () => {
  const stateOf = (...kinds: readonly Kind[]): ProblemState | undefined =>
    readProgress(
      kinds.map((kind, nth) => attempt(`03-canary.2026-11-${String(nth + 10)}`, kind)),
      results(),
    ).problems.get('03-canary')?.state;

  for (const [kinds, state] of [
    [['running'], 'in-progress'],
    [['paused'], 'paused'],
    [['handed in'], 'to-mark'],
    [['graded'], 'graded'],
    [['broken'], 'unreadable'],
    [['graded', 'broken'], 'graded'],
    [['running', 'graded'], 'in-progress'],
    [['running', 'paused'], 'in-progress'],
    [['handed in', 'paused', 'graded'], 'paused'],
    [['graded', 'being mended'], 'paused'],
    [['mended'], 'graded'],
  ] as const) {
    it(`is ${state} with an attempt that is ${kinds.join(', and one ')}`, () => assert.equal(stateOf(...kinds), state));
  }

  it('is not there without attempts', () => assert.equal(stateOf(), undefined));

  it('names the attempt to go on with: the latest of its kind', () => {
    const { problems } = readProgress(
      [attempt('03-canary.2026-11-10', 'paused'), attempt('03-canary.2026-11-11', 'graded'), attempt('03-canary.2026-11-10-b', 'paused')],
      results(),
    );
    assert.equal(problems.get('03-canary')?.open?.id, '03-canary.2026-11-10-b');
  });
});

describe('Progress', () => {
  const attempts = [
    attempt('03-canary.2026-11-12', 'graded'),
    attempt('03-canary.2026-11-10', 'graded'),
    attempt('03-canary.2026-11-11', 'graded'),
    attempt('03-canary.2026-11-13', 'mended'),
    attempt('03-canary.2026-11-14', 'broken'),
    attempt('18-drift.2026-11-12', 'paused'),
  ];
  const progress = readProgress(
    attempts,
    results({ '03-canary.2026-11-10': 80, '03-canary.2026-11-11': 40.25, '03-canary.2026-11-12': 60, '03-canary.2026-11-13': 99 }),
  );

  it('tells the last grade from the best, and leaves mended attempts out of both', () => {
    const canary = progress.problems.get('03-canary');
    assert.deepEqual([canary?.last?.attempt.id, canary?.last?.result?.score], ['03-canary.2026-11-12', 60]);
    assert.deepEqual([canary?.best?.attempt.id, canary?.best?.result?.band], ['03-canary.2026-11-10', 'senior']);
    assert.deepEqual(
      canary?.attempts.map(({ name }) => name.date.slice(-2)),
      ['10', '11', '12', '13', '14'],
    );
    assert.deepEqual(
      canary.unreadable.map(({ id }) => id),
      ['03-canary.2026-11-14'],
    );
  });

  it('tells what was done on each day', () => {
    assert.deepEqual(progress.days, [
      { date: '2026-11-10', attempts: 1, graded: 1, clockedMs: 20 * 60_000, meanScore: 80 },
      { date: '2026-11-11', attempts: 1, graded: 1, clockedMs: 20 * 60_000, meanScore: 40.3 },
      { date: '2026-11-12', attempts: 2, graded: 1, clockedMs: 30 * 60_000, meanScore: 60 },
    ]);
  });

  it('holds grades that this version can’t check, without a score', () => {
    const { problems, days } = readProgress([attempt('99-unknown.2026-11-10', 'graded')], results());
    assert.deepEqual(problems.get('99-unknown')?.best?.result, undefined);
    assert.equal(problems.get('99-unknown')?.best?.attempt.id, '99-unknown.2026-11-10');
    assert.deepEqual(days, [{ date: '2026-11-10', attempts: 1, graded: 1, clockedMs: 20 * 60_000 }]);
  });

  it('is the same whatever the order of the files', () => {
    const kinds = Object.keys(SHEETS) as Kind[];
    const any = fc.uniqueArray(
      fc.record({ slug: fc.constantFrom('03-canary', '18-drift'), day: fc.integer({ min: 10, max: 28 }), kind: fc.constantFrom(...kinds) }),
      { selector: ({ slug, day }) => `${slug}.${day}` },
    );
    fc.assert(
      fc.property(
        any.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const read = (all: typeof one) => {
            const { problems, days } = readProgress(
              all.map(({ slug, day, kind }) => attempt(`${slug}.2026-11-${day}`, kind)),
              ({ name }) => ({ score: Number(name.date.slice(-2)), band: 'mid' }),
            );
            return { problems: [...problems].sort(([a], [b]) => (a < b ? -1 : 1)), days };
          };
          assert.deepEqual(read(one), read(other));
        },
      ),
    );
  });
});

describe('An attempt without a clock', () => {
  it('is paused at zero', () => {
    assert.equal(blank.kind, 'sheet');
    assert.deepEqual([stageOf(blank.sheet), clockedMs(blank.sheet)], ['paused', 0]);
  });
});

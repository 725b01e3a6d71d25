import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BANDS, readBand, type Earned } from '../../src/core/review/band';
import type { Credit } from '../../src/core/review/credit';
import type { Finding } from '../../src/core/evidence/finding';
import { gradeAttempt, type Grade } from '../../src/core/review/grade';
import { MARKS, parseSheet, type CriterionSnapshot, type GradeSheet, type Mark } from '../../src/core/attempt/gradeSheet';
import { buildSheet } from '../../src/core/attempt/sheetEdit';
import { BARS, DIMENSIONS } from '../../src/core/problem/problem';

const blank = parseSheet(buildSheet({ problem: '03-canary-deployment', mode: 'interview' }));
const TEXT = 'The canary gets 5 %.\nIt goes back\nwithin 2 minutes.\n';
const TEMPLATE = '## Rollback\n\n<!-- 5 min · What takes it back? -->\n';

const criterion = (id: string, change: Partial<CriterionSnapshot> = {}): CriterionSnapshot => ({
  id,
  text: 'Says it.',
  weight: 1,
  dimension: 'scope',
  bar: 'mid',
  ...change,
});
const finding = (id: string, credit: Credit): Finding => ({
  criterion: id,
  finding: credit === 1 ? 'found' : credit === 0.5 ? 'partial' : 'missing',
  credit,
  spans: [],
  way: 0,
  signals: [],
});

/** One attempt, told by criterion: what was marked, what the check found, what was pointed at. */
interface Told {
  readonly mark?: Mark;
  readonly reason?: string;
  readonly found?: Credit;
  readonly pointed?: string;
  readonly is?: Partial<CriterionSnapshot>;
}
function grade(told: Readonly<Record<string, Told>>, text = TEMPLATE + TEXT): Grade {
  assert.equal(blank.kind, 'sheet');
  const all = Object.entries(told);
  const sheet: GradeSheet = {
    ...blank.sheet,
    finished: { at: 0, text, criteria: all.map(([id, { is }]) => criterion(id, is)) },
    marks: Object.fromEntries(
      all.flatMap(([id, { mark, reason }]) => (mark ? [[id, { mark, at: 0, ...(reason !== undefined && { reason }) }]] : [])),
    ),
    pointed: Object.fromEntries(
      all.flatMap(([id, { pointed }]) => (pointed === undefined ? [] : [[id, [{ lines: [1, 1], quote: pointed, at: 0 }]]])),
    ),
  };
  const findings = all.flatMap(([id, { found }]) => (found === undefined ? [] : [finding(id, found)]));
  const result = gradeAttempt(sheet, findings, TEMPLATE);
  assert.ok(result);
  return result;
}
const one = (told: Told) => {
  const [only] = grade({ only: told }).criteria;
  assert.ok(only);
  return only;
};

describe('Credit', () => {
  it('of met is 1 with lines, ½ with partial evidence, 0 with none', () => {
    assert.equal(one({ mark: 'met', found: 1 }).agreed, 1);
    assert.equal(one({ mark: 'met', found: 0.5 }).agreed, 0.5);
    assert.equal(one({ mark: 'met', found: 0 }).agreed, 0);
  });

  it('of partly is ½ with any lines, else 0', () => {
    assert.equal(one({ mark: 'partly', found: 1 }).agreed, 0.5);
    assert.equal(one({ mark: 'partly', found: 0.5 }).agreed, 0.5);
    assert.equal(one({ mark: 'partly', found: 0 }).agreed, 0);
  });

  it('of not met, and of no mark, is 0 whatever was found', () => {
    assert.equal(one({ mark: 'not-met', found: 1 }).agreed, 0);
    assert.equal(one({ found: 1 }).agreed, 0);
  });

  it('comes from lines the user points at as from found ones, and says who showed them', () => {
    const pointed = 'It goes back\r\nwithin 2 minutes.';
    assert.deepEqual([one({ mark: 'met', found: 0, pointed }).agreed, one({ mark: 'met', found: 0, pointed }).shownBy], [1, 'you']);
    assert.deepEqual([one({ mark: 'partly', found: 0, pointed }).agreed, one({ mark: 'met', found: 0.5, pointed }).agreed], [0.5, 1]);
    assert.equal(one({ mark: 'met', found: 1, pointed }).shownBy, 'check');
    assert.equal(one({ mark: 'met', found: 0 }).shownBy, undefined);
  });

  it('does not come from pointing at the template, or at words that were not handed in', () => {
    assert.equal(one({ mark: 'met', found: 0, pointed: 'What takes it back?' }).agreed, 0);
    assert.equal(one({ mark: 'met', found: 0, pointed: '## Rollback\n\n' }).agreed, 0);
    assert.equal(one({ mark: 'met', found: 0, pointed: 'Written after the end.' }).agreed, 0);
  });

  it('lets the user’s mark stand where the check found more, and says so', () => {
    assert.deepEqual([one({ mark: 'not-met', found: 1 }).foundMore, one({ mark: 'partly', found: 1 }).foundMore], [true, true]);
    assert.deepEqual([one({ mark: 'met', found: 1 }).foundMore, one({ mark: 'partly', found: 0.5 }).foundMore], [false, false]);
  });

  it('of a text that is only the template is 0 whatever is marked', () => {
    for (const text of [TEMPLATE.replaceAll('\n', '\r\n'), ' \n']) {
      const { yours, check, agreed, band } = grade({ only: { mark: 'met', found: 1 } }, text);
      assert.deepEqual([yours, check, agreed, band?.band], [0, 0, 0, 'not-yet']);
    }
  });
});

describe('Not applicable', () => {
  const away: Told = { mark: 'not-applicable', reason: 'One region only.', found: 0 };
  const met: Told = { mark: 'met', found: 1 };

  it('takes the criterion out of the score, which says of how many it speaks', () => {
    const { yours, check, agreed, applicable, total } = grade({ a: met, b: away });
    assert.deepEqual({ yours, check, agreed, applicable, total }, { yours: 100, check: 100, agreed: 100, applicable: 1, total: 2 });
  });

  it('without a reason, for a blocker, or for a third one counts as not met', () => {
    assert.equal(grade({ a: met, b: { mark: 'not-applicable', found: 0 } }).agreed, 50);
    assert.equal(grade({ a: met, b: { ...away, is: { blocker: true } } }).agreed, 50);
    const three = grade({ a: met, b: away, c: away, d: away });
    assert.deepEqual([three.applicable, three.agreed], [2, 50]);
    assert.deepEqual(
      three.criteria.map(({ applies }) => applies),
      [true, false, false, true],
    );
  });

  it('for everything leaves a score of 0', () => {
    assert.deepEqual([grade({ a: away }).agreed, grade({ a: away }).dimensions[0]], [0, { dimension: 'scope' }]);
  });
});

describe('The three numbers', () => {
  it('are the marks alone, the check alone, and what both agree on, by weight', () => {
    const { yours, check, agreed, unmarked } = grade({
      a: { mark: 'met', found: 0.5, is: { weight: 3 } },
      b: { mark: 'partly', found: 1, is: { weight: 2 } },
      c: { mark: 'not-met', found: 1 },
      d: { found: 0 },
    });
    assert.deepEqual({ yours, check, agreed, unmarked }, { yours: 57.1, check: 64.3, agreed: 35.7, unmarked: ['d'] });
  });

  it('are told by dimension too, and a dimension without criteria has no score', () => {
    const { dimensions } = grade({ a: { mark: 'met', found: 1 }, b: { mark: 'met', found: 0.5, is: { dimension: 'operations' } } });
    assert.deepEqual(dimensions, [
      { dimension: 'scope', score: 100 },
      { dimension: 'architecture' },
      { dimension: 'depth' },
      { dimension: 'operations', score: 50 },
      { dimension: 'trade-offs' },
    ]);
  });

  it('are one, the user’s own, where this version does not know the problem', () => {
    assert.equal(blank.kind, 'sheet');
    const sheet: GradeSheet = {
      ...blank.sheet,
      finished: { at: 0, text: TEXT, criteria: [criterion('a')] },
      marks: { a: { mark: 'met', at: 0 } },
    };
    const result = gradeAttempt(sheet);
    assert.deepEqual([result?.yours, result?.check, result?.agreed, result?.band], [100, undefined, undefined, undefined]);
  });

  it('count a criterion that a later rubric has dropped as shown only where the user pointed', () => {
    assert.deepEqual([one({ mark: 'met' }).agreed, one({ mark: 'met' }).check], [0, undefined]);
    assert.equal(one({ mark: 'met', pointed: 'The canary gets 5 %.' }).agreed, 1);
  });

  it('are not there before the finish', () => {
    assert.equal(blank.kind, 'sheet');
    assert.equal(gradeAttempt(blank.sheet, []), undefined);
  });
});

describe('The ladder', () => {
  const rung = (reliability: number, found: Credit): Told => ({ mark: 'met', found, is: { reliability } });

  it('is climbed as far as every rung below is held too; half of a rung’s weight holds it', () => {
    assert.equal(grade({ a: rung(1, 1), b: rung(2, 0.5), c: rung(3, 0), d: rung(4, 1) }).ladder.reached, 2);
    assert.equal(grade({ a: rung(1, 0), b: rung(2, 1) }).ladder.reached, 0);
    assert.equal(grade({ a: rung(5, 1), b: rung(2, 1) }).ladder.reached, 5);
  });

  it('has rungs that a rubric does not ask about', () => {
    assert.deepEqual(
      grade({ a: rung(2, 1), b: rung(3, 0) }).ladder.rungs.map(({ state }) => state),
      ['not-asked', 'held', 'open', 'not-asked', 'not-asked'],
    );
  });
});

describe('The monitoring pillars', () => {
  it('are those the rubric asks about, covered where something was earned', () => {
    const { pillars } = grade({
      a: { mark: 'met', found: 0.5, is: { pillar: 'data-quality' } },
      b: { mark: 'met', found: 0, is: { pillar: 'system-health' } },
    });
    assert.deepEqual(pillars, [
      { pillar: 'data-quality', covered: true },
      { pillar: 'system-health', covered: false },
    ]);
  });
});

describe('The band', () => {
  const c = (id: string, bar: Earned['bar'], agreed: Credit, change: Partial<Earned> = {}): Earned => ({
    id,
    bar,
    agreed,
    weight: 1,
    dimension: 'scope',
    ...change,
  });
  /** Twenty criteria at each bar, so many of which were earned; the mid bar heavy, so that no dimension is weak. */
  const at = (mid: number, senior: number, staff: number): Earned[] =>
    [mid, senior, staff].flatMap((earned, nth) =>
      Array.from({ length: 20 }, (_, index) =>
        c(`${BARS[nth] ?? ''}-${index}`, BARS[nth] ?? 'mid', index < earned ? 1 : 0, { weight: nth === 0 ? 9 : 1 }),
      ),
    );

  it('is mid from 70 % of the mid-bar weight', () => {
    assert.equal(readBand(at(14, 0, 0)).band, 'mid');
    assert.equal(readBand(at(13, 20, 20)).band, 'not-yet');
  });

  it('is senior from mid and 65 % of the senior-bar weight', () => {
    assert.equal(readBand(at(14, 13, 0)).band, 'senior');
    assert.equal(readBand(at(14, 12, 20)).band, 'mid');
  });

  it('is staff from senior and half of the staff-bar weight, and then nothing caps it', () => {
    assert.deepEqual(readBand(at(14, 13, 10)), { band: 'staff', caps: [] });
    assert.equal(readBand(at(14, 13, 9)).band, 'senior');
  });

  it('names the bar that caps it, and the heaviest criterion that would lift it', () => {
    const criteria = [c('m', 'mid', 1, { weight: 5 }), c('s', 'senior', 1), c('light', 'staff', 0), c('heavy', 'staff', 0, { weight: 3 })];
    assert.deepEqual(readBand(criteria), {
      band: 'senior',
      caps: [{ kind: 'bar', bar: 'staff', share: 0, needed: 50 }],
      lift: { criterion: 'heavy', to: 'staff', alone: true },
    });
  });

  it('names the best first step where no single criterion would lift it', () => {
    assert.deepEqual(readBand(at(14, 13, 0)).lift, { criterion: 'staff-0', to: 'staff', alone: false });
  });

  it('is not yet where a blocker is missing, whatever else is there', () => {
    const criteria = [...at(20, 20, 20), c('must', 'mid', 0, { blocker: true })];
    assert.deepEqual(readBand(criteria), {
      band: 'not-yet',
      caps: [{ kind: 'blocker-missing', criteria: ['must'] }],
      lift: { criterion: 'must', to: 'staff', alone: true },
    });
  });

  it('is mid at most where a blocker is half there', () => {
    const criteria = [...at(20, 20, 20), c('must', 'mid', 0.5, { blocker: true })];
    assert.deepEqual(readBand(criteria), {
      band: 'mid',
      caps: [{ kind: 'blocker-half', criteria: ['must'] }],
      lift: { criterion: 'must', to: 'staff', alone: true },
    });
    const twoMissing = [...at(20, 20, 20), c('x', 'mid', 0, { blocker: true }), c('y', 'mid', 0, { blocker: true, weight: 2 })];
    assert.deepEqual(readBand(twoMissing).lift, { criterion: 'y', to: 'mid', alone: false });
  });

  it('is one lower where a dimension is under 35 %, and only once', () => {
    const full = at(20, 20, 20);
    const weak = (dimension: Earned['dimension']) => c(dimension, 'staff', 0, { dimension });
    assert.deepEqual(readBand([...full, weak('depth')]), {
      band: 'senior',
      caps: [{ kind: 'dimension', dimension: 'depth', share: 0 }],
      lift: { criterion: 'depth', to: 'staff', alone: true },
    });
    const two = readBand([...full, weak('depth'), weak('operations')]);
    assert.equal(two.band, 'senior');
    assert.deepEqual(two.lift, { criterion: 'depth', to: 'staff', alone: false });
    const enough = [
      c('o1', 'staff', 1, { dimension: 'operations', weight: 7 }),
      c('o2', 'staff', 0, { dimension: 'operations', weight: 13 }),
    ];
    assert.equal(readBand([...full, ...enough]).band, 'staff');
  });

  it('gives both reasons where a dimension lowers what a bar had capped', () => {
    const { band, caps } = readBand([...at(14, 13, 0), c('d', 'staff', 0, { dimension: 'depth' })]);
    assert.deepEqual([band, caps.map(({ kind }) => kind)], ['mid', ['dimension', 'bar']]);
  });

  it('needs something at the senior and the staff bar to be shown', () => {
    assert.deepEqual(readBand([c('m', 'mid', 1)]), { band: 'mid', caps: [{ kind: 'bar', bar: 'senior', share: undefined, needed: 65 }] });
    assert.equal(readBand([c('s', 'senior', 1), c('t', 'staff', 1)]).band, 'staff');
    assert.equal(readBand([]).band, 'not-yet');
  });

  it('never falls, nor does the score, when a criterion earns more', () => {
    const credit = fc.constantFrom<Credit>(0, 0.5, 1);
    const criteria = fc.array(
      fc.record({
        bar: fc.constantFrom(...BARS),
        dimension: fc.constantFrom(...DIMENSIONS),
        weight: fc.integer({ min: 1, max: 3 }),
        agreed: credit,
        blocker: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(criteria, fc.nat(), (all, pick) => {
        const earned = all.map(({ blocker, ...rest }, index): Earned => ({ id: String(index), ...rest, ...(blocker && { blocker }) }));
        const better = earned.map((one, index) => (index === pick % all.length ? { ...one, agreed: 1 as const } : one));
        const before = readBand(earned);
        assert.ok(BANDS.indexOf(readBand(better).band) >= BANDS.indexOf(before.band));
        assert.equal(before.caps.length === 0, before.band === 'staff');
        if (before.lift?.alone) {
          const { criterion, to } = before.lift;
          assert.equal(readBand(earned.map((one) => (one.id === criterion ? { ...one, agreed: 1 } : one))).band, to);
        }
      }),
    );
  });

  it('and the agreed score never exceed what the user claims or what lines show', () => {
    const told = fc.record({ mark: fc.constantFrom(...MARKS), found: fc.constantFrom<Credit>(0, 0.5, 1) });
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (all) => {
        for (const { applies, yours, check, agreed } of grade(Object.fromEntries(all.map((one, nth) => [`c${nth}`, one]))).criteria) {
          assert.ok(!applies || (agreed <= yours && agreed <= (check ?? 0)));
        }
      }),
    );
  });
});

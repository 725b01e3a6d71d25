import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/evidence/finding';
import type { PracticeProblem } from '../../src/core/problem/content';
import { buildCurveball } from '../../src/core/review/reviewCurveball';
import type { CriterionGrade } from '../../src/core/review/credit';
import { buildTries, type GradedTry } from '../../src/core/review/reviewTries';
import { curveballSentence } from '../../src/words/curveballWords';
import { answerNote, damageNotes, diffTitle } from '../../src/words/reviewWords';
import { creditChange, trySentence } from '../../src/words/tryWords';

const SLUG = '03-canary-deployment';

describe('The change that arrives after the design', () => {
  const curveball = {
    change: 'Wallets pay.',
    touches: ['The hash'],
    criteria: [
      { id: 'key', text: 'Finds a key.', weight: 3, blocker: true, strong: 'A map.' },
      { id: 'mix', text: 'Keeps the mix.', weight: 1, strong: 'Per kind.' },
    ],
  } as unknown as PracticeProblem['curveball'];
  const text = 'We hash the reference.\nThe mix is compared per kind.';
  const finding = (criterion: string, credit: 0 | 0.5 | 1, words = ''): Finding => ({
    criterion,
    finding: credit === 1 ? 'found' : credit === 0.5 ? 'partial' : 'missing',
    credit,
    spans: words === '' ? [] : [{ from: text.indexOf(words), to: text.indexOf(words) + words.length }],
    way: 0,
    signals: [
      { signal: 'hash', held: true, spans: [] },
      { signal: 'fallback', held: false, spans: [] },
    ],
  });

  it('says nothing of what it touches, or of its criteria, before there is an answer', () => {
    assert.deepEqual(buildCurveball(curveball, {}, undefined), { change: 'Wallets pay.' });
    assert.deepEqual(buildCurveball(curveball, { curveball: { text, at: 0 } }, undefined), { change: 'Wallets pay.' });
  });

  it('shows beside an answer what of it is found, what it lacks, and the standard', () => {
    const { answered } = buildCurveball(curveball, { curveball: { text, at: 0 } }, [
      finding('key', 1, 'hash the reference'),
      finding('mix', 0.5, 'per kind'),
    ]);
    assert.ok(answered);
    assert.equal(answered.score, 88);
    assert.deepEqual(answered.touches, ['The hash']);
    assert.deepEqual(answered.lineStarts, [0, 23]);
    assert.deepEqual(
      answered.criteria.map(({ id, finding: found, quotes, lacks, strong }) => [id, found, quotes[0]?.lines, lacks.length, strong]),
      [
        ['key', 'found', [1, 1], 0, 'A map.'],
        ['mix', 'partial', [2, 2], 1, 'Per kind.'],
      ],
    );
    assert.equal(curveballSentence(answered), 'Found 1 of 2, 1 more in part: 88 of 100 by weight.');
  });

  it('takes a criterion that was not checked for missing', () => {
    const { answered } = buildCurveball(curveball, { curveball: { text, at: 0 } }, []);
    assert.deepEqual(
      answered?.criteria.map(({ finding: found, lacks }) => [found, lacks]),
      [
        ['missing', []],
        ['missing', []],
      ],
    );
    assert.equal(answered.score, 0);
  });
});

describe('Other tries at the same problem', () => {
  const name = (date: string, nth = 1, slug = SLUG) => ({ slug, date, nth });
  const grade = (agreed: number | undefined, criteria: readonly Partial<CriterionGrade>[] = []): GradedTry['grade'] =>
    ({ criteria, ...(agreed !== undefined && { agreed, band: { band: 'mid', caps: [] } }) }) as unknown as GradedTry['grade'];

  it('are listed newest first, without this one and without other problems', () => {
    const tries = buildTries(name('2026-11-23'), [
      { name: name('2026-11-20'), mode: 'interview', grade: grade(63.6) },
      { name: name('2026-11-23'), mode: 'guided', grade: grade(70) },
      { name: name('2026-11-23', 2), mode: 'guided', basedOn: `${SLUG}.2026-11-23`, grade: grade(undefined) },
      { name: name('2026-11-22', 1, '18-data-drift-detection'), mode: 'guided', grade: grade(5) },
    ]);
    assert.deepEqual(tries.map(trySentence), ['2026-11-23-b, mended: own marks alone', '2026-11-20, interview: 64, mid']);
  });

  it('bring what each criterion earned, but for those that did not apply', () => {
    const criteria: Partial<CriterionGrade>[] = [
      { id: 'a', applies: true, agreed: 0.5 },
      { id: 'b', applies: false, agreed: 0 },
    ];
    const [one] = buildTries(name('2026-11-23'), [{ name: name('2026-11-20'), mode: 'guided', grade: grade(50, criteria) }]);
    assert.deepEqual(one?.credits, { a: 0.5 });
  });

  it('say what earned more and what less', () => {
    assert.deepEqual(
      [creditChange(0, 1), creditChange(1, 0.5), creditChange(1, 1), creditChange(undefined, 1), creditChange(0, undefined)],
      ['(more)', '(less)', '', '', ''],
    );
    assert.equal(diffTitle(`${SLUG}.2026-11-20`, `${SLUG}.2026-11-23-b`), '03-canary-deployment.2026-11-20 ↔ 2026-11-23-b');
  });
});

describe('The notes above a review', () => {
  it('tell an answer that changed from one that is gone', () => {
    assert.match(answerNote({ answer: 'changed' }), /has changed since/);
    assert.match(answerNote({ answer: 'gone' }), /not beside its grade sheet/);
    assert.equal(answerNote({ answer: 'as-handed-in' }), '');
  });

  it('name what of a damaged sheet can’t be shown', () => {
    const error = { code: 'cut-off', line: 4 } as const;
    assert.deepEqual(damageNotes({ error, lost: ['marks.a', 'hints.2'] })[1], 'Shown is what can be read; not “marks.a”, “hints.2”.');
    assert.deepEqual(damageNotes({ error, lost: [] })[1], 'Shown is what can be read.');
  });
});

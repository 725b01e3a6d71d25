import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  buildAnswerName,
  buildAttemptId,
  buildSheetName,
  compareAttempts,
  nextAttemptName,
  parseAttemptName,
} from '../../src/core/attempt/attemptName';

describe('An attempt name', () => {
  const canary = { slug: '03-canary-deployment', date: '2026-11-23', nth: 1 };

  it('is slug and day, and from the second try of the day a letter', () => {
    assert.equal(buildAnswerName(canary), '03-canary-deployment.2026-11-23.md');
    assert.equal(buildAnswerName({ ...canary, nth: 2 }), '03-canary-deployment.2026-11-23-b.md');
    assert.equal(buildSheetName({ ...canary, nth: 3 }), '03-canary-deployment.2026-11-23-c.grade.yaml');
    assert.equal(buildAttemptId({ ...canary, nth: 26 }), '03-canary-deployment.2026-11-23-z');
    assert.equal(buildAttemptId({ ...canary, nth: 27 }), '03-canary-deployment.2026-11-23-aa');
    assert.equal(buildAttemptId({ ...canary, nth: 53 }), '03-canary-deployment.2026-11-23-ba');
  });

  it('says of a file which attempt it is part of', () => {
    assert.deepEqual(parseAttemptName('03-canary-deployment.2026-11-23-b.grade.yaml'), { ...canary, nth: 2, part: 'sheet' });
    assert.deepEqual(parseAttemptName('03-canary-deployment.2026-11-23.md'), { ...canary, part: 'answer' });
    assert.deepEqual(parseAttemptName('03-canary-deployment.2026-11-23'), { ...canary, part: 'id' });
  });

  for (const file of [
    'notes.md',
    '3-canary.2026-11-23.md',
    '03-canary.2026-11-23-a.md',
    '03-canary.2026-13-01.md',
    '03-canary.2026-02-30.md',
    '03-canary.2026-11-23-B.md',
    '03-canary.2026-11-23.md.bak',
    `03-canary.2026-11-23-${'z'.repeat(40)}.md`,
  ]) {
    it(`leaves ${file} alone`, () => assert.equal(parseAttemptName(file), undefined));
  }

  it('is the first of the day whose answer and sheet are both free, whatever the case on the disk', () => {
    const taken = ['03-Canary-Deployment.2026-11-23.md', '03-canary-deployment.2026-11-23-b.grade.yaml', 'README.md'];
    assert.deepEqual(nextAttemptName(canary.slug, canary.date, taken), { ...canary, nth: 3 });
    assert.deepEqual(nextAttemptName(canary.slug, '2026-11-24', taken), { ...canary, date: '2026-11-24' });
  });

  it('sorts by day, then problem, then try', () => {
    const names = [{ ...canary, nth: 2 }, { ...canary, date: '2026-11-22', nth: 27 }, { ...canary, slug: '01-pipeline' }, canary, canary];
    assert.deepEqual(names.sort(compareAttempts).map(buildAttemptId), [
      '03-canary-deployment.2026-11-22-aa',
      '01-pipeline.2026-11-23',
      '03-canary-deployment.2026-11-23',
      '03-canary-deployment.2026-11-23',
      '03-canary-deployment.2026-11-23-b',
    ]);
  });

  it('reads back what it builds', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d\d(-[a-z0-9]+){1,4}$/),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 5000 }),
        (slug, day, nth) => {
          const name = { slug, date: day.toISOString().slice(0, 10), nth };
          assert.deepEqual(parseAttemptName(buildAnswerName(name)), { ...name, part: 'answer' });
          assert.deepEqual(parseAttemptName(buildSheetName(name)), { ...name, part: 'sheet' });
        },
      ),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LatestValues } from '../../src/core/attempt/latestValues';

describe('Values as they were learnt last', () => {
  it('are those of the reading that began last, whichever ends last', () => {
    const ended = fc.integer({ min: 1, max: 8 }).chain((many) => fc.shuffledSubarray([...Array(many).keys()], { minLength: many }));
    fc.assert(
      fc.property(ended, (order) => {
        const values = new LatestValues<number>();
        const moments = order.map(() => values.moment());
        for (const reading of order) values.learn('03-canary-deployment', reading, moments[reading] ?? 0);
        assert.equal(values.get('03-canary-deployment'), order.length - 1);
      }),
    );
  });

  it('stay gone where an older reading still found them', () => {
    const values = new LatestValues<string>();
    values.learn('a', 'begun', values.moment());
    const older = values.moment();
    assert.equal(values.learn('a', undefined, values.moment()), true);
    assert.equal(values.learn('a', 'begun', older), false);
    assert.equal(values.get('a'), undefined);
  });

  it('learnt together leave alone what was learnt of one meanwhile, and hold against what is older', () => {
    const values = new LatestValues<string>();
    values.learn('gone', 'there', values.moment());
    const before = values.moment();
    const all = values.moment();
    values.learn('begun', 'finished', values.moment());
    values.learnAll(
      new Map([
        ['begun', 'running'],
        ['other', 'graded'],
      ]),
      all,
    );
    assert.deepEqual([...values.values()], ['finished', 'graded']);
    assert.equal(values.learn('gone', 'there', before), false);
    assert.equal(values.learn('late', 'there', before), false);
  });

  it('count what is news, for whoever reads all of them meanwhile', () => {
    const values = new LatestValues<string>();
    const older = values.moment();
    values.learn('a', 'begun', values.moment());
    const { news } = values;
    values.learn('a', 'begun', older);
    assert.equal(values.news, news);
    values.learn('b', 'begun', values.moment());
    assert.notEqual(values.news, news);
  });
});

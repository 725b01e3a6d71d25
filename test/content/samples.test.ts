import assert from 'node:assert/strict';
import { complete } from './repository';

describe('The samples', () => {
  it('stand in an order that does not tell the strong one from the poor one', () => {
    const pairs = complete.flatMap(({ practice: { samples } }) => {
      const [strong, poor] = ['strong', 'poor'].map((quality) => samples.findIndex(({ name }) => name === quality));
      return strong !== undefined && poor !== undefined && strong >= 0 && poor >= 0 ? [{ strong, poor }] : [];
    });
    const first = pairs.filter(({ strong, poor }) => strong < poor).length;
    assert.ok(first > pairs.length / 4 && first < (pairs.length * 3) / 4, `the strong one is first in ${first} of ${pairs.length}`);
  });
});

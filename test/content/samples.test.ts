import assert from 'node:assert/strict';
import { complete, filesIn } from './repository';

const QUALITIES = ['good', 'middling', 'poor', 'strong'];

describe('The samples', () => {
  // The first three problems have twelve marked answers each instead, which the proof reads.
  const others = complete.filter(({ slug }) => filesIn(`test/content/answers/${slug}`, '.md').length === 0);
  const qualitiesOf = ({ practice: { samples } }: (typeof complete)[number]): string[] => samples.map(({ name }) => name).sort();

  it('of each problem are a strong and a poor one at least', () => {
    const lacking = others.filter((problem) => !['poor', 'strong'].every((quality) => qualitiesOf(problem).includes(quality)));
    assert.deepEqual(
      lacking.map(({ slug }) => slug),
      [],
    );
  });

  it('of two problems in each section are four, counting those with marked answers', () => {
    const four = complete.filter((problem) => !others.includes(problem) || qualitiesOf(problem).join() === QUALITIES.join());
    for (let section = 1; section <= 6; section++) {
      const slugs = four.filter(({ source }) => source.section === section).map(({ slug }) => slug);
      assert.ok(slugs.length >= 2, `section ${section}: ${slugs.join(', ')}`);
    }
  });

  it('stand in an order that does not tell the strong one from the poor one', () => {
    const pairs = complete.flatMap(({ practice: { samples } }) => {
      const [strong, poor] = ['strong', 'poor'].map((quality) => samples.findIndex(({ name }) => name === quality));
      return strong !== undefined && poor !== undefined && strong >= 0 && poor >= 0 ? [{ strong, poor }] : [];
    });
    const first = pairs.filter(({ strong, poor }) => strong < poor).length;
    assert.ok(first > pairs.length / 4 && first < (pairs.length * 3) / 4, `the strong one is first in ${first} of ${pairs.length}`);
  });
});

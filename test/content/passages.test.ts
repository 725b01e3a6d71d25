import assert from 'node:assert/strict';
import { readPassages, type Passage } from './passages';
import { complete } from './repository';

const percent = (part: number, whole: number) => (100 * part) / whole;
const foundOf = (passages: readonly Passage[]) => percent(passages.filter(({ finding }) => finding === 'found').length, passages.length);

describe('On passages in the words of strangers, the check', function () {
  this.timeout(120_000); // four thousand of them
  let passages: readonly Passage[] = [];

  before(async () => {
    passages = await readPassages();
  });

  it('is measured on two that meet and two that do not, held out, for every criterion', () => {
    for (const { slug, source } of complete)
      for (const { id } of source.rubric)
        for (const meant of ['met', 'not']) {
          const own = passages.filter((one) => one.slug === slug && one.criterion === id && one.meant === meant);
          assert.equal(own.filter(({ half }) => half === 'held-out').length, 2, `${slug}: ${id}`);
        }
  });

  it('finds most of what meets a criterion, and little of what does not', () => {
    const heldOut = passages.filter(({ half }) => half === 'held-out');
    const met = foundOf(heldOut.filter(({ meant }) => meant === 'met'));
    const not = foundOf(heldOut.filter(({ meant }) => meant === 'not'));
    console.log(`    of ${heldOut.length} held out: ${met.toFixed(1)} % found of what meets, ${not.toFixed(1)} % of what does not`);
    assert.ok(met >= 65, `${met} % of what meets`);
    assert.ok(not <= 10, `${not} % of what does not`);
  });
});

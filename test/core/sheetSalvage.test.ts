import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildSheet, editSheet, type SheetOperation } from '../../src/core/attempt/sheetEdit';
import { salvageSheet } from '../../src/core/attempt/sheetSalvage';

const SLUG = '03-canary-deployment';
const NOON = Date.parse('2026-11-23T12:00:00Z');
const CRITERIA = [
  { id: 'rollback', text: 'Names what takes it back.', weight: 3, dimension: 'operations', bar: 'mid', blocker: true },
  { id: 'split', text: 'Says who is in the canary.', weight: 2, dimension: 'depth', bar: 'senior' },
] as const;

function sheetWith(...operations: readonly SheetOperation[]): string {
  return operations.reduce(
    (text, operation) => {
      const edit = editSheet(text, operation);
      assert.equal(edit.kind, 'edited');
      return edit.text;
    },
    buildSheet({ problem: SLUG, mode: 'guided' }),
  );
}

const WHOLE = sheetWith(
  { kind: 'hint', hint: 1, at: NOON },
  { kind: 'hint', hint: 2, at: NOON },
  { kind: 'finish', at: NOON, text: '# 03\n\nThe canary gets 5 %.\n', criteria: CRITERIA, events: [] },
  { kind: 'mark', criterion: 'rollback', mark: 'met', at: NOON },
  { kind: 'mark', criterion: 'split', mark: 'partly', at: NOON },
);

describe('A damaged sheet', () => {
  it('without its end still has all that stands above', () => {
    const salvage = salvageSheet(WHOLE.replace('end: complete\n', ''), SLUG);
    assert.deepEqual(salvage?.lost, []);
    assert.equal(salvage.sheet.finished.text, '# 03\n\nThe canary gets 5 %.\n');
    assert.deepEqual(Object.keys(salvage.sheet.marks), ['rollback', 'split']);
  });

  it('with a value of the wrong kind loses that one, and names it', () => {
    const salvage = salvageSheet(WHOLE.replace('mark: partly', 'mark: excellent').replace('hint: 2', 'hint: two'), SLUG);
    assert.deepEqual(salvage?.lost, ['hints.2', 'marks.split']);
    assert.deepEqual(Object.keys(salvage.sheet.marks), ['rollback']);
    assert.deepEqual(
      salvage.sheet.hints.map(({ hint }) => hint),
      [1],
    );
  });

  it('whose mode can’t be read is taken for an interview, so that nothing shows too early', () => {
    const salvage = salvageSheet(WHOLE.replace('mode: guided', 'mode: solo'), SLUG);
    assert.equal(salvage?.sheet.mode, 'interview');
    assert.deepEqual(salvage.lost, ['mode']);
  });

  it('keeps the text as handed in also where its time or some of its criteria are lost', () => {
    const salvage = salvageSheet(WHOLE.replace(/at: .*\n {2}text/, 'at: noon\n  text').replace('weight: 2', 'weight: heavy'), SLUG);
    assert.deepEqual(salvage?.lost, ['finished.at', 'finished.criteria.2']);
    assert.deepEqual(
      salvage.sheet.finished.criteria.map(({ id }) => id),
      ['rollback'],
    );
    const none = salvageSheet(WHOLE.replace(/ {2}criteria:[^]*?\nmarks/, 'marks'), SLUG);
    assert.deepEqual(none?.sheet.finished.criteria, []);
    assert.deepEqual(none.lost, ['finished.criteria']);
  });

  it('that was never finished, or is no sheet at all, has nothing to look at', () => {
    assert.equal(salvageSheet(buildSheet({ problem: SLUG, mode: 'guided' }), SLUG), undefined);
    for (const text of ['', '[]', 'a: *b\n', 'finished: 3\n', 'finished:\n  at: noon\n']) assert.equal(salvageSheet(text, SLUG), undefined);
  });

  it('cut off anywhere, or with anything in it, never makes the reading throw', () => {
    fc.assert(
      fc.property(fc.nat(WHOLE.length), fc.string({ unit: 'binary', maxLength: 20 }), (at, junk) => {
        const text = WHOLE.slice(0, at) + junk;
        const salvage = salvageSheet(text, SLUG);
        assert.ok(salvage === undefined || salvage.sheet.problem === SLUG);
      }),
      { numRuns: 200 },
    );
  });
});

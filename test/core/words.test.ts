import assert from 'node:assert/strict';
import { parseSheet, type SheetError } from '../../src/core/attempt/gradeSheet';
import type { SheetRefusal } from '../../src/core/attempt/sheetEdit';
import { filterText } from '../../src/words/filterWords';
import { capSentences, ladderSentence, liftSentence, scoreSentence, threeNumbers } from '../../src/words/gradeWords';
import { stateText } from '../../src/words/problemWords';
import { rowDescription, rowLabel, rowText } from '../../src/words/rowWords';
import type { ListedProblem } from '../../src/core/problem/content';
import { refusalSentence, sheetErrorSentence } from '../../src/words/sheetWords';

const named = (id: string) => ({ rollback: 'Rollback trigger', split: 'Traffic split' })[id] ?? id;

describe('A grade in words', () => {
  it('says of how many criteria the score speaks', () => {
    assert.equal(scoreSentence({ agreed: 77.5, yours: 90, applicable: 10, total: 10 }), '78 of 100');
    assert.equal(scoreSentence({ agreed: 77.5, yours: 90, applicable: 8, total: 10 }), '78 of 100, on 8 of 10 criteria');
    assert.equal(scoreSentence({ yours: 90, applicable: 9, total: 10 }), '90 of 100 by your marks alone, on 9 of 10 criteria');
  });

  it('gives the three numbers, or those there are', () => {
    assert.equal(threeNumbers({ yours: 85, check: 70.4, agreed: 64 }), 'You: 85. The check: 70. Agreed: 64.');
    assert.equal(threeNumbers({ yours: 85 }), 'You: 85.');
  });

  it('says what caps the band', () => {
    const sentences = capSentences(
      {
        band: 'mid',
        caps: [
          { kind: 'blocker-missing', criteria: ['rollback', 'split', 'third'] },
          { kind: 'blocker-missing', criteria: ['rollback'] },
          { kind: 'blocker-half', criteria: ['rollback'] },
          { kind: 'bar', bar: 'senior', share: 58.7, needed: 65 },
          { kind: 'bar', bar: 'staff', share: undefined, needed: 50 },
          { kind: 'dimension', dimension: 'trade-offs', share: 20 },
        ],
      },
      named,
    );
    assert.deepEqual(sentences, [
      'Not yet: “Rollback trigger”, “Traffic split” and “third” are missing, and a design can’t do without.',
      'Not yet: “Rollback trigger” is missing, and a design can’t do without.',
      'Capped at mid: “Rollback trigger” is only half shown.',
      'Senior asks for 65 % of what is expected at senior level; this answer shows 58 %.',
      'No criterion that applied shows what is expected at staff level.',
      'Trade-offs stands at 20 %; under 35 % it lowers the band by one, to mid.',
    ]);
  });

  it('says what would lift it', () => {
    assert.equal(liftSentence({}, named), '');
    assert.equal(
      liftSentence({ lift: { criterion: 'rollback', to: 'senior', alone: true } }, named),
      '“Rollback trigger”, fully shown, would lift it to senior.',
    );
    assert.match(
      liftSentence({ lift: { criterion: 'split', to: 'staff', alone: false } }, named),
      /^More than one .+ staff; “Traffic split” is/,
    );
  });

  it('says how far the answer climbed', () => {
    const rungs = [{ level: 1, state: 'held' as const }];
    assert.equal(ladderSentence({ reached: 3, rungs }), 'It reaches “detect” on the ladder: deploy · roll back · detect.');
    assert.equal(ladderSentence({ reached: 0, rungs }), 'It does not reach the first rung of the ladder yet.');
    assert.equal(ladderSentence({ reached: 0, rungs: [{ level: 1, state: 'not-asked' }] }), '');
  });
});

describe('A list in words', () => {
  it('gives the state of a row, and for a graded one score and band', () => {
    assert.equal(stateText('not-started'), '');
    assert.equal(stateText('to-mark'), 'to mark');
    assert.equal(stateText('graded', { score: 77.6, band: 'senior' }), 'graded, 78 senior');
  });

  it('puts behind a name what matters most first, since a narrow list cuts off the end', () => {
    const problem = {
      number: 3,
      title: 'Design a Canary Deployment Strategy',
      shortTitle: 'Canary Release',
      complete: true,
    } as ListedProblem;
    const canary: ListedProblem = { ...problem, difficulty: 'medium', minutes: 30 };
    assert.equal(rowLabel(canary), '3. Canary Release');
    assert.equal(rowLabel({ number: 33, title: 'Docker' }), '33. Docker');
    assert.equal(rowDescription(canary, 'not-started'), 'medium');
    assert.equal(rowDescription(canary, 'paused'), 'medium · paused');
    assert.equal(rowDescription(canary, 'graded', { score: 77.6, band: 'senior' }), '78 senior · medium');
    assert.equal(rowDescription(canary, 'paused', { score: 41, band: 'not-yet' }), '41 not yet · medium · paused');
    assert.equal(rowDescription({ ...canary, complete: false }, 'not-started'), 'medium · planned');
    assert.equal(rowText(canary, 'graded', { score: 77.6, band: 'senior' }), '30 min · medium · graded, 78 senior');
  });

  it('says what it is narrowed to', () => {
    assert.equal(
      filterText({ difficulty: 'hard', state: 'not-started', minutes: 25, text: 'serving' }),
      'hard · not started · 25 minutes or less · “serving”',
    );
    assert.equal(filterText({}), '');
  });
});

describe('A sheet that can’t be read or changed, in words', () => {
  const errors: readonly SheetError[] = [
    { code: 'cut-off', line: 12 },
    { code: 'conflict', line: 12 },
    { code: 'syntax', line: 12, detail: 'Map keys must be unique at line 4, column 1:' },
    { code: 'shape', line: 12, key: 'marks.rollback.mark' },
  ];
  for (const error of errors) {
    it(`names the line (${error.code})`, () => assert.match(sheetErrorSentence(error), /\b[Ll]ine 12\b/));
  }

  it('names the version of a newer sheet, the key of a wrong value, and what the parser said, once', () => {
    assert.match(sheetErrorSentence({ code: 'newer', line: 1, version: 3 }), /format 3/);
    assert.match(sheetErrorSentence({ code: 'shape', line: 2, key: 'mode' }), /"mode"/);
    assert.equal(sheetErrorSentence({ code: 'shape', line: 1, key: '' }), 'This file is not a grade sheet.');
    const twice = parseSheet('format: 1\nmode: guided\nmode: guided\nend: complete\n');
    assert.equal(twice.kind === 'error' && sheetErrorSentence(twice.error), 'Line 3 can’t be read: Map keys must be unique.');
  });

  it('is one or more whole sentences, calm in tone', () => {
    const refusals: readonly SheetRefusal[] = [
      { kind: 'unreadable', error: { code: 'cut-off', line: 3 } },
      ...(
        [
          'no-reason',
          'blocker-applies',
          'too-many-not-applicable',
          'blank-lines',
          'rubric-seen',
          'already-finished',
          'not-finished',
          'aliases',
        ] as const
      ).map((kind) => ({ kind })),
    ];
    for (const sentence of [...errors.map(sheetErrorSentence), ...refusals.map(refusalSentence)]) assert.match(sentence, /^[A-Z][^!]+\.$/);
    assert.equal(new Set(refusals.map(refusalSentence)).size, refusals.length);
  });
});

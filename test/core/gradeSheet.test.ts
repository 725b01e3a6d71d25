import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ClockEvent } from '../../src/core/attempt/clockEvent';
import {
  buildSnapshot,
  parseSheet,
  sectionSeconds,
  type CriterionSnapshot,
  type GradeSheet,
  type Mark,
} from '../../src/core/attempt/gradeSheet';
import type { Criterion } from '../../src/core/problem/problem';
import { buildSheet, editSheet, markTime, type SheetOperation } from '../../src/core/attempt/sheetEdit';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const START: ClockEvent = { kind: 'start', minutes: 30, session: 'a', wall: NOON, mono: 0 };
const CRITERIA: CriterionSnapshot[] = [
  { id: 'rollback', text: 'Names what takes it back.', weight: 3, dimension: 'operations', bar: 'mid', blocker: true, reliability: 2 },
  {
    id: 'split',
    text: 'Says who is in the canary: "sticky", by user.',
    weight: 2,
    dimension: 'depth',
    bar: 'senior',
    pillar: 'data-quality',
  },
  { id: 'cost', text: 'Prices it.', weight: 1, dimension: 'trade-offs', bar: 'staff' },
];
const FRESH = buildSheet({ problem: '03-canary-deployment', mode: 'guided' });

function edit(text: string, ...operations: SheetOperation[]): string {
  for (const operation of operations) {
    const result = editSheet(text, operation);
    assert.equal(result.kind, 'edited', JSON.stringify(result));
    text = result.text;
  }
  return text;
}

function sheetOf(text: string): GradeSheet {
  const result = parseSheet(text);
  assert.equal(result.kind, 'sheet', JSON.stringify(result));
  return result.sheet;
}

const errorOf = (text: string) => {
  const result = parseSheet(text);
  return result.kind === 'error' ? result.error : undefined;
};
const refusalOf = (text: string, operation: SheetOperation) => {
  const result = editSheet(text, operation);
  return result.kind === 'refused' ? result.refusal.kind : undefined;
};
const finish: Extract<SheetOperation, { kind: 'finish' }> = {
  kind: 'finish',
  at: NOON + 60_000,
  text: '# 03\n\nThe canary gets 5 %.\n',
  criteria: CRITERIA,
  events: [{ kind: 'finish', session: 'a', wall: NOON + 60_000, mono: 60_000 }],
};
const mark = (criterion: string, value: Mark, at = NOON, more: { reason?: string; note?: string } = {}): SheetOperation => ({
  kind: 'mark',
  criterion,
  mark: value,
  at,
  ...more,
});

describe('A grade sheet', () => {
  it('is plain YAML that a person can read', () => {
    const text = edit(
      FRESH,
      { kind: 'clock', events: [START] },
      { kind: 'hint', hint: 1, at: NOON },
      { kind: 'question', question: 'How many users?', at: NOON },
      { kind: 'sections', session: 'a', seconds: { architecture: 62.04, 'trade-offs': 0 } },
      { ...finish, criteria: CRITERIA.slice(0, 1) },
      mark('rollback', 'partly', NOON, { note: 'No window.' }),
      { kind: 'point', criterion: 'rollback', lines: [12, 13], quote: 'It goes back\nwithin 2 minutes.', at: NOON },
    );
    assert.equal(
      text,
      `format: 1
problem: 03-canary-deployment
mode: guided
clock:
  - { kind: start, session: a, wall: 2026-11-23T12:00:00.000Z, mono: 0, minutes: 30 }
  - { kind: finish, session: a, wall: 2026-11-23T12:01:00.000Z, mono: 60000 }
hints:
  - { hint: 1, at: 2026-11-23T12:00:00.000Z }
questions:
  - question: How many users?
    at: 2026-11-23T12:00:00.000Z
sections:
  architecture: { a: 62 }
finished:
  at: 2026-11-23T12:01:00.000Z
  text: |
    # 03

    The canary gets 5 %.
  criteria:
    - id: rollback
      text: Names what takes it back.
      weight: 3
      dimension: operations
      bar: mid
      blocker: true
      reliability: 2
marks:
  rollback:
    mark: partly
    note: No window.
    at: 2026-11-23T12:00:00.000Z
pointed:
  rollback:
    - lines: [ 12, 13 ]
      quote: |-
        It goes back
        within 2 minutes.
      at: 2026-11-23T12:00:00.000Z
end: complete
`,
    );
    assert.deepEqual(sheetOf(text), {
      format: 1,
      problem: '03-canary-deployment',
      mode: 'guided',
      clock: [START, ...finish.events],
      sections: { architecture: { a: 62 } },
      hints: [{ hint: 1, at: NOON }],
      questions: [{ question: 'How many users?', at: NOON }],
      finished: { at: NOON + 60_000, text: finish.text, criteria: CRITERIA.slice(0, 1) },
      marks: { rollback: { mark: 'partly', note: 'No window.', at: NOON } },
      pointed: { rollback: [{ lines: [12, 13], quote: 'It goes back\nwithin 2 minutes.', at: NOON }] },
    });
  });

  it('says what it mends', () => {
    const text = buildSheet({ problem: '03-canary-deployment', mode: 'guided', basedOn: '03-canary-deployment.2026-11-20' });
    assert.equal(sheetOf(text).basedOn, '03-canary-deployment.2026-11-20');
  });

  it('keeps comments, unknown keys and their order through an edit', () => {
    const text = `# my own words
format: 1
mood: tired # a key of mine
problem: 03-canary-deployment

mode: guided # for now
marks:
  # think again
  rollback: { mark: met, at: 2026-11-23T11:00:00Z, sure: no }
end: complete

# the last word
`;
    assert.equal(
      edit(text, mark('rollback', 'partly'), mark('split', 'met')),
      `# my own words
format: 1
mood: tired # a key of mine
problem: 03-canary-deployment

mode: guided # for now
marks:
  # think again
  rollback: { mark: partly, at: 2026-11-23T12:00:00.000Z, sure: no }
  split:
    mark: met
    at: 2026-11-23T12:00:00.000Z
end: complete

# the last word
`,
    );
  });

  it('keeps `end` last when someone wrote below it', () => {
    assert.match(edit(`${FRESH}mine: 1\n`, mark('rollback', 'met')), /mine: 1\nmarks:\n[\s\S]+\nend: complete\n$/);
  });

  it('takes empty values of a hand for none', () => {
    const text = FRESH.replace('end:', 'marks:\nclock:\npointed: ~\nend:');
    assert.deepEqual(sheetOf(text).marks, {});
    assert.equal(sheetOf(edit(text, mark('rollback', 'met'), { kind: 'clock', events: [START] })).marks.rollback?.mark, 'met');
  });
});

describe('A grade sheet that can’t be read', () => {
  it('is one that was cut off at any byte', () => {
    const whole = edit(
      FRESH,
      { kind: 'clock', events: [START] },
      { ...finish, criteria: CRITERIA.slice(0, 1) },
      mark('rollback', 'met', NOON, { note: 'end: complete' }),
    );
    const bytes = new TextEncoder().encode(whole);
    for (let length = 0; length < bytes.length - 1; length++) {
      const text = new TextDecoder().decode(bytes.slice(0, length));
      assert.equal(errorOf(text)?.code, 'cut-off', text);
      if (length % 50 === 0) assert.equal(refusalOf(text, mark('rollback', 'met')), 'unreadable');
    }
    assert.deepEqual(sheetOf(whole.trimEnd()), sheetOf(whole));
  });

  it('is one from a newer version, which it names', () => {
    const text = FRESH.replace('format: 1', '# made later\nformat: 3').replace('mode: guided', 'mode: { kind: duet }');
    assert.deepEqual(errorOf(text), { code: 'newer', line: 2, version: 3 });
    assert.equal(refusalOf(text, mark('rollback', 'met')), 'unreadable');
  });

  it('is one with a merge left unresolved', () => {
    assert.deepEqual(errorOf(FRESH.replace('mode: guided', '<<<<<<< HEAD\nmode: guided\n=======\nmode: interview\n>>>>>>> b')), {
      code: 'conflict',
      line: 3,
    });
  });

  it('is one that is no YAML, or has a key twice', () => {
    const broken = errorOf(FRESH.replace('mode: guided', 'mode: "guided'));
    assert.equal(broken?.code, 'syntax');
    const twice = errorOf(FRESH.replace('end:', 'mode: interview\nend:'));
    assert.deepEqual([twice?.code, twice?.line], ['syntax', 4]);
  });

  it('is one with a value of the wrong kind, and says which key in which line', () => {
    assert.deepEqual(errorOf(FRESH.replace('guided', 'solo')), { code: 'shape', line: 3, key: 'mode' });
    assert.deepEqual(errorOf(FRESH.replace('end:', 'marks:\n  rollback:\n    mark: excellent\n    at: 2026-11-23\nend:')), {
      code: 'shape',
      line: 6,
      key: 'marks.rollback.mark',
    });
    assert.deepEqual(errorOf(FRESH.replace('end:', 'marks:\n  rollback:\n    mark: met\nend:')), {
      code: 'shape',
      line: 6,
      key: 'marks.rollback.at',
    });
    assert.deepEqual(errorOf(FRESH.replace('problem: 03-canary-deployment\n', '')), { code: 'shape', line: 1, key: 'problem' });
  });

  it('is one whose aliases multiply without end', () => {
    const bomb = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...'bcdefgh'.split('').map(
        (key, nth) =>
          `${key}: &${key} [${Array(9)
            .fill(`*${'abcdefgh'.charAt(nth)}`)
            .join()}]`,
      ),
    ];
    assert.equal(errorOf(`${bomb.join('\n')}\nend: complete\n`)?.code, 'cut-off');
  });

  it('is never anything that throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((junk) => FRESH.replace('guided', junk)),
        ),
        (text) => {
          assert.ok(['sheet', 'error'].includes(parseSheet(text).kind));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('The snapshot of a rubric', () => {
  it('is all that a grade needs, and nothing that helps to find the answer', () => {
    const rubric = CRITERIA.map((criterion) => ({
      ...criterion,
      strong: 'S.',
      weak: 'W.',
      evidence: { anyOf: [] },
      examples: { found: [], partial: [], missing: [] },
    })) as unknown as Criterion[];
    assert.deepEqual(buildSnapshot(rubric), CRITERIA);
  });
});

describe('A mark', () => {
  const finished = edit(FRESH, finish);
  const blind = edit(FRESH, { kind: 'mode', mode: 'interview' }, finish);

  it('and another for a different criterion both survive, whichever window comes first', () => {
    const { marks } = sheetOf(edit(finished, mark('split', 'met', NOON + 2), mark('rollback', 'partly', NOON + 1)));
    assert.deepEqual(marks, { split: { mark: 'met', at: NOON + 2 }, rollback: { mark: 'partly', at: NOON + 1 } });
  });

  it('for the same criterion gives way to a later one, and never to an earlier', () => {
    assert.equal(sheetOf(edit(finished, mark('split', 'met', NOON), mark('split', 'not-met', NOON + 1))).marks.split?.mark, 'not-met');
    assert.equal(sheetOf(edit(finished, mark('split', 'met', NOON + 1), mark('split', 'not-met', NOON))).marks.split?.mark, 'met');
  });

  it('made again leaves what a hand has mended since', () => {
    const mended = edit(finished, mark('split', 'met')).replace('mark: met', 'mark: partly');
    assert.equal(edit(mended, mark('split', 'met')), mended);
  });

  it('is never too early to count, even where the system clock was set back', () => {
    const sheet = sheetOf(edit(finished, mark('split', 'met')));
    assert.deepEqual(
      [markTime(sheet, 'split', NOON - 3_600_000), markTime(sheet, 'split', NOON + 9), markTime(sheet, 'cost', 7)],
      [NOON + 1, NOON + 9, 7],
    );
  });

  it('keeps the note and unknown keys of the one before; a reason only while not applicable', () => {
    const text = edit(finished, mark('split', 'not-applicable', NOON, { reason: 'One region.', note: 'Ask.' }));
    assert.deepEqual(sheetOf(text).marks.split, { mark: 'not-applicable', reason: 'One region.', note: 'Ask.', at: NOON });
    assert.deepEqual(sheetOf(edit(text, mark('split', 'met', NOON + 1))).marks.split, { mark: 'met', note: 'Ask.', at: NOON + 1 });
  });

  it('that is the last of an interview reveals the findings; in a guided attempt they were never hidden', () => {
    const two = [mark('rollback', 'met'), mark('cost', 'not-met')];
    assert.equal(sheetOf(edit(blind, ...two)).revealed, undefined);
    assert.equal(sheetOf(edit(blind, ...two, { kind: 'note', criterion: 'split', note: 'x', at: NOON })).revealed, undefined);
    assert.equal(sheetOf(edit(blind, ...two, mark('split', 'partly', NOON + 7))).revealed, NOON + 7);
    assert.equal(sheetOf(edit(blind, ...two, mark('split', 'partly', NOON + 7), mark('split', 'met', NOON + 9))).revealed, NOON + 7);
    assert.equal(sheetOf(edit(finished, ...two, mark('split', 'met'))).revealed, undefined);
  });

  it('that was blind is kept when it is changed after the reveal', () => {
    const revealed = edit(blind, mark('rollback', 'met'), mark('cost', 'met'), mark('split', 'met', NOON));
    const changed = edit(revealed, mark('split', 'partly', NOON + 2), mark('split', 'not-met', NOON + 3));
    assert.deepEqual(sheetOf(changed).marks.split, { mark: 'not-met', blind: 'met', at: NOON + 3 });
    assert.equal(sheetOf(edit(revealed, mark('split', 'met', NOON + 2))).marks.split?.blind, undefined);
    assert.equal(sheetOf(edit(finished, mark('split', 'met'), mark('split', 'partly', NOON + 2))).marks.split?.blind, undefined);
  });

  it('of not applicable has a reason, is not for a blocker, and stands at most twice', () => {
    const na = (criterion: string, reason = 'Not here.') => mark(criterion, 'not-applicable', NOON, { reason });
    assert.equal(refusalOf(finished, mark('split', 'not-applicable')), 'no-reason');
    assert.equal(refusalOf(finished, na('split', '  ')), 'no-reason');
    assert.equal(refusalOf(finished, na('rollback')), 'blocker-applies');
    const two = edit(finished, na('split'), na('cost'));
    assert.equal(refusalOf(two, na('third')), 'too-many-not-applicable');
    assert.equal(refusalOf(two, na('cost', 'Still not.')), undefined);
  });

  it('can be preceded by a note alone', () => {
    const text = edit(finished, { kind: 'note', criterion: 'split', note: 'Look at line 4.', at: NOON });
    assert.deepEqual(sheetOf(text).marks.split, { note: 'Look at line 4.', at: NOON });
    assert.equal(edit(text, { kind: 'note', criterion: 'split', note: 'Older.', at: NOON - 1 }), text);
  });

  it('set by any number of windows in any order, one for each criterion, leaves the same marks', () => {
    const marks = fc.uniqueArray(
      fc.record({ criterion: fc.stringMatching(/^[a-z]{1,6}$/), mark: fc.constantFrom('met', 'partly', 'not-met') }),
      {
        selector: ({ criterion }) => criterion,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        marks.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const after = (all: typeof one) => sheetOf(edit(finished, ...all.map((entry) => mark(entry.criterion, entry.mark)))).marks;
          assert.deepEqual(after(one), after(other));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('A change to a sheet', () => {
  const finished = edit(FRESH, finish);
  const everything: SheetOperation[] = [
    { kind: 'clock', events: [START] },
    mark('split', 'met'),
    { kind: 'note', criterion: 'cost', note: 'x', at: NOON },
    { kind: 'point', criterion: 'split', lines: [1, 1], quote: 'The canary', at: NOON },
    { kind: 'hint', hint: 2, at: NOON },
    { kind: 'question', question: 'Why?', at: NOON },
    { kind: 'mode', mode: 'interview' },
    { kind: 'show-rubric', at: NOON },
    { kind: 'curveball', text: 'Halve it.', at: NOON },
    { kind: 'sections', session: 'a', seconds: { x: 4 } },
  ];
  for (const operation of everything) {
    it(`(${operation.kind}) made twice is as made once`, () => {
      const once = edit(finished, operation);
      assert.notEqual(once, finished);
      if (operation.kind !== 'mode') assert.equal(edit(once, operation), once);
    });
  }

  it('keeps the time in sections by session, and never less than it had', () => {
    const seen = (session: string, seconds: Record<string, number>): SheetOperation => ({ kind: 'sections', session, seconds });
    const text = edit(FRESH, seen('a', { x: 10 }), seen('b', { x: 5, y: 1 }), seen('a', { x: 12.4 }), seen('a', { x: 10 }));
    assert.deepEqual(sheetOf(text).sections, { x: { a: 12, b: 5 }, y: { b: 1 } });
    assert.deepEqual(sectionSeconds(sheetOf(text)), { x: 17, y: 1 });
    assert.equal(edit(text, seen('a', { z: 0 })), text);
  });

  it('takes a pointed place back', () => {
    const point: SheetOperation = { kind: 'point', criterion: 'split', lines: [1, 1], quote: 'The canary', at: NOON };
    const text = edit(finished, point, { ...point, quote: 'gets 5 %' }, { kind: 'unpoint', criterion: 'split', quote: 'The canary' });
    assert.deepEqual(
      sheetOf(text).pointed.split?.map(({ quote }) => quote),
      ['gets 5 %'],
    );
    assert.equal(edit(text, { kind: 'unpoint', criterion: 'cost', quote: 'x' }), text);
  });

  it('refuses to point at blank lines', () => {
    assert.equal(refusalOf(finished, { kind: 'point', criterion: 'split', lines: [1, 2], quote: ' \n ', at: NOON }), 'blank-lines');
  });

  it('makes an attempt guided for good once the rubric was seen', () => {
    const interview = edit(FRESH, { kind: 'mode', mode: 'interview' });
    assert.equal(sheetOf(interview).mode, 'interview');
    const seen = edit(interview, { kind: 'show-rubric', at: NOON });
    assert.deepEqual([sheetOf(seen).mode, sheetOf(seen).rubricSeen], ['guided', NOON]);
    assert.equal(refusalOf(seen, { kind: 'mode', mode: 'interview' }), 'rubric-seen');
    assert.equal(edit(seen, { kind: 'mode', mode: 'guided' }), seen);
  });

  it('finishes once; the curveball comes after', () => {
    assert.equal(edit(finished, finish), finished);
    assert.equal(refusalOf(finished, { ...finish, at: NOON + 5 }), 'already-finished');
    assert.equal(refusalOf(FRESH, { kind: 'curveball', text: 'x', at: NOON }), 'not-finished');
    const later = edit(finished, { kind: 'curveball', text: 'new', at: NOON + 1 });
    assert.equal(edit(later, { kind: 'curveball', text: 'old', at: NOON }), later);
  });

  it('is refused where aliases would make one edit two', () => {
    const text = FRESH.replace('end:', 'marks:\n  a: &m { mark: met, at: 2026-11-23 }\n  b: *m\nend:');
    assert.equal(sheetOf(text).marks.b?.mark, 'met');
    assert.equal(refusalOf(text, mark('a', 'partly')), 'aliases');
  });

  it('that would leave a sheet unreadable is refused', () => {
    const result = editSheet(FRESH, { kind: 'hint', hint: NaN, at: NOON });
    assert.equal(result.kind, 'refused');
  });
});

describe('The text as handed in', () => {
  const kept = (text: string) => sheetOf(edit(FRESH, { ...finish, text })).finished?.text;
  const pieces = fc.array(
    fc.constantFrom(
      'a',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\u0001',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\ud800',
      '#',
      '---\n',
      '...\n',
      '|',
      '>',
      'é',
      '🙂',
      ': ',
      '- ',
      '"',
      'end: complete\n',
    ),
    { maxLength: 30 },
  );

  it('comes back as it was, whatever it holds, also after later edits', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((all) => all.join('')),
          fc.string({ unit: 'binary', maxLength: 60 }),
        ),
        (text) => {
          const handedIn = edit(FRESH, { ...finish, text });
          assert.equal(sheetOf(handedIn).finished?.text, text);
          const later = edit(handedIn, mark('split', 'met'), {
            kind: 'point',
            criterion: 'split',
            lines: [1, 1],
            quote: `x${text}`,
            at: NOON,
          });
          assert.equal(sheetOf(later).finished?.text, text);
          assert.equal(sheetOf(later).pointed.split?.[0]?.quote, `x${text}`);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('is a block that a person can read wherever a block gives it back', () => {
    assert.match(edit(FRESH, { ...finish, text: 'one  \n\ttwo\n\n' }), / {2}text: \|\+\n {4}one {2}\n {4}\ttwo\n\n/);
    assert.match(edit(FRESH, { ...finish, text: 'one\r\ntwo' }), / {2}text: "one\\r\\ntwo"\n/);
    assert.equal(kept(''), '');
  });

  it('survives an edit even where a hand laid the block out in a way that would not come back', () => {
    const text = FRESH.replace('end:', 'finished:\n  at: 2026-11-23\n  criteria: []\n  text: |1+\n      \t\n    \nend:');
    assert.equal(sheetOf(text).finished?.text, '   \t\n \n');
    const before = sheetOf(text).finished?.text;
    assert.equal(sheetOf(edit(text, mark('split', 'met'))).finished?.text, before);
  });
});

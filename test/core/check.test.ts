import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check, compileRubric } from '../../src/core/evidence/check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import type { Signal, Way } from '../../src/core/problem/evidenceLanguage';
import { checkSignals, checkWays, quoted } from './checkOne';
import { smallLexicon } from './smallLexicon';

const trigger: Signal = { metric: 'any', threshold: 'any', window: 'any' };

describe('check', () => {
  it('finds one complete way and quotes it', () => {
    const text = 'We start with a canary.\n\nIf p99 latency exceeds 50 ms for 5 minutes, the gateway rolls itself back.\n';
    const finding = checkWays(text, [
      { in: 'sentence', need: ['shadow-deployment'] },
      { in: 'sentence', need: ['automatic-rollback', trigger] },
    ]);
    assert.equal(finding.finding, 'found');
    assert.equal(finding.credit, 1);
    assert.equal(finding.way, 1);
    assert.deepEqual(quoted(text, finding), ['p99 latency exceeds 50 ms for 5 minutes', 'rolls itself back']);
  });

  it('gives half for a complete half, and says what is missing', () => {
    const finding = checkWays('The gateway rolls itself back when p99 rises.', [
      { in: 'sentence', need: ['automatic-rollback', trigger], half: ['automatic-rollback'] },
    ]);
    assert.equal(finding.finding, 'partial');
    assert.equal(finding.credit, 0.5);
    assert.deepEqual(
      finding.signals.map((signal) => signal.held),
      [true, false],
    );
  });

  const choice: Way = {
    in: 'block',
    need: ['rollback', { atLeast: 2, of: [{ metric: 'any' }, { number: 'percent' }, { window: 'any' }] }],
  };

  it('asks for some of several signals beside one that has to be there', () => {
    for (const text of [
      'We roll back when the error rate is above 2 %.',
      'We roll back when the error rate is too high for 5 minutes.',
      'We roll back at 2 % over 5 minutes.',
      'We roll back when the error rate is above 2 % for 5 minutes.',
    ])
      assert.equal(checkWays(text, [choice]).finding, 'found', text);
    for (const text of ['We roll back when the error rate is too high.', 'The error rate stays under 2 % for 5 minutes.'])
      assert.equal(checkWays(text, [choice]).finding, 'missing', text);
  });

  it('quotes all of the several that hold, and says which need does not', () => {
    const text = 'We roll back when the error rate is above 2 % for 5 minutes.';
    assert.deepEqual(quoted(text, checkWays(text, [choice])), ['roll back', 'error rate', '2 %', '5 minutes']);
    const short = checkWays('We roll back when the error rate is too high.', [choice]);
    assert.deepEqual(
      short.signals.map(({ held }) => held),
      [true, false],
    );
  });

  it('lets a heading name one of several', () => {
    const below = '## Rollback\n\nThe error rate is over 2 %, and the switch takes a minute.';
    assert.equal(
      checkWays(below, [{ in: 'block', need: [{ atLeast: 2, of: ['rollback', 'canary', { metric: 'any' }] }] }]).finding,
      'found',
    );
    assert.equal(
      checkWays('## Rollback\n\nIt is fast.', [{ in: 'block', need: [{ atLeast: 1, of: ['rollback', 'canary'] }] }]).finding,
      'missing',
    );
  });

  it('is missing where neither holds, also in an empty text', () => {
    for (const text of ['', '# Rollback\n', 'We bake bread.']) {
      const finding = checkSignals(text, ['automatic-rollback']);
      assert.equal(finding.finding, 'missing');
      assert.deepEqual(finding.spans, []);
    }
  });

  it('says when signals stand too far apart', () => {
    const finding = checkSignals('We run a canary.\n\nThe error rate stays under 1 %.', ['canary', { number: 'percent' }]);
    assert.deepEqual(
      finding.signals.map((signal) => signal.refused),
      [undefined, 'apart'],
    );
  });

  const apart = 'We run a canary of the model. It takes an hour. The error rate stays under 1 %.';
  const scopes: readonly (readonly [string, string, 'sentence' | 'neighbours' | 'block' | 'section' | 'document', boolean])[] = [
    ['two sentences apart', apart, 'sentence', false],
    ['two sentences apart', apart, 'neighbours', true],
    [
      'three sentences apart',
      'We run a canary of it. It takes an hour. Then we wait. The error rate stays under 1 %.',
      'neighbours',
      false,
    ],
    ['in one paragraph', 'We run a canary of it. It takes an hour. Then we wait. The error rate stays under 1 %.', 'block', true],
    ['in two paragraphs', 'We run a canary of it.\n\nThe error rate stays under 1 %.', 'block', false],
    ['in one section', '## A\n\nWe run a canary of it.\n\n### Inner\n\nThe error rate stays under 1 %.\n\n## B\n\nEnd.', 'section', true],
    [
      'apart in a long section',
      `## A\n\nWe run a canary of it.\n\n${'Then it waits for a day.\n\n'.repeat(28)}The error rate stays under 1 %.`,
      'section',
      true,
    ],
    [
      'at the ends of a catalogue',
      `## A\n\nWe run a canary of it.\n\n${'Then it waits for a day.\n\n'.repeat(70)}The error rate stays under 1 %.`,
      'section',
      false,
    ],
    [
      'apart late in a catalogue',
      `## A\n\n${'Then it waits for a day.\n\n'.repeat(55)}We run a canary of it.\n\n${'Then it waits.\n\n'.repeat(15)}The error rate stays under 1 %.`,
      'section',
      true,
    ],
    ['in two sections', '## A\n\nWe run a canary of it.\n\n## B\n\nThe error rate stays under 1 %.', 'section', false],
    [
      'apart in a long section',
      `## A\n\nWe run a canary of it.\n\n${'Then it waits for a day.\n\n'.repeat(28)}The error rate stays under 1 %.`,
      'section',
      true,
    ],
    [
      'at the ends of a catalogue',
      `## A\n\nWe run a canary of it.\n\n${'Then it waits for a day.\n\n'.repeat(70)}The error rate stays under 1 %.`,
      'section',
      false,
    ],
    [
      'apart late in a catalogue',
      `## A\n\n${'Then it waits for a day.\n\n'.repeat(55)}We run a canary of it.\n\n${'Then it waits.\n\n'.repeat(15)}The error rate stays under 1 %.`,
      'section',
      true,
    ],
    ['in two sections', '## A\n\nWe run a canary of it.\n\n## B\n\nThe error rate stays under 1 %.', 'document', true],
    ['under a lead-in', 'The canary goes on while:\n\n- the error rate stays under 1 %\n- nobody is paged\n', 'sentence', true],
    ['in a row and its header', '| Step | Share for the canary |\n|---|---|\n| first | 1 % |\n', 'sentence', true],
    ['after a label', '**Canary.** The error rate stays under 1 %.', 'sentence', true],
    ['under a heading', '## Canary\n\nThe error rate stays under 1 %.', 'block', true],
    ['under a heading', '## Canary\n\nThe error rate stays under 1 %.', 'sentence', false],
  ];
  for (const [name, text, scope, holds] of scopes) {
    it(`${holds ? 'joins' : 'keeps apart'} a concept and a number ${name} in the scope ${scope}`, () => {
      assert.equal(
        checkSignals(text, ['canary', { number: 'percent', compared: true }], scope).finding === 'found' ||
          checkSignals(text, ['canary', { number: 'percent' }], scope).finding === 'found',
        holds,
      );
    });
  }

  it('asks for a section where the document has one of that meaning, and not where it has none', () => {
    const way = { in: 'sentence', section: 'rollback', need: ['canary'] } as const;
    assert.equal(checkWays('## How we roll back\n\nThe gateway ends the canary.\n\n## Other\n\nEnd.', [way]).finding, 'found');
    assert.equal(checkWays('## Rolling back\n\nBy hand.\n\n## Other\n\nThe gateway ends the canary.', [way]).finding, 'missing');
    assert.equal(checkWays('## Summary\n\nThe gateway ends the canary.', [way]).finding, 'found');
  });

  it('takes any of several sections, and code as well as text', () => {
    const sql: Signal = { code: { language: 'sql', order: [{ text: 'SELECT 1' }] } };
    const way = { in: 'section', section: ['rollback', 'monitoring'], need: ['canary', sql] } as const;
    const code = '```sql\nSELECT 1\n```\n';
    assert.equal(checkWays(`## Rolling back\n\nThe gateway ends the canary.\n\n${code}`, [way]).finding, 'found');
    assert.equal(checkWays(`## Rolling back\n\nBy hand.\n\n## Other\n\nThe gateway ends the canary.\n\n${code}`, [way]).finding, 'missing');
    assert.equal(checkSignals(code, [sql]).finding, 'found');
  });

  it('takes no list for a design in which nearly all items are terms', () => {
    const terms = [
      'canary',
      'shadow traffic',
      'quality gate',
      'feature store',
      'registry',
      'drift',
      'PSI',
      'latency',
      'outage',
      'monitoring',
    ];
    const list = [...terms, 'We revert the release by hand when errors double'].map((term) => `- ${term}\n`).join('');
    assert.equal(checkSignals(list, ['rollback']).signals[0]?.refused, 'term-list');
    assert.equal(checkSignals('- We revert the release by hand when errors double\n', ['rollback']).finding, 'found');
  });

  it('counts no table under a heading of what is left for later', () => {
    const table: Signal = { table: { columns: ['metric-name'], rows: 1 } };
    assert.equal(checkSignals('## Future work\n\n| Metric |\n|---|\n| p99 |\n', [table], 'block').signals[0]?.refused, 'promise');
  });

  it('counts nothing that was given to the writer, and still counts their own words around it', () => {
    const brief = 'The ranking service answers 10,000 requests per second with a p99 latency under 50 ms.';
    const given = { foreign: [`# Brief\n\n${brief}\n\n- Automatic rollback\n`] };
    assert.equal(checkSignals(brief, ['latency'], 'sentence', given).signals[0]?.refused, 'foreign');
    assert.equal(
      checkSignals(brief.toUpperCase().replaceAll(' ', '  '), [{ number: 'rate' }], 'sentence', given).signals[0]?.refused,
      'foreign',
    );
    assert.equal(checkSignals('* Automatic **rollback**', ['automatic-rollback'], 'sentence', given).finding, 'missing');
    assert.equal(checkSignals(`So that ${brief.slice(0, -1)} a canary takes 5 %.`, ['canary'], 'sentence', given).finding, 'found');
    assert.equal(checkSignals(`So that ${brief.slice(0, -1)} a canary takes 5 %.`, ['latency'], 'sentence', given).finding, 'missing');
  });

  const rubric = compileRubric(
    [
      { id: 'a', evidence: { anyOf: [{ in: 'neighbours', need: ['rollback', { number: 'any', compared: true }], half: ['rollback'] }] } },
      {
        id: 'b',
        evidence: {
          anyOf: [
            { in: 'section', need: ['canary', trigger], half: ['canary'] },
            { in: 'document', need: [{ cause: 'latency', reaction: 'rollback' }] },
          ],
        },
      },
      {
        id: 'c',
        evidence: {
          anyOf: [{ in: 'block', need: [{ oneOf: ['monitoring', 'alert'] }, { window: 'any' }], half: [{ number: 'percent' }] }],
        },
      },
    ],
    smallLexicon,
  );
  const sentence = fc.constantFrom(
    'We run a canary at 5 %.',
    'If p99 latency exceeds 50 ms for 5 minutes, we roll back.',
    'No automatic rollback.',
    'An alert fires at 2 % over an hour.',
    '## Rollback',
    '- monitoring for 3 days',
    'The error rate stays under 1 %.',
    '| Metric | Limit |\n|---|---|\n| p99 | 50 ms |',
    'We will add monitoring later.',
    'Revert within 2 minutes:',
    'Nothing else.',
  );
  const answer = fc.array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '\n\n')), { maxLength: 14 }).map((parts) => parts.flat().join(''));

  it('loses a finding when its lines are taken out, again and again until none is left', () => {
    fc.assert(
      fc.property(answer, fc.nat({ max: 2 }), (start, number) => {
        let text = start;
        for (let round = 0; ; round++) {
          const finding = check(parseDesignDoc(text), rubric)[number];
          if (!finding || finding.finding === 'missing') return;
          assert.ok(finding.spans.length > 0 && round < 40);
          const lines = text.split('\n');
          let offset = 0;
          const kept = lines.filter((line) => {
            const [from, to] = [offset, offset + line.length];
            offset = to + 1;
            return !finding.spans.some((span) => span.from <= to && from < span.to);
          });
          assert.ok(kept.length < lines.length);
          text = kept.join('\n');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the criteria', () => {
    fc.assert(
      fc.property(answer, (text) => {
        const doc = parseDesignDoc(text);
        const turned = { ...rubric, criteria: [...rubric.criteria].reverse() };
        assert.deepEqual(check(doc, turned).reverse(), check(doc, rubric));
      }),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { orderOf } from '../../src/core/reading/fluency';
import { checkSignals } from './checkOne';

const paragraph =
  'The canary takes 5 % of the requests for an hour. If p99 latency exceeds 50 ms for 5 minutes, the gateway sends all traffic back to the ' +
  'previous version and pages the on-call engineer, who writes down what happened before the end of the day.';
const list = [
  'the gateway compares the canary with a control of the same size, and not with the whole fleet',
  'an alert opens a ticket within 15 minutes (the on-call engineer owns it), and a page is sent for SEV1 only',
  'old versions are kept for 48 hours at a cost of $40, so that a rollback takes less than 2 minutes',
];
const cells = [
  ['Signal', 'What it would show', 'Limit over the window', 'What happens then'],
  ['p99 latency', 'a slow model on some of the pods', '> 50 ms for 5 min', 'the gateway rolls back by itself'],
  ['share of errors', 'a broken release or a lost feature', '≥ 2 % in 10 min', 'the run of the canary ends'],
  ['PSI of a feature', 'drift of the data in one of the feeds', '> 0.2 on two days', 'a ticket for the owner of the feed'],
];

/** The words of a text in another order, the same for the same seed. */
function shuffled(text: string, seed: number): string {
  const words = text.split(' ');
  let state = seed;
  for (let at = words.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const other = (state >>> 8) % (at + 1);
    [words[at], words[other]] = [words[other] ?? '', words[at] ?? ''];
  }
  return words.join(' ');
}

const asList = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
const asTable = (rows: readonly (readonly string[])[]) =>
  rows.map((row, at) => `| ${row.join(' | ')} |${at === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`).join('\n');
const isRefused = (text: string) => parseDesignDoc(text).blocks.some(({ body }) => orderOf(body) !== 'written');
const seed = fc.integer({ min: 1, max: 1_000_000 });

describe('words in no order', () => {
  it('are told from a paragraph, a list and a table as written', () => {
    for (const text of [paragraph, asList(list), asTable(cells)]) assert.equal(isRefused(text), false, text);
  });

  it('are found in nearly every shuffled paragraph, list and table', () => {
    const shapes: readonly ((seed: number) => string)[] = [
      (from) => shuffled(paragraph, from),
      (from) => asList(list.map((item, at) => shuffled(item, from + at))),
      (from) => asTable(cells.map((row, y) => row.map((cell, x) => shuffled(cell, from + 7 * y + x)))),
    ];
    for (const shape of shapes) {
      const tries = fc.sample(seed, { seed: 7, numRuns: 100 });
      const caught = tries.filter((from) => isRefused(shape(from))).length;
      assert.ok(caught >= 95, `${String(caught)} of 100: ${shape(1)}`);
    }
  });

  it('are not seen in chains of arrows, enumerations and short notes', () => {
    for (const text of [
      'commit → unit tests (fail: blocked) → train → compare with live → register → canary → full → monitor',
      '- (a) the gateway reverts (b) the on-call reads the log (c) the owner writes it down',
      '- `a`: size of a batch\n- `b`: length of a sequence\n',
      '| Term | Limit |\n|---|---|\n| p99 | 50 ms |\n',
      '# The of to and by with\n',
      '- The pods run in A, B and C\n- The cells of A, B and C fail alone\n- Traffic goes to B and C when A is down, and to A, C when B is\n',
      'The pods of A and B take over, A at 60 % and B at 40 %; C waits for A.',
      '1. law (dataset tag cn → Hua) 2. data locality 3. queue time 4. price',
      'same binary for live and replay, version stamped, no Python copy any more',
    ])
      assert.equal(isRefused(text), false, text);
  });

  it('make a whole document count nothing where they are most of it, its code and tables included', () => {
    const code = '```sql\nSELECT 1\n```';
    const signal = { code: { language: 'sql', order: [{ text: 'SELECT 1' }] } } as const;
    const soup = [1, 2, 3, 4, 5, 6].map((from) => shuffled(paragraph, from));
    assert.equal(checkSignals([...soup, code].join('\n\n'), [signal], 'code').finding, 'missing');
    assert.equal(checkSignals([...soup, asTable(cells)].join('\n\n'), ['rollback']).signals[0]?.refused, 'scrambled');
    assert.equal(checkSignals([...soup.slice(2), code].join('\n\n'), [signal], 'code').finding, 'found');
    assert.equal(checkSignals([...soup, ...soup.map(() => paragraph), paragraph, code].join('\n\n'), [signal], 'code').finding, 'found');
  });

  it('are not taken for such in terse notes of a document that else reads as written', () => {
    const notes =
      '- full day km → one ticket, not four (three scores)\n- km since noon → PSI 0.15 → ticket: rollback\n- at limit → nothing!!\n- × 1.6 p4 → fires\n';
    assert.equal(isRefused(notes), true);
    assert.equal(checkSignals(notes, ['rollback']).signals[0]?.refused, 'scrambled');
    assert.equal(checkSignals([paragraph, paragraph, notes].join('\n\n'), ['rollback', 'psi']).finding, 'found');
    assert.equal(
      checkSignals([paragraph, notes, shuffled(`${paragraph} ${paragraph}`, 3)].join('\n\n'), ['rollback', 'psi']).finding,
      'missing',
    );
  });
});

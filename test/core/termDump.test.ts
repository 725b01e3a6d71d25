import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { isTermDump } from '../../src/core/evidence/termDump';
import { buildForeignText } from '../../src/core/reading/foreignText';
import { checkSignals } from './checkOne';
import { smallLexicon } from './smallLexicon';

const terms = smallLexicon.concepts.slice(0, 12).map(({ id }) => id.replaceAll('-', ' '));
const numbers = ['5 %', '10 minutes', '12 pods', '20 GB'];
const heap = [...terms, ...numbers, ...terms.map((term) => `${term} p99`), '900 requests/s', '$400'];

const FORMS: Readonly<Record<string, (items: readonly string[]) => string>> = {
  'one line': (items) => `${items.join(', ')}.`,
  'a sentence each': (items) => items.map((item) => `${item.charAt(0).toUpperCase()}${item.slice(1)}.`).join(' '),
  bullets: (items) => items.map((item) => `- ${item}`).join('\n'),
  'bullets with numbers': (items) => items.map((item, at) => `- ${item}: ${numbers[at % 4] ?? ''}`).join('\n'),
  'a table of terms and values': (items) =>
    ['| Term | Value |', '|---|---|', ...items.map((item, at) => `| ${item} | ${numbers[at % 4] ?? ''} |`)].join('\n'),
};

const answer =
  'The canary takes 5 % of the requests for an hour, because a share that small costs $40 when it goes wrong. If p99 latency exceeds 50 ms for 5 minutes, ' +
  'the gateway sends all traffic back to the previous version and pages the on-call engineer, who writes down what happened. The team looks at the drift of ' +
  'the twelve most important features every Monday, with PSI against the training data; over 0.2 on two days in a row someone opens a ticket. Retraining ' +
  'takes 3 hours on 4 GPUs, so it runs at night, and its candidate goes through the same gate as a change of code. We keep 3 versions in the registry.';

describe('a heap of terms', () => {
  for (const [form, write] of Object.entries(FORMS))
    it(`is seen in the form of ${form}`, () => {
      const text = write(heap);
      assert.equal(isTermDump(parseDesignDoc(text), smallLexicon, undefined), true, text);
      assert.equal(checkSignals(text, ['canary'], 'document').finding, 'missing');
    });

  it('is not seen in an answer, nor in one that ends in a short list of terms', () => {
    for (const text of [answer, `${answer}\n\nTools: ${terms.slice(0, 4).join(', ')}.`])
      assert.equal(isTermDump(parseDesignDoc(text), smallLexicon, undefined), false);
  });

  it('leaves an answer as it is that has a glossary of any length beside it', () => {
    const glossary = Array.from({ length: 40 }, () => terms.map((term) => `- ${term}`)).flat();
    const text = `${answer}\n\n## Glossary\n\n${glossary.join('\n')}\n`;
    assert.equal(isTermDump(parseDesignDoc(text), smallLexicon, undefined), false);
  });

  it('is not seen in an outline of fragments, each with words of its own', () => {
    const firsts = 'Freeze Label Mirror Schedule Rehearse Document Inspect Throttle Archive Sign Replay Publish'.split(' ');
    const lasts = 'nightly Dublin lunch twice tenant board rack paper tier keys Tuesday wiki'.split(' ');
    const notes =
      'auditor present, glacier storage, spare badge, second shift, frozen schema, quiet hours, seven racks, loose copy, vendor hotline, internal page, letter box, open door'.split(
        ', ',
      );
    const outline = terms.map(
      (term, at) => `- ${firsts[at] ?? ''} ${term} ${lasts[at] ?? ''} ${notes[at] ?? ''}, ${numbers[at % 4] ?? ''}`,
    );
    assert.equal(isTermDump(parseDesignDoc(outline.join('\n')), smallLexicon, undefined), false);
  });

  it('is seen at any length', () => {
    const line = `${heap.join(', ')}.`;
    const again = Array.from({ length: 240 }, (_, turn) => line.replaceAll(/\d/g, (digit) => String((Number(digit) + turn) % 10)));
    assert.equal(isTermDump(parseDesignDoc(again.join('\n\n')), smallLexicon, undefined), true);
  });

  it('is not seen in steps with limits, nor in tables that say what follows from them', () => {
    const metrics = ['p99 latency', 'error rate', 'drift', 'null rate', 'data quality', 'latency'];
    const steps = metrics.map((metric, at) => `- ${metric} > ${at + 2} % → page → rollback`);
    const rows = metrics.map((metric, at) => `| ${metric} | > ${at + 2} % | ${at + 4} minutes | on-call | rollback |`);
    const table = ['| Metric | Limit | Window | Who | Then |', '|---|---|---|---|---|', ...rows];
    for (const lines of [steps, table, [...steps, '', ...table]])
      assert.equal(isTermDump(parseDesignDoc(lines.join('\n')), smallLexicon, undefined), false, lines.join('\n'));
  });

  it('is judged by what the writer added, not by the task above it', () => {
    const text = `${answer}\n\n${heap.join(', ')}.`;
    assert.equal(isTermDump(parseDesignDoc(text), smallLexicon, buildForeignText([answer])), true);
  });

  it('needs enough of it: a note of few terms may stand', () => {
    fc.assert(
      fc.property(fc.subarray(terms, { maxLength: 7 }), (few) => {
        assert.equal(isTermDump(parseDesignDoc(few.map((term) => `- ${term} 5 %`).join('\n')), smallLexicon, undefined), false);
      }),
    );
  });
});

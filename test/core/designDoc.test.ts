import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check, compileRubric } from '../../src/core/evidence/check';
import { parseDesignDoc, type DesignDoc } from '../../src/core/document/designDoc';
import { buildForeignText } from '../../src/core/reading/foreignText';
import { smallLexicon } from './smallLexicon';

const unitsOf = (doc: DesignDoc) =>
  doc.blocks.flatMap((block) => block.body.units.map((unit) => doc.text.slice(block.offset + unit.from, block.offset + unit.to)));

/** Pieces of Markdown that meet each other in every way. */
const piece = fc.oneof(
  fc.constantFrom(
    '# Rollback\n',
    '## Plan\n',
    'Title\n===\n',
    '- item\n',
    '  - inner\n',
    '1. first\n',
    '> quote\n',
    '\n',
    '\n\n',
    '    ',
    '```yaml\n',
    'a: 1\n',
    '```\n',
    '---\n',
    '| a | b |\n|---|---|\n',
    '| 5 ms | canary |\n',
    '<!-- note -->',
    '<details>\n',
    '</details>\n',
    'p99 > 50 ms for 5 min, ',
    'we roll back. ',
    'canary 5 % → 25 %; ',
    '[link](http://a.b) ',
    '**bold** ',
    '`code` ',
    '\r\n',
    '\t',
    '[ref]: x\n',
    '~~~\n',
    '- [ ] task\n',
    '*',
    '_',
    '[',
    '](',
    '<',
    '&lt;',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
/** Only what is longer than some lines is read from the parse before. */
const line = 'Plain words that fill a line, so that there is something to be used again by the next parse.\n';
const markdown = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
const longMarkdown = fc.array(fc.oneof(piece, fc.constantFrom(line, `${line}\n`)), { maxLength: 80 }).map((parts) => parts.join(''));

describe('parseDesignDoc', () => {
  it('cuts sentences at full stops, but not at decimals, abbreviations or versions', () => {
    const doc = parseDesignDoc('The p99 is 1.5 s, e.g. at 2 a.m. on v1.2.3. Then it falls. Is it gone? Yes!');
    assert.deepEqual(unitsOf(doc), ['The p99 is 1.5 s, e.g. at 2 a.m. on v1.2.3.', 'Then it falls.', 'Is it gone?', 'Yes!']);
  });

  it('keeps list items, table rows and headings apart, and leaves comments and front matter out', () => {
    const doc = parseDesignDoc('---\ntitle: x\n---\n# Plan\n\n<!-- guidance -->\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
    assert.deepEqual(unitsOf(doc), ['Plan', 'one', 'two', 'a | b |', '1 | 2 |']);
    assert.deepEqual(
      doc.sections.map((section) => section.heading),
      ['Plan'],
    );
  });

  it('reads setext headings, CRLF, HTML blocks and quotes', () => {
    const doc = parseDesignDoc('Plan\r\n====\r\n\r\n<p>We roll back.</p>\r\n<p>We alert.</p>\r\n\r\n> We watch p99.\r\n');
    assert.deepEqual(unitsOf(doc), ['Plan', 'We roll back.', 'We alert.', 'We watch p99.']);
  });

  it('gives the content of a fence with the place of each line, also in a list', () => {
    const text = '- step\n\n  ```Dockerfile\n  FROM python\n  COPY . .\n  ```\n';
    const block = parseDesignDoc(text).blocks.find((each) => each.body.fence !== undefined);
    const fence = block?.body.fence;
    assert.ok(fence);
    assert.equal(fence.language, 'dockerfile');
    assert.equal(fence.content, 'FROM python\nCOPY . .');
    assert.deepEqual(
      fence.lineStarts.map((start) => text.slice(block.offset + start).slice(0, 4)),
      ['FROM', 'COPY'],
    );
  });

  it('knows the lead-in of a list and the sections that enclose a block', () => {
    const doc = parseDesignDoc('# A\n\n## B\n\nWe roll back when:\n\n- p99 > 50 ms\n\n## C\n\nEnd.\n');
    assert.deepEqual(
      doc.blocks.map((block) => block.leadIn),
      [-1, -1, -1, 2, -1, -1],
    );
    assert.deepEqual(
      doc.sections.map(({ parent, heading }) => [heading, parent]),
      [
        ['A', -1],
        ['B', 0],
        ['C', 0],
      ],
    );
    assert.equal(doc.text.slice(doc.sections[1]?.from, doc.sections[1]?.to).startsWith('## B'), true);
  });

  it('gives ranges that lie in the text and hold the tokens they claim', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const doc = parseDesignDoc(text);
        for (const { offset, body } of doc.blocks) {
          for (const unit of body.units) {
            for (const token of unit.tokens) {
              assert.ok(offset + token.from < offset + token.to && offset + token.to <= text.length);
              if (token.kind !== 'mark') assert.equal(text.slice(offset + token.from, offset + token.to).replaceAll('’', "'"), token.raw);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads the paragraph above a table afresh when the table is none any more', () => {
    const before = `${'A line of some length. '.repeat(10)}\n\nWe watch it.\n| a | b |\n|--|-`;
    const after = `${before.slice(0, -2)}--`;
    assert.deepEqual(parseDesignDoc(after, parseDesignDoc(before)).blocks, parseDesignDoc(after).blocks);
    assert.deepEqual(parseDesignDoc(before, parseDesignDoc(after)).blocks, parseDesignDoc(before).blocks);
  });

  it('reads a table whose header is empty', () => {
    assert.deepEqual(unitsOf(parseDesignDoc('|  |  |\n|---|---|\n| a | b |\n')), ['a | b |']);
  });

  it('gives the same after any sequence of edits as when read afresh', () => {
    const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 30 }), put: markdown });
    const rubric = compileRubric(
      [
        { id: 'one', evidence: { anyOf: [{ in: 'section', need: ['rollback', { number: 'any' }], half: ['canary'] }] } },
        {
          id: 'two',
          evidence: {
            anyOf: [
              { in: 'neighbours', need: [{ phrase: 'roll back' }, { metric: 'any', threshold: 'any', window: 'any' }] },
              { in: 'document', need: [{ table: { columns: ['canary'], rows: 1 } }, { oneOf: [{ phrase: 'item' }, 'canary'] }] },
            ],
          },
        },
        { id: 'three', evidence: { anyOf: [{ in: 'code', need: [{ code: { language: 'yaml', order: [{ key: 'a' }] } }] }] } },
      ],
      smallLexicon,
    );
    const given = buildForeignText(['We roll back. canary 5 % → 25 %; p99 > 50 ms for 5 min,', 'item', 'a: 1']);
    fc.assert(
      fc.property(longMarkdown, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let doc = parseDesignDoc(start);
        for (const { at, cut, put } of edits) {
          const from = at % (doc.text.length + 1);
          const text = doc.text.slice(0, from) + put + doc.text.slice(from + cut);
          doc = parseDesignDoc(text, doc);
          const fresh = parseDesignDoc(text);
          assert.deepEqual(doc.blocks, fresh.blocks);
          assert.deepEqual(doc.sections, fresh.sections);
          assert.deepEqual(check(doc, rubric), check(fresh, rubric));
          assert.deepEqual(check(doc, rubric, new Map(), given), check(fresh, rubric, new Map(), given));
        }
      }),
      { numRuns: 200 },
    );
  });
});

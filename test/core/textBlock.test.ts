import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTextBlocks, parseTextPieces } from '../../src/core/document/textBlock';

describe('A text as blocks', () => {
  it('tells headings, paragraphs, lists, tables and fences apart', () => {
    const text =
      '### Why\nOne line\nand its end.\n- a\n  - b\n    goes on\n\n| x | y |\n|---|--:|\n| 1 | `a\\|b` |\n\n~~~~python\n```\nx = 1\n~~~~\nafter';
    assert.deepEqual(parseTextBlocks(text), [
      { kind: 'heading', text: 'Why' },
      { kind: 'paragraph', text: 'One line and its end.' },
      {
        kind: 'list',
        ordered: false,
        items: [
          { text: 'a', depth: 0 },
          { text: 'b goes on', depth: 1 },
        ],
      },
      { kind: 'table', head: ['x', 'y'], rows: [['1', '`a|b`']] },
      { kind: 'code', language: 'python', content: '```\nx = 1' },
      { kind: 'paragraph', text: 'after' },
    ]);
  });

  it('keeps every word of any text, markup and all', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', '<', '>', '&', '"', ' ', '.'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const letters = (text: string) => text.replace(/[\s>]/g, '');
        assert.equal(
          letters(
            JSON.stringify(
              parseTextBlocks(lines.join('\n'))
                .map((block) => ('text' in block ? block.text : ''))
                .join(''),
            ),
          ),
          letters(JSON.stringify(lines.join(''))),
        );
      }),
    );
  });

  it('ends on any text', () => {
    const unit = fc.constantFrom('`', '~', '#', '-', '|', '*', '1.', ' ', '\n', 'a', '>', '\t', '\\', ':');
    fc.assert(fc.property(fc.string({ unit, maxLength: 60 }), (text) => assert.ok(Array.isArray(parseTextBlocks(text)))));
  });
});

describe('A line as pieces', () => {
  it('marks code, strong and emphasis, and leaves open marks and sums alone', () => {
    assert.deepEqual(parseTextPieces('a `b*c*` **d** _e_ 2*3*4 **open'), [
      { kind: 'text', text: 'a ' },
      { kind: 'code', text: 'b*c*' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'e' },
      { kind: 'text', text: ' 2*3*4 **open' },
    ]);
  });
});

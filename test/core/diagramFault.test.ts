import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DiagramError } from '../../src/core/diagram/diagramGraph';
import { cleanSource } from '../../src/diagrams/cleanSource';
import { readMermaid } from '../../src/diagrams/mermaidPackage';
import { parseMermaid } from '../../src/diagrams/parseMermaid';

async function errorOf(source: string): Promise<DiagramError> {
  const result = await parseMermaid(source);
  assert('error' in result, 'it parses');
  return result.error;
}

/** The text an error underlines. */
function underlined(source: string, { line, column, endColumn }: DiagramError): string {
  return source.split(/\r\n?|\n/)[line]?.slice(column, endColumn) ?? '';
}

describe('A broken Mermaid block says where', function () {
  this.timeout(60_000); // the package is loaded once

  const cases: readonly (readonly [says: string, source: string, line: number, text: string, fault: DiagramError['fault']['kind']])[] = [
    ['a grammar error marks the token that does not fit', 'flowchart LR\n  A -> B\n', 1, '-', 'unexpected'],
    ['an arrow to nowhere is marked at its end', 'stateDiagram-v2\n  A -->\n  B --> C\n', 1, '>', 'unfinished'],
    ['a word that the grammar reserves is marked itself', 'flowchart LR\n  A --> end\n', 1, 'end', 'unexpected'],
    ['a bracket in a label is marked itself', 'flowchart LR\n  A(x (y)) --> B\n', 1, '(', 'unexpected'],
    ['a line that stops early is marked at its end', 'sequenceDiagram\n  A->>B hello\n  B->>A: hi\n', 1, 'o', 'unfinished'],
    ['what is never closed is marked where it opens', 'flowchart LR\n  A[hello --> B\n  C --> D\n', 1, 'hello --> B', 'unclosed'],
    ['a frame without its end is marked at the last line', 'sequenceDiagram\n  alt x\n  A->>B: hi\n\n', 2, 'A->>B: hi', 'unclosed'],
    ['a lexer error marks the rest of the line', 'flowchart LR\n  A --> B)\n  C --> D\n', 1, ')', 'unreadable'],
    ['a lexer error on the heading marks the direction', 'flowchart XX\n  A --> B\n', 0, ' XX', 'unreadable'],
    ['the other parsers give a token', 'pie\n  "GPU" 60\n', 1, '60', 'unexpected'],
    ['the other lexers give an offset', 'pie\n  GPU : 60\n', 1, 'GPU', 'unreadable'],
    ['the other parsers at the end of a line', 'architecture-beta\n  foo\n', 1, 'o', 'unfinished'],
    ['a complaint without a place is found by the words it quotes', 'gitGraph\n  commit\n  checkout foo\n', 2, 'checkout foo', 'refused'],
    [
      'a complaint about a participant marks the line that deactivates it',
      'sequenceDiagram\n  A->>B: hi\n  deactivate A\n',
      2,
      'deactivate A',
      'refused',
    ],
    ['a word that is no kind of diagram is marked itself', '\n%% hm\nflowchar LR\n A-->B\n', 2, 'flowchar', 'unknownKind'],
    ['front matter that is no YAML marks its line', '---\ntitle: "x\n---\nflowchart LR\nA-->B\n', 2, '---', 'frontMatter'],
    ['front matter that does not close marks its first line', '---\ntitle: x\nflowchart LR\nA-->B\n', 0, '---', 'frontMatter'],
    ['nothing at all is the first line', '\n\n', 0, '', 'empty'],
  ];
  for (const [says, source, line, text, kind] of cases) {
    it(says, async () => {
      const error = await errorOf(source);
      assert.deepEqual([error.line, underlined(source, error), error.fault.kind], [line, text, kind], JSON.stringify(error));
    });
  }

  it('and a text longer than what is drawn is too large', async () => {
    const error = await errorOf(`flowchart LR\n${'A --> B\n'.repeat(7000)}`);
    assert.deepEqual([error.fault.kind, error.line], ['tooLarge', 0]);
  });

  it('and so is one that is mostly blank lines', async () => {
    assert.equal((await errorOf(`flowchart LR\n${' \n'.repeat(20_000)}A --> B`)).fault.kind, 'tooLarge');
  });

  const lineBreak = fc.constantFrom('\n', '\r\n');
  const comment = fc.constantFrom('%% a comment', '  %% [ "unbalanced', '%%', '%% A --> B');
  const above = fc.tuple(
    fc.constantFrom('', '---\ntitle: Canary\n---\n', '  ---\n  title: x\n  ---\n\n\n', '---\nconfig:\n  theme: dark\n---\n'),
    fc.array(
      fc.constantFrom(
        '',
        '   ',
        '%%{init: {"theme": "dark"}}%%',
        '%%{ init: {\n "flowchart": {"curve": "linear"}\n} }%%',
        '%% note',
        '%%{wrap}%%',
      ),
      { maxLength: 5 },
    ),
  );
  const between = fc.array(fc.oneof(comment, fc.constantFrom('', '  A --> B', '  C["5 #gt; 4 <b id="x">ok</b>"] --> D')), {
    maxLength: 6,
  });
  const source = fc.tuple(above, between, between, lineBreak).map(([[matter, lines], before, after, newline]) => {
    const start = `${matter}${lines.map((text) => `${text}\n`).join('')}flowchart LR\n${before.map((text) => `${text}\n`).join('')}`;
    const end = `\n${after.join('\n')}`;
    const broken = '  X["#quot;"] -> Y';
    return { text: `${start}${broken}${end}`.replace(/\n/g, newline), line: start.split('\n').length - 1, column: broken.indexOf('->') };
  });

  it('on the right line and column below anything that Mermaid drops (property)', async () => {
    await fc.assert(
      fc.asyncProperty(source, async ({ text, line, column }) => {
        const error = await errorOf(text);
        assert.deepEqual([error.line, error.column], [line, column], JSON.stringify(error));
      }),
      { numRuns: 200 },
    );
  });

  it('in the text that the package itself would parse (property)', async () => {
    const pieces = fc.constantFrom(
      '---\n',
      'title: x\n',
      '%%{init: {}}%%',
      '%% hm\n',
      '%%',
      '<b id="x">',
      '#quot;',
      '#35;',
      'style A fill:#fff;',
      '\r\n',
      '\r',
      '\n',
      ' ',
      'A',
      '-->',
      'B',
      '[x]',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const text = `mindmap\n  root\n    ${parts.join('')}`;
        const read = await readMermaid(text).catch(() => undefined);
        if (read !== undefined) assert.equal(`${cleanSource(text).text}\n`, read.text);
      }),
      { numRuns: 300 },
    );
  });

  it('and never throws, whatever the text (property)', async () => {
    const kinds = fc.constantFrom(
      'flowchart LR',
      'sequenceDiagram',
      'stateDiagram-v2',
      'erDiagram',
      'classDiagram',
      'gantt',
      'timeline',
      'C4Context',
      'mindmap',
      'pie',
      '---',
      '',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom('A', '-->', '[', ']', '(', '"', '\n', ' ', ':', '|', 'end', '%%', '{', '}', '#', ';', '->>', '&', '*'), {
          maxLength: 30,
        })
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(kinds, texts, async (kind, rest) => {
        const text = `${kind}\n${rest}`;
        const result = await parseMermaid(text);
        const lines = text.split(/\r\n?|\n/);
        if ('error' in result) {
          const { line, column, endColumn = column } = result.error;
          assert(
            line >= 0 && line < lines.length && column >= 0 && column <= endColumn && endColumn <= (lines[line]?.length ?? 0),
            JSON.stringify(result.error),
          );
        } else {
          for (const { line = 0 } of [...result.graph.nodes, ...result.graph.edges]) assert(line >= 0 && line < lines.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

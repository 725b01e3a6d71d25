import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDiagramSnippet, readFencePlace } from '../../src/core/diagram/diagramSnippet';

/** What an editor inserts of a snippet whose stops are left as they are. */
function inserted(snippet: string): string {
  return snippet.replace(/\\([\\$}])|\$\{\d+:(\?)\}|\$0$/g, (_, escaped?: string, gap?: string) => escaped ?? gap ?? '');
}

describe('A diagram as a snippet', () => {
  it('has a stop for every gap, and none at the end of a question', () => {
    assert.equal(
      buildDiagramSnippet('flowchart LR\n  a -->|"? %"| b["Passes when: ?"]\n  b --> c{Told?}\n', false),
      'flowchart LR\n  a -->|"${1:?} %"| b["Passes when: ${2:?}"]\n  b --> c{Told?\\}$0',
    );
  });

  it('brings its fence where there is none', () => {
    assert.equal(buildDiagramSnippet('flowchart LR\n  a --> b', true), '```mermaid\nflowchart LR\n  a --> b\n```\n$0');
  });

  it('inserts the diagram as it is when no stop is filled', () => {
    const text = fc.stringMatching(/^[a-zA-Z?$}{\\ "|:%[\]\n-]{0,80}$/);
    fc.assert(fc.property(text, (mermaid) => assert.equal(inserted(buildDiagramSnippet(mermaid, false)), mermaid.trimEnd())));
  });
});

describe('The place of a line', () => {
  const lines = ['text', '```mermaid', '', '```', 'text', '```mermaid', 'flowchart LR', '', '```', '~~~', '```', '~~~', 'text'];
  const places = lines.map((_, line) => readFencePlace(lines, line));

  it('is text outside of fences, an empty diagram in a fence without content, and code elsewhere', () => {
    assert.deepEqual(places, [
      'text',
      'code',
      'empty-diagram',
      'code',
      'text',
      'code',
      'empty-diagram',
      'code',
      'code',
      'code',
      'code',
      'code',
      'text',
    ]);
  });

  it('is an empty diagram while its first line is typed, also where the fence has no end yet', () => {
    assert.equal(readFencePlace(['```mermaid', 'dia'], 1), 'empty-diagram');
  });
});

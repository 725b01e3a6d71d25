import assert from 'node:assert/strict';
import type { DiagramGraph } from '../../src/core/diagram/diagramGraph';
import { findDiagramHints } from '../../src/core/diagram/diagramHint';
import { describeDiagramError } from '../../src/words/diagramError';
import { describeDiagramHint } from '../../src/words/diagramHintWords';

/** A flowchart from arrows like `A -> B: label`, and single names for nodes without one. */
function flowchart(...lines: readonly string[]): DiagramGraph {
  const edges = lines.flatMap((line, index) => {
    const [, from, to, label = ''] = /^(.+) -> ([^:]+)(?:: (.+))?$/.exec(line) ?? [];
    return from === undefined || to === undefined ? [] : [{ from, to, label, line: index }];
  });
  const names = new Set([...edges.flatMap(({ from, to }) => [from, to]), ...lines.filter((line) => !line.includes('->'))]);
  return { kind: 'flowchart', nodes: [...names].map((name) => ({ id: name, label: name })), edges, labels: [] };
}

const asksForBranch = {
  id: 'way-back',
  evidence: { anyOf: [{ in: 'diagram' as const, need: [{ branch: { labels: ['pass', 'fail'] } }] }] },
};
const asksForNode = { id: 'canary', evidence: { anyOf: [{ in: 'diagram' as const, need: [{ node: 'canary' }] }] } };

describe('Diagram hints', () => {
  it('are none for a diagram that is complete', () => {
    const graph = flowchart('gate -> canary: yes', 'gate -> rollback: no');
    assert.deepEqual(findDiagramHints([graph], [flowchart('gate -> ?')], [asksForBranch]), []);
  });

  it('name a gap of the template that still stands, once', () => {
    const template = flowchart(
      'gate -> ? what fills up first',
      'gate -> Passes when: ?',
      'Is it ok? -> a: yes',
      'Is it ok? -> b: no',
      'gate -> Who repairs it?',
    );
    const answer = flowchart(
      'gate -> ? what fills up first',
      'other -> ? what fills up first',
      'gate -> Passes when: p99 < 50 ms?',
      'Is it ok? -> a: yes',
    );
    assert.deepEqual(findDiagramHints([answer], [template], []), [{ kind: 'gap', diagram: 0, label: '? what fills up first' }]);
  });

  it('leave the questions of the author alone', () => {
    assert.deepEqual(findDiagramHints([flowchart('p99 below 50 ms? -> live')], [flowchart('gate -> ?')], []), []);
  });

  it('name a node without an arrow, unless an arrow leads to its group or nothing is linked yet', () => {
    assert.deepEqual(findDiagramHints([flowchart('a -> b', 'alone')], [], []), [{ kind: 'orphan', diagram: 0, label: 'alone' }]);
    assert.deepEqual(findDiagramHints([flowchart('one', 'two')], [], []), []);
    const grouped: DiagramGraph = {
      ...flowchart('a -> side'),
      nodes: [
        { id: 'a', label: 'a' },
        { id: 'side', label: 'side', group: true },
        { id: 'inner', label: 'inner', parent: 'side' },
      ],
    };
    assert.deepEqual(findDiagramHints([grouped], [], []), []);
  });

  it('miss a fork only where the rubric asks for one', () => {
    const straight = flowchart('train -> canary', 'canary -> live');
    assert.deepEqual(findDiagramHints([straight], [], [asksForNode, asksForBranch]), [
      { kind: 'noBranch', diagram: 0, criterion: 'way-back' },
    ]);
    assert.deepEqual(findDiagramHints([straight], [], [asksForNode]), []);
    assert.deepEqual(findDiagramHints([], [], [asksForBranch]), []);
  });

  it('are three at most, one of each kind first', () => {
    const template = flowchart('a -> ?', 'a -> b: ?', '...');
    const hints = findDiagramHints([template, flowchart('c -> d', 'alone')], [template], [asksForBranch]);
    assert.deepEqual(
      hints.map(({ kind }) => kind),
      ['noBranch', 'gap', 'orphan'],
    );
  });

  it('speak gently', () => {
    assert.equal(
      describeDiagramHint({ kind: 'orphan', diagram: 0, label: 'Log' }),
      'Nothing leads to "Log" or away from it: what does it take part in?',
    );
  });
});

describe('A diagram error in words', () => {
  const sentence = (fault: Parameters<typeof describeDiagramError>[0]['fault'], message = ''): string =>
    describeDiagramError({ fault, message, line: 0, column: 0 });

  it('says what to write', () => {
    assert.equal(sentence({ kind: 'unexpected', found: '-', expected: ['LINK', 'NEWLINE'] }), '"-" is no arrow here: write "-->".');
    assert.equal(sentence({ kind: 'unfinished', expected: ['TXT'] }), 'This line stops early: ":" and a text is missing.');
    assert.equal(sentence({ kind: 'unclosed', expected: ['NEWLINE', 'end'] }), 'A block is still open here: "end" is missing.');
    assert.equal(
      sentence({ kind: 'unexpected', found: '(', expected: ['SQE', 'PE', 'TEXT'] }),
      '"(" ends the label here: put the whole label in double quotes, as in A["text (more)"].',
    );
  });

  it('keeps the reason of a refusal', () => {
    assert.equal(
      sentence({ kind: 'refused' }, 'Trying to inactivate an inactive participant (A)'),
      '"A" is not active here: remove this, or activate it before.',
    );
    assert.equal(sentence({ kind: 'refused' }, 'Edge limit exceeded'), 'Edge limit exceeded.');
  });

  it('cuts what it quotes to one short line', () => {
    assert.equal(sentence({ kind: 'unexpected', found: `${'x'.repeat(50)}\ny`, expected: [] }), `"${'x'.repeat(29)}…" does not fit here.`);
  });
});

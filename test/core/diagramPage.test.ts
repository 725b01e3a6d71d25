import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { findDiagramBlocks, nearestDiagram } from '../../src/core/diagram/diagramBlock';
import { parseFromDiagramPage } from '../../src/core/diagram/diagramPageMessage';
import { fitZoom, scrollAfterZoom, stepZoom, wheelZoom } from '../../src/core/diagram/diagramZoom';
import { diagramPageWords } from '../../src/words/diagramPageWords';

describe('The Draw page', () => {
  it('steps to the next larger or smaller zoom, also from between two steps', () => {
    assert.deepEqual([stepZoom(1, 1), stepZoom(1, -1), stepZoom(1.05, 1), stepZoom(1.05, -1)], [1.1, 0.9, 1.1, 1]);
    assert.deepEqual([stepZoom(8, 1), stepZoom(0.1, -1)], [8, 0.1]);
  });

  it('fits a drawing into view and never enlarges it', () => {
    assert.equal(fitZoom({ width: 1000, height: 400 }, { width: 500, height: 400 }), 0.5);
    assert.equal(fitZoom({ width: 100, height: 100 }, { width: 500, height: 400 }), 1);
    assert.equal(fitZoom({ width: 0, height: 0 }, { width: 500, height: 400 }), 1);
  });

  it('keeps what is under the pointer there (property)', () => {
    const zoom = fc.double({ min: 0.1, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 800 }), zoom, zoom, (scroll, pointer, before, after) => {
        const next = scrollAfterZoom(scroll, pointer, before, after);
        const [there, here] = [(scroll + pointer) / before, (next + pointer) / after];
        assert(next === 0 || Math.abs(there - here) < 1e-6 * Math.max(there, 1));
      }),
    );
  });

  it('zooms by the wheel within bounds, and back by the same turn', () => {
    assert(wheelZoom(1, -100) > 1);
    assert(Math.abs(wheelZoom(wheelZoom(1, -100), 100) - 1) < 1e-9);
    assert.deepEqual([wheelZoom(8, -1e9), wheelZoom(0.1, 1e9)], [8, 0.1]);
  });

  it('is told only messages that it can send', () => {
    assert.deepEqual(parseFromDiagramPage({ kind: 'reveal', line: 3 }), { kind: 'reveal', line: 3 });
    assert.equal(parseFromDiagramPage({ kind: 'reveal', line: -1 }), undefined);
    assert.equal(parseFromDiagramPage({ kind: 'reveal', line: 3, command: 'rm' }), undefined);
    assert.equal(parseFromDiagramPage('ready'), undefined);
  });

  it('names the line of the document that is wrong', () => {
    assert.equal(
      diagramPageWords
        .problem({ fault: { kind: 'empty' }, message: '', line: 0, column: 0 }, 11)
        .startsWith('Line 12: This diagram is empty'),
      true,
    );
  });
});

describe('The diagrams of a document', () => {
  const text =
    '# Plan\n\n## Rollout\n\n```mermaid\nflowchart LR\n  A --> B\n```\n\nText.\n\n```sql\nselect 1\n```\n\n- item\n\n  ```mermaid\n  pie\n  ```\n';
  const diagrams = findDiagramBlocks(parseDesignDoc(text));

  it('are its Mermaid fences, each with its section and where its lines begin', () => {
    assert.deepEqual(
      diagrams.map(({ content, heading }) => [content, heading]),
      [
        ['flowchart LR\n  A --> B', 'Rollout'],
        ['pie', 'Rollout'],
      ],
    );
    assert.deepEqual(
      diagrams.flatMap(({ lineStarts }) => lineStarts.map((start) => text.slice(start).split('\n', 1)[0])),
      ['flowchart LR', '  A --> B', 'pie'],
    );
  });

  it('are found at a place, inside or nearest', () => {
    assert.equal(nearestDiagram(diagrams, 0), 0);
    assert.equal(nearestDiagram(diagrams, text.indexOf('A --> B')), 0);
    assert.equal(nearestDiagram(diagrams, text.indexOf('item')), 1);
    assert.equal(nearestDiagram([], 5), -1);
  });
});

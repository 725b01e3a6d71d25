import assert from 'node:assert/strict';
import { findConceptsAt } from '../../src/core/reading/conceptAt';
import { buildDiagramSnippet } from '../../src/core/diagram/diagramSnippet';
import { parseMermaid } from '../../src/diagrams/parseMermaid';
import { conceptDocument, conceptParagraphs } from '../../src/words/conceptWords';
import { complete, content, vocabulary } from './repository';

const LINE = 'After the shadow deployment, a canary release goes to 5 % of users; PSI > 0.2 pages the on-call engineer.';

function termsAt(word: string): string[] {
  const named = findConceptsAt(vocabulary.index, LINE, LINE.indexOf(word) + 1);
  return (named?.concepts ?? []).map((at) => content.lexicon.concepts[at]?.id ?? '');
}

describe('A term in a line', () => {
  it('is the concept of the longest wording at that place', () => {
    assert.deepEqual(termsAt('deployment'), ['shadow-deployment']);
    assert.deepEqual(termsAt('canary'), ['canary-deployment']);
    assert.deepEqual(termsAt('PSI'), ['psi']);
  });

  it('is none where the words name nothing', () => {
    assert.deepEqual(termsAt('After'), []);
    assert.equal(findConceptsAt(vocabulary.index, '', 0), undefined);
  });
});

describe('The text of a concept', () => {
  it('says what it is, when to mention it and what to say with it', () => {
    const psi = content.lexicon.concepts.find(({ id }) => id === 'psi');
    assert.ok(psi);
    const [term, what, when, say] = conceptParagraphs(psi);
    assert.match(term ?? '', /^P/);
    assert.equal(what, psi.what);
    assert.equal(when, `When to mention it: ${psi.when}`);
    assert.equal(say, `What to say with it: ${psi.say}`);
    assert.match(
      conceptDocument(psi, ['Evidently']),
      /^# P.+\n\n.+\n\nWhen to mention it: .+\n\nWhat to say with it: .+\n\nTools that give it: Evidently\./,
    );
  });

  it('adds what a tool does in the problem at hand', () => {
    const [pipeline] = complete;
    const [tool] = pipeline?.source.tools ?? [];
    const concept = content.lexicon.concepts.find(({ term }) => term === tool?.tool);
    assert.ok(tool && concept);
    assert.equal(conceptParagraphs(concept, tool).at(-1), `${tool.tool} here: ${tool.say}`);
  });
});

describe('The diagrams to start from', () => {
  const { diagrams } = complete[0]?.practice.aids ?? { diagrams: [] };

  it('are those that MLOps designs need again and again', () => {
    assert.deepEqual(
      diagrams.map(({ id }) => id),
      ['canary-split', 'shadow', 'feature-store', 'drift-loop', 'retraining-trigger', 'rollback-path', 'incident-timeline'],
    );
  });

  for (const { id, mermaid } of diagrams) {
    it(`${id} parses, and leaves gaps to fill`, async function () {
      this.timeout(60_000); // the first one loads Mermaid
      const result = await parseMermaid(mermaid.trimEnd());
      assert.ok('graph' in result, JSON.stringify(result));
      assert.ok((buildDiagramSnippet(mermaid, true).match(/\$\{\d+:\?\}/g) ?? []).length >= 2);
    });
  }

  it('count nothing as they stand', () => {
    for (const { rubric } of complete)
      for (const { mermaid } of diagrams)
        for (const line of mermaid.trimEnd().split('\n')) assert.ok(rubric.foreign.lines.has(line.trim()), line);
  });
});

import assert from 'node:assert/strict';
import { findConcepts } from '../../src/core/reading/conceptSearch';
import { compileInSteps, compileLexicon } from '../../src/core/reading/lexiconIndex';
import { parseTokens } from '../../src/core/document/token';

const about = { what: 'An example.', when: 'In tests.', say: 'A number.' };
const lexicon = compileLexicon({
  concepts: [
    {
      ...about,
      id: 'rollback',
      term: 'rollback',
      kind: 'action',
      also: ['undo the release'],
      together: [
        [
          ['undo', 'revert'],
          ['release', 'version'],
        ],
      ],
    },
    { ...about, id: 'serving', term: 'serving', kind: 'practice', unless: ['serves', 'serving size'] },
    { ...about, id: 'feast', term: 'Feast', kind: 'tool', abbr: ['Feast'] },
  ],
});

function concepts(text: string): string[] {
  const tokens = parseTokens(text, 0, text.length);
  return findConcepts(lexicon, tokens).map(
    ({ concept, from, to }) => `${lexicon.concepts[concept]?.id ?? ''}: ${text.slice(tokens[from]?.from, tokens[to - 1]?.to)}`,
  );
}

describe('findConcepts', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'The gateway is for serving.': ['serving: serving'],
    'It serves nobody.': [],
    'The serving size is small.': [],
    'A version is reverted.': ['rollback: version is reverted'],
    'We undo the release.': ['rollback: undo the release'],
    'A version is reverted by serving the old one.': ['rollback: version is reverted', 'serving: serving'],
    'Feast holds it, and a feast is held.': ['feast: Feast'],
  };
  for (const [text, expected] of Object.entries(cases)) it(text, () => assert.deepEqual(concepts(text), expected));

  it('stops after each concept of a lexicon that it makes ready, for a host that has other things to do', () => {
    const concepts = ['canary', 'shadow', 'drift'].map((term) => ({ ...about, id: term, term, kind: 'practice' as const }));
    const steps = compileInSteps({ concepts });
    const stops = concepts.map(() => steps.next().done);
    assert.deepEqual(stops, [false, false, false]);
    let last = steps.next();
    while (last.done !== true) last = steps.next();
    assert.deepEqual([...last.value.byId.keys()], ['canary', 'shadow', 'drift']);
  });
});

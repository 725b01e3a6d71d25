import assert from 'node:assert/strict';
import { splitSentences } from '../../src/core/document/sentence';
import { stem } from '../../src/core/document/stem';
import { parseTokens } from '../../src/core/document/token';

function sentences(text: string): string[] {
  return splitSentences(parseTokens(text, 0, text.length)).map((tokens) => text.slice(tokens[0]?.from, tokens.at(-1)?.to));
}

describe('splitSentences', () => {
  const cases: readonly (readonly string[])[] = [
    ['They call it "done".', 'Then we go.'],
    ['It stays below 5 %.', 'Then we go.'],
    ['It takes 9 ms vs. 5 ms with max. load.'],
    ['It takes no. 5.', 'Then it ends.'],
    ['Load hits the max.', 'Then it falls.'],
    ['We log users, items etc. and go on.'],
    ['We log users, items etc.', 'Then we stop.'],
    ['1. Deploy it.'],
  ];
  for (const expected of cases) it(expected.join(' ¦ '), () => assert.deepEqual(sentences(expected.join(' ')), expected));
});

describe('stem', () => {
  it('is the same for inflections, possession and British spelling', () => {
    assert.equal(stem("model's"), stem('models'));
    assert.equal(stem('optimised'), stem('optimizes'));
  });

  it('leaves long identifiers as they stand', () => {
    const name = 'containers'.repeat(5);
    assert.equal(stem(name), name);
  });
});

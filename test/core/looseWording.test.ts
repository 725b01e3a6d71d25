import assert from 'node:assert/strict';
import { compileLooseWordings, findLooseWordings } from '../../src/core/reading/looseWording';
import { parseTokens } from '../../src/core/document/token';

const wordings = compileLooseWordings([
  [
    0,
    [
      ['undo', 'revert', 'return'],
      ['release', 'version', 'bundle'],
    ],
  ],
  [
    1,
    [
      ['judge', 'grade', 'compare'],
      ['silently', 'dark', 'copy'],
      ['traffic', 'request'],
    ],
  ],
]);

/** The words that a wording covers in a text. */
function found(text: string): string[] {
  const tokens = parseTokens(text, 0, text.length);
  return findLooseWordings(wordings, tokens).map(({ concept, from, to }) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    return `${concept}: ${text.slice(first?.from, last?.to)}`;
  });
}

describe('Loose wordings', () => {
  it('are found in any order and inflection', () => {
    assert.deepEqual(found('One command undoes the last release.'), ['0: undoes the last release']);
    assert.deepEqual(found('The preceding bundle is what we return to.'), ['0: bundle is what we return']);
  });

  it('need a word of every list', () => {
    assert.deepEqual(found('We compare traffic.'), []);
    assert.deepEqual(found('Copied requests are graded overnight.'), ['1: Copied requests are graded']);
  });

  it('end with the clause', () => {
    assert.deepEqual(found('We undo nothing: a version stays.'), []);
    assert.deepEqual(found('Nobody can revert. Versions are kept.'), []);
  });

  it('keep their words close together', () => {
    assert.deepEqual(found('We revert, when somebody who is on call that night says so, to the version before.'), []);
  });

  it('begin and end within one text', () => {
    assert.deepEqual(found('We undo it'), []);
    assert.deepEqual(found('Release notes are kept.'), []);
  });

  it('need two words even where one is in both lists', () => {
    const twice = compileLooseWordings([
      [
        0,
        [
          ['ship', 'release'],
          ['release', 'build'],
        ],
      ],
    ]);
    const read = (text: string) => findLooseWordings(twice, parseTokens(text, 0, text.length));
    assert.deepEqual(read('A release.'), []);
    assert.deepEqual(read('A build is shipped.'), [{ concept: 0, from: 1, to: 4 }]);
  });

  it('are found again further on', () => {
    assert.equal(found('We undo a release, and later revert a version.').length, 2);
  });
});

import assert from 'node:assert/strict';
import type { Concept } from '../../src/core/problem/lexicon';
import { looseReadings } from '../../src/core/reading/looseReading';
import { compileLooseWordings, findLooseWordings } from '../../src/core/reading/looseWording';
import { parseTokens } from '../../src/core/document/token';

/** What a generator gives when it is done. */
function lastOf<Value>(steps: Generator<void, Value, void>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const compile = (...given: Parameters<typeof compileLooseWordings>) => lastOf(compileLooseWordings(...given));

const wordings = compile(
  [
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
  ],
  [
    ['bundle', 'package'],
    ['compare', 'contrast', 'weigh'],
  ],
);

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

  it('take words that are alike for one another', () => {
    assert.deepEqual(found("We revert to yesterday's package."), ["0: revert to yesterday's package"]);
    assert.deepEqual(found('Contrasting copied traffic shows it.'), ['1: Contrasting copied traffic']);
  });

  it('know a word with a hyphen, written so or as one, and no two words for one', () => {
    const runs = compile(
      [
        [
          0,
          [
            ['re-run', 're-enact'],
            ['case', 'night'],
          ],
        ],
      ],
      [],
    );
    const hits = (text: string) => findLooseWordings(runs, parseTokens(text, 0, text.length)).length;
    assert.deepEqual(
      ['We re-run the case.', 'We rerun the case.', 'The night is re-enacted.', 'We re - run the case.', 'We re run the case.'].map(hits),
      [1, 1, 1, 0, 0],
    );
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
    const twice = compile(
      [
        [
          0,
          [
            ['ship', 'release'],
            ['release', 'build'],
          ],
        ],
      ],
      [],
    );
    const read = (text: string) => findLooseWordings(twice, parseTokens(text, 0, text.length));
    assert.deepEqual(read('A release.'), []);
    assert.deepEqual(read('A build is shipped.'), [{ concept: 0, from: 1, to: 4, loose: true }]);
  });

  it('are found again further on', () => {
    assert.deepEqual(
      found('We undo a release, and three days later we have to revert a version.').map((hit) => hit.split(' ')[1]),
      ['undo', 'revert'],
    );
  });
});

describe('Synonyms of a lexicon that are read loosely', () => {
  const readings = (concept: Partial<Concept>) =>
    [...looseReadings({ concepts: [{ id: 'it', term: 'it', kind: 'practice', what: '.', when: '.', say: '.', ...concept }] })].flatMap(
      (reading) => (reading ? [reading[1].map((words) => words.join('|')).join(' ')] : []),
    );

  it('are those of two or three words that matter', () => {
    assert.deepEqual(readings({ also: ['frozen list', 'list of the hashes', 'manifest', 'hash of each image in the list'] }), [
      'frozen list',
      'list hashes',
      'hash image list',
    ]);
    assert.deepEqual(readings({ also: ['nightly job writes new rows'] }), []);
  });

  it('are none that say no, and none with numbers', () => {
    assert.deepEqual(readings({ also: ['never compared across', 'no image copies', 'p99 latency', 'two-by-two grid'] }), ['two grid']);
  });

  it('are none that hold word for word', () => {
    assert.deepEqual(readings({ exact: ['frozen list'], together: [[['seal', 'freeze'], ['list']]] }), ['seal|freeze list']);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitConflict } from '../../src/core/attempt/mergeConflict';

const line = fc.constantFrom('a\n', 'b\n', '\n', '# Title\n', '========\n', '> quoted\n', '||| x |||\n', '- one\r\n');
const lines = fc.array(line, { maxLength: 4 }).map((all) => all.join(''));
const chunk = fc.oneof(
  lines.map((both) => ({ both, ours: both, theirs: both, text: both })),
  fc.tuple(lines, lines, fc.option(lines)).map(([ours, theirs, base]) => ({
    both: '',
    ours,
    theirs,
    text: `<<<<<<< HEAD\n${ours}${base === null ? '' : `||||||| merged\n${base}`}=======\n${theirs}>>>>>>> theirs\n`,
  })),
);

describe('A text with Git’s conflict markers', () => {
  it('is taken apart into the text of each side, in either style', () => {
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 6 }), (chunks) => {
        const all = (key: 'ours' | 'theirs' | 'text'): string => chunks.map((one) => one[key]).join('');
        const conflicted = chunks.some(({ text }) => text.startsWith('<<<<<<<'));
        assert.deepEqual(splitConflict(all('text')), conflicted ? { ours: all('ours'), theirs: all('theirs') } : undefined);
      }),
    );
  });

  it('is left alone where its markers are not whole', () => {
    for (const text of ['', 'a\n', '<<<<<<< HEAD\na\n', '<<<<<<< HEAD\na\n=======\nb\n', '<<<<<<< HEAD\na\n>>>>>>> theirs\n'])
      assert.equal(splitConflict(text), undefined, text);
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { answerFolders } from './markedAnswers';
import { filesIn, readText, readYaml } from './repository';

const FOLDER = 'test/content/answers';

describe('The marked answers', () => {
  it('are those that were committed before evidence was run on them, and so are their marks', () => {
    const paths = answerFolders().flatMap((slug) =>
      ['.md', '.yaml'].flatMap((ending) => filesIn(`${FOLDER}/${slug}`, ending).map((name) => `${slug}/${name}`)),
    );
    const hashes = Object.fromEntries(
      [...paths.sort(), 'halves.yaml'].map((path) => [
        path,
        createHash('sha256')
          .update(readText(`${FOLDER}/${path}`))
          .digest('hex'),
      ]),
    );
    assert.deepEqual(hashes, readYaml(`${FOLDER}/hashes.json`));
  });
});

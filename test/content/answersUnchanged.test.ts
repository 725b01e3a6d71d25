import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { answerFolders } from './markedAnswers';
import { PASSAGES } from './passages';
import { filesIn, readText, readYaml } from './repository';

const ANSWERS = 'test/content/answers';

/** Holds the texts of a folder against the hashes beside them. */
function assertUnchanged(folder: string, paths: readonly string[]): void {
  const hashes = Object.fromEntries(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readText(`${folder}/${path}`))
        .digest('hex'),
    ]),
  );
  assert.deepEqual(hashes, readYaml(`${folder}/hashes.json`));
}

describe('What the check is measured on', () => {
  it('are the answers that were committed before evidence was run on them, and their marks', () => {
    const paths = answerFolders().flatMap((slug) =>
      ['.md', '.yaml'].flatMap((ending) => filesIn(`${ANSWERS}/${slug}`, ending).map((name) => `${slug}/${name}`)),
    );
    assertUnchanged(ANSWERS, [...paths.sort(), 'halves.yaml']);
  });

  it('are the passages as they were written', () => assertUnchanged(PASSAGES, filesIn(PASSAGES, '.yaml')));
});

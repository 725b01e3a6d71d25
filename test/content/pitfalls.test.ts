import assert from 'node:assert/strict';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { checkIndex, compileRubric } from '../../src/core/evidence/check';
import { buildEvidenceIndex } from '../../src/core/evidence/evidenceIndex';
import { complete, filesIn, readText, vocabulary, type Complete } from './repository';

/** Ids of the pitfalls that a text walks into. */
function walkedInto({ practice, rubric }: Complete, text: string): string[] {
  const criteria = practice.pitfalls.flatMap(({ id, evidence }) => (evidence ? [{ id, evidence }] : []));
  const index = buildEvidenceIndex(parseDesignDoc(text), vocabulary.index, new Map());
  return checkIndex(index, compileRubric(criteria, vocabulary.index, rubric.rubric.sections))
    .filter(({ finding }) => finding === 'found')
    .map(({ criterion }) => criterion);
}

for (const problem of complete.filter(({ practice }) => practice.pitfalls.some(({ evidence }) => evidence))) {
  const { slug, practice } = problem;

  describe(`The pitfalls of ${slug}`, () => {
    for (const { id, text, evidence } of practice.pitfalls) {
      if (evidence) it(`${id} is found in its own words`, () => assert.ok(walkedInto(problem, text).includes(id)));
    }

    it('are not found in what to do instead, in strong lines and in the reference answer', () => {
      const good = [...practice.pitfalls.map(({ instead }) => instead), ...practice.rubric.map(({ strong }) => strong), practice.answer];
      for (const text of good) assert.deepEqual(walkedInto(problem, text), [], text.slice(0, 80));
    });

    it('are not found in answers that readers call excellent or strong', () => {
      const folder = `test/content/answers/${slug}`;
      for (const name of filesIn(folder, '.md').filter((file) => /excellent|strong/.test(file)))
        assert.deepEqual(walkedInto(problem, readText(`${folder}/${name}`)), [], name);
    });
  });
}

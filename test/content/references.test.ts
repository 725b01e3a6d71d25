import assert from 'node:assert/strict';
import { buildShelf, readReading, scoreAll } from '../../src/cli/answerReading';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { isTermDump } from '../../src/core/evidence/termDump';
import { seededRandom } from './agreement';
import { conceptsOf } from './naiveScores';
import { complete, content, judge, vocabulary } from './repository';

const SEED = 45;
const shelf = buildShelf(
  complete.map(({ practice }) => practice),
  vocabulary.index,
);

/** The words of each line of prose in another order; marks of lists, tables and fences stay where they are. */
function shuffleWords(text: string, random: () => number): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => {
      const words = paragraph.split(/\s+/);
      for (let last = words.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [words[last], words[other]] = [words[other] ?? '', words[last] ?? ''];
      }
      return words.join(' ');
    })
    .join('\n\n');
}

for (const problem of complete) {
  const { slug, source, practice } = problem;

  describe(`The reference answer of ${slug}`, function () {
    this.timeout(60_000); // the first one loads Mermaid

    it('reaches the staff band with evidence for 90 % of the weight', async () => {
      const { score, band, findings } = await judge(problem, practice.answer);
      const open = findings.filter(({ finding }) => finding !== 'found').map(({ criterion, finding }) => `${criterion} is ${finding}`);
      assert.equal(band, 'staff', open.join(', '));
      assert.ok(score >= 90, `${score}: ${open.join(', ')}`);
    });

    it('is no heap of terms when it stands there again and again, to 190,000 characters', () => {
      let text = '';
      for (let turn = 0; text.length < 190_000; turn++)
        text += `${practice.answer.replaceAll(/\d/g, (digit) => String((Number(digit) + turn) % 10))}\n\n`;
      assert.equal(isTermDump(parseDesignDoc(text), vocabulary.index, undefined), false);
    });

    it('scores nowhere higher than on its own rubric, at most 75 on related ones and 40 on the rest', async () => {
      const scores = scoreAll(await readReading(practice.answer), shelf);
      const own = scores.find((other) => other.problem.slug === slug)?.score ?? 0;
      const high = scores.filter(
        (other) => other.problem.slug !== slug && other.score > Math.min(own, source.related.includes(other.problem.slug) ? 75 : 40),
      );
      assert.deepEqual(
        high.map((other) => `${other.problem.slug}: ${other.score}`),
        [],
      );
    });

    it('loses nothing that stands elsewhere when a section is taken out', async () => {
      const { answer } = practice;
      const { findings } = await judge(problem, answer);
      for (const section of parseDesignDoc(answer).sections.filter(({ level }) => level === 2)) {
        const without = await judge(problem, answer.slice(0, section.from) + answer.slice(section.to));
        const changed = findings.filter(
          ({ spans, finding }, at) =>
            spans.every(({ from, to }) => to <= section.from || section.to <= from) && finding !== without.findings[at]?.finding,
        );
        assert.deepEqual(
          changed.map(({ criterion }) => criterion),
          [],
          `without “${section.heading}”`,
        );
      }
    });

    it('is met within 15 points by shipped strong answers, while middling ones reach mid at most and poor ones not yet', async () => {
      const { score } = await judge(problem, practice.answer);
      for (const { name, text } of practice.samples) {
        const sample = await judge(problem, text);
        const found = `${name}: ${sample.score}, ${sample.band}; the reference has ${score}`;
        if (/strong|excellent/.test(name)) assert.ok(sample.score >= score - 15, found);
        if (name.includes('middling')) assert.ok(['not-yet', 'mid'].includes(sample.band), found);
        if (/poor|weak/.test(name)) assert.equal(sample.band, 'not-yet', found);
      }
    });

    it('falls under 20 with the words of each paragraph shuffled', async () => {
      const { score } = await judge(problem, shuffleWords(practice.answer, seededRandom(SEED)));
      assert.ok(score < 20, String(score));
    });

    it('is not what its terms alone are worth: a heap of them and of numbers, in any form, stays under 15', async () => {
      const wanted = conceptsOf(problem);
      const terms = content.lexicon.concepts.filter(({ id }) => wanted.has(id)).map(({ term }) => term);
      const numbers = ['5 %', '10 minutes', '$400', '12 pods'];
      const numbered = terms.map((term, at) => [term, numbers[at % numbers.length] ?? '']);
      const heaps = [
        `${terms.join(', ')}.`,
        terms.map((term) => `- ${term}`).join('\n'),
        terms.map((term) => `${term}.`).join(' '),
        numbered.map(([term, number]) => `- ${term}: ${number}`).join('\n'),
        ['| Term | Value |', '|---|---|', ...numbered.map(([term, number]) => `| ${term} | ${number} |`)].join('\n'),
        terms.map((term) => `${term} is very important.`).join('\n\n'),
      ];
      for (const heap of heaps) {
        const { score } = await judge(problem, heap);
        assert.ok(score < 15, `${score}: ${heap.slice(0, 60)}…`);
      }
    });
  });
}

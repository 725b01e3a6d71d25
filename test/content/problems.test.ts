import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parseMermaid } from '../../src/diagrams/parseMermaid';
import { diagramsIn } from '../../src/core/evidence/answerCheck';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { DIFFICULTIES, PILLARS } from '../../src/core/problem/problem';
import { signalsOf } from '../../src/content/contentRules';
import { withProblemTables } from '../../src/content/problemTable';
import { countWords } from './naiveScores';
import { complete, content, filesIn, readText, readYaml } from './repository';

const MONITORING = 3;

const factsSchema = v.strictObject({
  problems: v.array(
    v.strictObject({
      number: v.number(),
      section: v.number(),
      title: v.string(),
      difficulty: v.picklist(DIFFICULTIES),
      minutes: v.number(),
      keyConcepts: v.array(v.string()),
      companyTags: v.array(v.string()),
    }),
  ),
});

describe('The problems', () => {
  it('have the facts of the list', () => {
    const { problems } = v.parse(factsSchema, readYaml('test/content/facts.yaml'));
    const facts = content.index.problems.map(({ number, section, title, difficulty, minutes, keyConcepts, companyTags }) => ({
      number,
      section,
      title,
      difficulty,
      minutes,
      keyConcepts,
      companyTags,
    }));
    assert.deepEqual(facts, problems);
  });

  it('are 45: 1 easy, 30 medium, 14 hard', () => {
    const counts = DIFFICULTIES.map((difficulty) => content.index.problems.filter((problem) => problem.difficulty === difficulty).length);
    assert.deepEqual(counts, [1, 30, 14]);
  });

  it('are all complete', () => {
    assert.deepEqual(
      content.index.problems.filter((problem) => !problem.complete).map(({ slug }) => slug),
      [],
    );
  });

  it('are numbered as their folders are', () => {
    for (const { number, slug } of content.index.problems) assert.equal(slug.slice(0, 2), String(number).padStart(2, '0'));
  });

  it('have names that leave room for the rest of a row', () => {
    for (const { title, shortTitle = title } of content.index.problems) assert.ok(shortTitle.length <= 17, shortTitle);
    const names = content.index.problems.map(({ title, shortTitle = title }) => shortTitle);
    assert.equal(new Set(names).size, names.length);
  });

  it('stand in the README as the build writes them', () => {
    const readme = readText('README.md');
    assert.equal(withProblemTables(readme, content.index), readme);
    const [, row = ''] = /^\| 18 +\|(.*)$/m.exec(readme) ?? [];
    assert.match(row, /Implement Data Drift Detection.*\| medium .*\| PSI, KS test/);
  });

  it('fit what is read at activation into 30 KB', () => {
    assert.ok(Buffer.byteLength(JSON.stringify(content.index)) < 30_000);
  });
});

for (const { slug, source, practice } of complete) {
  describe(`The content of ${slug}`, function () {
    this.timeout(60_000); // the first one loads Mermaid

    it('has clarifications that matter, and unique ids', () => {
      assert.ok(source.clarifications.filter(({ important }) => important).length >= 2, 'fewer than two important clarifications');
      for (const items of [source.sections, source.diagrams, source.pitfalls, [...source.rubric, ...source.curveball.criteria]]) {
        const ids = items.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, `repeated: ${ids.join(', ')}`);
      }
    });

    it('covers all three pillars of monitoring where that is its section', () => {
      if (source.section !== MONITORING) return;
      const pillars = new Set(source.rubric.flatMap(({ pillar }) => pillar ?? []));
      assert.deepEqual([...pillars].sort(), [...PILLARS].sort());
    });

    it('asks for phrases in at most a third of its signals', () => {
      const signals = source.rubric.flatMap(signalsOf);
      const phrases = signals.filter((signal) => typeof signal === 'object' && 'phrase' in signal).length;
      assert.ok(phrases * 3 <= signals.length, `${phrases} of ${signals.length}`);
    });

    it('has diagrams that parse', async () => {
      const texts = filesIn(`problems/${slug}`, '.md').map((name) => readText(`problems/${slug}/${name}`));
      const samples = practice.samples.map(({ text }) => text);
      const stubs = source.diagrams.map(({ mermaid }) => mermaid);
      for (const mermaid of [...stubs, ...[...texts, ...samples].flatMap((text) => diagramsIn(parseDesignDoc(text)))]) {
        const result = await parseMermaid(mermaid);
        assert.ok('graph' in result, `${JSON.stringify(result)} in\n${mermaid}`);
      }
    });

    it('has a reference answer of 700 to 1,400 words with two diagrams', () => {
      const { answer } = practice;
      const words = countWords(answer.replaceAll(/```[\s\S]*?```/g, ''));
      assert.ok(words >= 700 && words <= 1400, `${words} words outside of fences`);
      assert.ok(diagramsIn(parseDesignDoc(answer)).length >= 2, 'fewer than two diagrams');
    });
  });
}

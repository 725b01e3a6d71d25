import assert from 'node:assert/strict';
import { complete } from './repository';
import type { Complete } from './repository';

const RUN = 12;

/** Everything in a problem that is written for reading, sentence by sentence or so. */
function proseOf({ source, practice }: Complete): readonly string[] {
  const criteria = [...source.rubric, ...source.curveball.criteria];
  return [
    source.whyItMatters,
    source.scenario,
    ...source.requirements.functional,
    ...source.requirements.nonFunctional,
    ...source.sections.map(({ question }) => question),
    ...source.clarifications.flatMap(({ question, answer }) => [question, answer]),
    ...criteria.flatMap(({ text, strong, weak, examples }) => [
      text,
      strong,
      weak,
      ...examples.found,
      ...examples.partial,
      ...examples.missing,
    ]),
    ...source.hints,
    ...source.decisions.flatMap(({ decision, options, recommendation, flips }) => [decision, ...options, recommendation, flips]),
    ...source.pitfalls.flatMap(({ text, instead }) => [text, instead]),
    ...source.followUps.flatMap(({ question, answer }) => [question, answer]),
    source.curveball.change,
    ...source.curveball.touches,
    ...source.tools.map(({ say }) => say),
    ...practice.answer.replaceAll(/```[\s\S]*?```/g, '\n\n').split(/\n\s*\n/),
    ...practice.samples.flatMap(({ text }) => text.replaceAll(/```[\s\S]*?```/g, '\n\n').split(/\n\s*\n/)),
  ];
}

describe('The prose of the problems', () => {
  it('has no run of twelve words in common', () => {
    const seen = new Map<string, string>();
    const shared = new Set<string>();
    for (const problem of complete) {
      for (const text of proseOf(problem)) {
        const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        for (let at = 0; at + RUN <= words.length; at++) {
          const run = words.slice(at, at + RUN).join(' ');
          const other = seen.get(run);
          if (other === undefined) seen.set(run, problem.slug);
          else if (other !== problem.slug) shared.add(`${other} and ${problem.slug}: ${run}`);
        }
      }
    }
    assert.deepEqual([...shared], []);
  });
});

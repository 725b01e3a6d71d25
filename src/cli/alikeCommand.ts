import { checkAnswer } from '../core/evidence/answerCheck';
import type { Criterion } from '../core/problem/problem';
import { readReading } from './answerReading';
import { BadInput, readArguments } from './command';
import type { Command } from './command';
import { readSources } from './sourceProblems';
import type { SourceProblem } from './sourceProblems';
import { wrapText } from './textTable';

const HELP = `
alike (no options)

Lists criteria of two problems of which each is found in the other's strong line: read them, and make one
of them more particular to its problem, or leave both where the two problems do ask the same.
`;

/** A criterion of a problem, and those of other problems that its strong line shows. */
interface Shown {
  readonly problem: SourceProblem;
  readonly criterion: Criterion;
  readonly elsewhere: ReadonlySet<string>;
}

const keyOf = ({ source }: SourceProblem, criterion: string): string => `${source.number}. ${criterion}`;

/** `alike`: criteria that the check can't tell from one of another problem, for a reader to judge. */
export function buildAlikeCommand(roots: readonly string[], print: (line: string) => void): Command {
  return {
    name: 'alike',
    summary: 'list criteria of two problems that show each other',
    help: HELP,
    async run(parameters) {
      const { positionals } = readArguments(parameters, {});
      if (positionals.length > 0) throw new BadInput('`alike` takes no file; it reads the problems of the repository.');
      const { problems } = readSources(roots);
      const shown = new Map<string, Shown>();
      for (const problem of problems) {
        for (const criterion of problem.source.rubric) {
          shown.set(keyOf(problem, criterion.id), { problem, criterion, elsewhere: await foundElsewhere(problem, criterion, problems) });
        }
      }
      let pairs = 0;
      for (const [key, one] of shown) {
        for (const other of one.elsewhere) {
          const back = shown.get(other);
          if (!back?.elsewhere.has(key) || back.problem.source.number < one.problem.source.number) continue;
          pairs++;
          for (const [name, { criterion }] of [[key, one] as const, [other, back] as const]) {
            print(name);
            for (const line of wrapText(criterion.strong, '   ')) print(line);
          }
          print('');
        }
      }
      print(pairs === 1 ? '1 pair' : `${pairs} pairs`);
      return 0;
    },
  };
}

async function foundElsewhere(own: SourceProblem, { strong }: Criterion, problems: readonly SourceProblem[]): Promise<Set<string>> {
  const { doc, graphs } = await readReading(strong);
  const keys = problems
    .filter((problem) => problem !== own)
    .flatMap((problem) =>
      checkAnswer(doc, graphs, problem.rubric)
        .filter(({ finding }) => finding === 'found')
        .map(({ criterion }) => keyOf(problem, criterion)),
    );
  return new Set(keys);
}

import { DIFFICULTY_WORDS } from '../words/problemWords';
import { BadInput, readArguments } from './command';
import type { Command } from './command';
import type { ShippedContent } from './shippedContent';
import { renderTable } from './textTable';

const HELP = `
list [--json]

Lists all problems: number, title, minutes, difficulty, slug. Those without a rubric yet are marked.

  --json   one JSON object per problem and line
`;

/** `list`: the problems there are. */
export function buildListCommand(content: ShippedContent, print: (line: string) => void): Command {
  return {
    name: 'list',
    summary: 'list the problems',
    help: HELP,
    run(parameters) {
      const { values, positionals } = readArguments(parameters, { json: { type: 'boolean' } });
      if (positionals.length > 0) throw new BadInput('`list` takes no file.');
      const { problems } = content.index();
      if (values.json) {
        for (const { number, slug, title, section, kind, difficulty, minutes, complete } of problems)
          print(JSON.stringify({ number, slug, title, section, kind, difficulty, minutes, complete }));
        return Promise.resolve(0);
      }
      const rows = problems.map(({ number, title, minutes, difficulty, slug, complete }) => [
        String(number).padStart(2),
        title,
        `${minutes} min`,
        DIFFICULTY_WORDS[difficulty],
        slug,
        complete ? '' : 'no rubric yet',
      ]);
      for (const line of renderTable(rows)) print(line);
      return Promise.resolve(0);
    },
  };
}

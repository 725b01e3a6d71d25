// The command line, for people and for CI: runs in Node, on the compiled content beside it.
import { join } from 'node:path';
import { buildAlikeCommand } from './alikeCommand';
import { buildCheckCommand } from './checkCommand';
import { BadInput } from './command';
import type { Command } from './command';
import { buildExplainCommand } from './explainCommand';
import { buildListCommand } from './listCommand';
import { buildMatrixCommand } from './matrixCommand';
import { buildNewCommand } from './newCommand';
import { ShippedContent } from './shippedContent';
import { renderTable } from './textTable';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const content = new ShippedContent(join(__dirname, 'content'));
/** Where a checkout may be, for the tools of authors. */
const roots = [join(__dirname, '..'), process.cwd()];
const now = () => ({ session: 'command-line', wall: Date.now(), mono: performance.now() });
const commands: readonly Command[] = [
  buildListCommand(content, print),
  buildNewCommand(content, print, now),
  buildCheckCommand(content, print),
  buildExplainCommand(content, print),
  buildMatrixCommand(roots, content, print),
  buildAlikeCommand(roots, print),
];

async function run([name, ...parameters]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const table = renderTable(
      commands.map((command) => [command.name, command.summary]),
      '  ',
    );
    for (const line of ['Commands, each with --help:', '', ...table]) print(line);
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) throw new BadInput(`There is no command “${name}”; there are ${commands.map((one) => one.name).join(', ')}.`);
  if (parameters.includes('--help') || parameters.includes('-h')) {
    print(command.help.trim());
    return 0;
  }
  return command.run(parameters);
}

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

run(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);

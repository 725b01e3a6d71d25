import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** Prints what it finds. Resolves with the exit status: 0, or 1 where an answer falls short. Throws {@link BadInput}. */
  run(parameters: readonly string[]): Promise<number>;
}

/** What the caller got wrong, in one sentence; the exit status is 2. */
export class BadInput extends Error {}

/** Options that a command knows, as `node:util` describes them. */
type Options = NonNullable<ParseArgsConfig['options']>;

type Arguments<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>>;

/** Reads options and positional arguments. Throws {@link BadInput} for an option that the command does not know. */
export function readArguments<T extends Options>(parameters: readonly string[], options: T): Arguments<T> {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new BadInput(`${sentence.replace(/\.$/, '')}.`);
  }
}

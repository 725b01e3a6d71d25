import * as vscode from 'vscode';
import type { Log } from './log';

/** What a command does, by its id without the prefix. A failure is told to the user by the log. */
export type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Registers commands under the extension's prefix. */
export function registerCommands(handlers: Handlers, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) =>
      vscode.commands.registerCommand(`mlopsPractice.${name}`, async (...args: never[]) => {
        try {
          return await handler(...args);
        } catch (error) {
          void log.report(error, sentenceOf(name));
          return undefined;
        }
      }),
    ),
  );
}

/** `finishAttempt` → `Finish attempt`. */
function sentenceOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Sets a context key for `when` clauses. */
export function setContext(key: string, value: string | boolean): void {
  void vscode.commands.executeCommand('setContext', `mlopsPractice.${key}`, value);
}

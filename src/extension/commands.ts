import * as vscode from 'vscode';
import type { Log } from './log';

/** What a command does, by its id without the prefix. A failure is told to the user by the log. */
export type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Runs commands by name. What fails is told to the user, and resolves with undefined. */
export function commandRunner(handlers: Handlers, log: Log): (name: string, ...args: never[]) => Promise<unknown> {
  return async (name, ...args) => {
    try {
      const handler = handlers[name];
      if (!handler) throw new Error(`Nothing is done for the command ${name}.`);
      return await handler(...args);
    } catch (error) {
      void log.report(error, sentenceOf(name));
      return undefined;
    }
  };
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

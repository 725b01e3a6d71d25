import * as vscode from 'vscode';

/** An expected failure: its message is one sentence that the user can act on. */
export class ExpectedFailure extends Error {
  /** @param action a command that helps, offered as a button */
  constructor(
    message: string,
    readonly action?: { readonly title: string; readonly command: string },
  ) {
    super(message);
  }
}

/** The output channel, made when first written to. */
export class Log implements vscode.Disposable {
  #channel: vscode.LogOutputChannel | undefined;
  readonly #told = new Set<string>();

  get #output(): vscode.LogOutputChannel {
    return (this.#channel ??= vscode.window.createOutputChannel('MLOps Design Practice', { log: true }));
  }

  info(message: string): void {
    this.#output.info(message);
  }

  /** Warns of something that may happen every few seconds, and is told only the first time. */
  once(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#output.warn(message);
  }

  show(): void {
    this.#output.show(true);
  }

  /** Tells the user of a failure: an expected one by its sentence, an unexpected one by pointing at the log. */
  async report(error: unknown, during: string): Promise<void> {
    this.#output.error(`${during}:`, error instanceof Error ? error : String(error));
    if (error instanceof ExpectedFailure) {
      const { action } = error;
      const chosen = await vscode.window.showErrorMessage(error.message, ...(action ? [action.title] : []));
      if (action && chosen === action.title) await vscode.commands.executeCommand(action.command);
      return;
    }
    const show = 'Show Log';
    const chosen = await vscode.window.showErrorMessage(`${during} failed for a reason this extension did not foresee.`, show);
    if (chosen === show) this.show();
  }

  dispose(): void {
    this.#channel?.dispose();
  }
}

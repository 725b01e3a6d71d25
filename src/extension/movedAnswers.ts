import * as vscode from 'vscode';
import { deletedSentence, renamedSentence } from '../words/folderWords';
import type { Attempt, AttemptStore } from './attemptStore';
import type { AttemptSession } from './attemptSession';
import { nameOf } from './folderFiles';
import type { Log } from './log';

/** Says what renaming or deleting a file of an unfinished attempt means, as soon as it happens, and how to mend it. */
export class MovedAnswers implements vscode.Disposable {
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #subscriptions: vscode.Disposable[];

  constructor(store: AttemptStore, session: AttemptSession, log: Log) {
    this.#store = store;
    this.#session = session;
    const say = (told: Promise<void>): void => void told.catch((error: unknown) => log.report(error, 'Following a file'));
    this.#subscriptions = [
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) if (this.#unfinished(oldUri)) say(this.#renamed(oldUri, newUri));
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) if (this.#unfinished(uri)?.answer.toString() === uri.toString()) say(this.#deleted(uri));
      }),
    ];
  }

  #unfinished(uri: vscode.Uri): Attempt | undefined {
    const attempt = this.#store.of(uri);
    return attempt?.read.kind === 'sheet' && !attempt.read.sheet.finished ? attempt : undefined;
  }

  async #renamed(before: vscode.Uri, after: vscode.Uri): Promise<void> {
    const back = 'Name It Back';
    const chosen = await vscode.window.showWarningMessage(renamedSentence(nameOf(before), nameOf(after)), back);
    if (chosen !== back) return;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(after, before);
    await vscode.workspace.applyEdit(edit);
    await this.#store.reload();
  }

  async #deleted(answer: vscode.Uri): Promise<void> {
    if (this.#session.current?.answer.toString() !== answer.toString()) return;
    const discard = 'Discard Attempt…';
    const told = vscode.window.showWarningMessage(deletedSentence(nameOf(answer)), discard);
    await this.#session.pause();
    if ((await told) === discard) await vscode.commands.executeCommand('mlopsPractice.discardAttempt');
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}

import * as vscode from 'vscode';
import { diffTitle } from '../words/reviewWords';
import type { AttemptStore } from './attemptStore';
import { ExpectedFailure } from './log';

const SCHEME = 'mlops-handed-in';

/** Serves the text of each attempt as it was handed in, from its grade sheet, as a read-only document, and lays two of them side by side. */
export class HandedInDocuments implements vscode.TextDocumentContentProvider {
  readonly #store: AttemptStore;

  constructor(store: AttemptStore) {
    this.#store = store;
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent({ path }: vscode.Uri): string | undefined {
    return this.#textOf(path.slice(1, -'.md'.length));
  }

  /** Shows what changed from one attempt to another, by their ids, in VS Code's diff editor. */
  async compare(before: string, after: string): Promise<void> {
    for (const id of [before, after]) {
      if (this.#textOf(id) === undefined) throw new ExpectedFailure(`The text of ${id} as handed in can't be read.`);
    }
    await vscode.commands.executeCommand('vscode.diff', uriOf(before), uriOf(after), diffTitle(before, after), {
      viewColumn: vscode.ViewColumn.One,
    });
  }

  #textOf(id: string): string | undefined {
    const read = this.#store.get(id)?.read;
    return read?.kind === 'sheet' ? read.sheet.finished?.text : undefined;
  }
}

function uriOf(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
}

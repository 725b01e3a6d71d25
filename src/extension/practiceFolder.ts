import * as vscode from 'vscode';
import { missingFolderSentence } from '../words/folderWords';
import { failure } from './folderFiles';
import { ExpectedFailure } from './log';

const CHOSEN = 'folder';
const OFFERED = 'offeredSettings';

/**
 * The folder that holds the user's answers and grade sheets: the one of the setting, else the one chosen before.
 * Nothing is written to a workspace that was not chosen for it.
 */
export class PracticeFolder implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  /** Fires when another folder is chosen. */
  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('mlopsPractice.folder')) this.#changed.fire();
    });
  }

  /** The folder in use; undefined while none is chosen. It may be missing on disk. */
  get uri(): vscode.Uri | undefined {
    const setting = vscode.workspace.getConfiguration('mlopsPractice').get<string>('folder', '').trim();
    if (setting !== '') return resolve(setting);
    const chosen = this.#memory.get<string>(CHOSEN);
    return chosen === undefined ? undefined : vscode.Uri.parse(chosen, true);
  }

  /** Names of the files in the folder; undefined where there is none. One that may not be looked into is there, with nothing to see. */
  async names(): Promise<readonly string[] | undefined> {
    const { uri } = this;
    return uri && vscode.workspace.fs.readDirectory(uri).then((entries) => entries.map(([name]) => name), nothingIfThere);
  }

  /** The folder in use; asks once where to keep answers, and what to do where it is not there. Undefined when the user says no. */
  async required(): Promise<vscode.Uri | undefined> {
    const { uri } = this;
    if (!uri) return this.choose();
    return (await exists(uri)) ? uri : this.#replace(uri);
  }

  /** A folder that is not there is never made again without a word: it may have been moved. */
  async #replace(missing: vscode.Uri): Promise<vscode.Uri | undefined> {
    const create = 'Create It';
    const other = this.#isSet ? 'Open Setting' : 'Choose Another Folder';
    const chosen = await vscode.window.showWarningMessage(missingFolderSentence(missing.fsPath), create, other);
    if (chosen === create) {
      await vscode.workspace.fs.createDirectory(missing).then(undefined, (error: unknown) => {
        throw failure('write', missing, error);
      });
      this.#changed.fire();
      return missing;
    }
    if (chosen !== other) return undefined;
    if (!this.#isSet) return this.choose();
    await vscode.commands.executeCommand('mlopsPractice.openFolderSetting');
    return undefined;
  }

  get #isSet(): boolean {
    return vscode.workspace.getConfiguration('mlopsPractice').get<string>('folder', '').trim() !== '';
  }

  /** Lets the user choose a folder. */
  async choose(): Promise<vscode.Uri | undefined> {
    if (this.#isSet) {
      throw new ExpectedFailure('The practice folder is set by the setting mlopsPractice.folder; change it there.', {
        title: 'Open Setting',
        command: 'mlopsPractice.openFolderSetting',
      });
    }
    const uri = await this.#ask();
    if (!uri) return undefined;
    await this.#memory.update(CHOSEN, uri.toString());
    this.#changed.fire();
    void this.#offerSettings(uri);
    return uri;
  }

  async #ask(): Promise<vscode.Uri | undefined> {
    const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
      label: `$(folder) ${name}`,
      description: 'open in this window',
      uri,
    }));
    const other = { label: '$(folder-opened) Another folder…', description: '', uri: undefined };
    const picked =
      open.length === 0
        ? other
        : await vscode.window.showQuickPick([...open, other], { title: 'Where should your answers and grade sheets be kept?' });
    if (!picked || picked.uri) return picked?.uri;
    const [uri] =
      (await vscode.window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        openLabel: 'Keep Answers Here',
        title: 'Where should your answers and grade sheets be kept?',
      })) ?? [];
    return uri;
  }

  /** Offers, once a folder, settings in it that turn inline suggestions off for Markdown. */
  async #offerSettings(folder: vscode.Uri): Promise<void> {
    const offered = this.#memory.get<readonly string[]>(OFFERED, []);
    const settings = vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
    if (offered.includes(folder.toString()) || (await exists(settings))) return;
    await this.#memory.update(OFFERED, [...offered, folder.toString()]);
    const yes = 'Turn Off There';
    const answer = await vscode.window.showInformationMessage(
      'Turn AI inline suggestions off for Markdown in the practice folder? This writes .vscode/settings.json in it and touches no other setting.',
      yes,
      'Keep',
    );
    if (answer !== yes) return;
    const text = `${JSON.stringify({ '[markdown]': { 'editor.inlineSuggest.enabled': false } }, null, 2)}\n`;
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(text)).then(undefined, (error: unknown) => {
      void vscode.window.showErrorMessage(failure('write', settings, error).message);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function resolve(setting: string): vscode.Uri | undefined {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(setting)) return vscode.Uri.parse(setting, true);
  const base = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (/^([/\\]|[a-z]:)/i.test(setting)) return base && base.scheme !== 'file' ? base.with({ path: setting }) : vscode.Uri.file(setting);
  return base && vscode.Uri.joinPath(base, setting);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await vscode.workspace.fs.stat(uri).then(() => [], nothingIfThere)) !== undefined;
}

/** Undefined only where there surely is nothing: a folder that may not be looked into is there. */
function nothingIfThere(error: unknown): readonly string[] | undefined {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? undefined : [];
}

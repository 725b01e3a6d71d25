// What the suites share: the practice folder, the extension's test API, and waiting for what VS Code does in its own time.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import type { ExtensionApi } from '../../src/extension/extension';

const POLL_MS = 20;
const PATIENCE_MS = 40_000;

/** Resolves with the first value that is neither undefined nor false; rejects, saying what was awaited, when none comes. */
export async function until<T>(what: string, look: () => T | undefined | false | PromiseLike<T | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return assert.fail(`In vain: ${what}`);
}

/** The extension's API for tests, with the extension activated. */
export async function api(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('mlops-design-practice.mlops-design-practice');
  assert.ok(extension);
  return extension.activate();
}

/** Runs a command of the extension. */
export function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`mlopsPractice.${command}`, ...args);
}

/** The folder that is open and holds the answers. */
export function practiceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri;
}

/** Names of the answers and sheets in the practice folder, sorted. */
export async function files(): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(practiceFolder());
  return entries
    .map(([name]) => name)
    .filter((name) => /^\d\d-/.test(name))
    .sort();
}

export async function read(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(practiceFolder(), name)));
}

export async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(practiceFolder(), name), new TextEncoder().encode(text));
}

/** What a test looks at in a grade sheet. */
export interface Sheet {
  readonly problem: string;
  readonly mode: string;
  readonly clock: readonly { readonly kind: string; readonly minutes?: number }[];
  readonly marks?: Readonly<Record<string, { readonly mark: string; readonly reason?: string }>>;
  readonly revealed?: string;
  readonly finished?: { readonly text: string; readonly criteria: readonly { readonly id: string; readonly blocker?: true }[] };
}

/** The sheet of the newest attempt at a problem, once there is one that passes. */
export function sheet(slug: string, passes: (value: Sheet) => boolean = () => true): Promise<Sheet> {
  return until(`a grade sheet of ${slug} as expected`, async () => {
    const name = (await files()).filter((file) => file.startsWith(slug) && file.endsWith('.grade.yaml')).at(-1);
    if (name === undefined) return undefined;
    const value = parse(await read(name)) as Sheet;
    return passes(value) && value;
  });
}

/** The editor of the answer to a problem, once it is the active one. */
export function answerEditor(slug: string): Promise<vscode.TextEditor> {
  return until(`an editor of ${slug}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.path.includes(`/${slug}.`) ? editor : undefined;
  });
}

/**
 * Puts text into the document of an editor, at the cursor unless told otherwise. An edit of the workspace, since VS Code lets go of a
 * `TextEditor` as soon as another editor comes into its place.
 */
export async function insert(
  editor: vscode.TextEditor,
  text: string,
  at: (editor: vscode.TextEditor) => vscode.Position = ({ selection }) => selection.active,
): Promise<void> {
  await until('text in the document', () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, at(editor), text);
    return vscode.workspace.applyEdit(edit);
  });
}

/** Where the text of an editor ends. */
export function endOf({ document }: vscode.TextEditor): vscode.Position {
  return document.positionAt(document.getText().length);
}

/** Finishes the attempt; resolves once its review stands on the page, which has the keys then. */
export async function finish(): Promise<void> {
  const painted = (): number => performance.getEntriesByName('mlopsPractice/finish/end').length;
  const before = painted();
  await run('finishAttempt');
  await until('the review on its page', () => painted() > before);
}

/** Opens a fresh answer to a problem and types into it, so that it is kept. */
export async function begin(slug: string, text: string): Promise<vscode.TextEditor> {
  await run('newTry', slug);
  const editor = await answerEditor(slug);
  await insert(editor, text);
  await sheet(slug);
  return editor;
}

/** Closes all editors, throws away what was not saved, and empties the practice folder. */
export async function clear(): Promise<void> {
  for (let tab = vscode.window.tabGroups.activeTabGroup.activeTab; tab; tab = vscode.window.tabGroups.activeTabGroup.activeTab) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  const { store, session } = await api();
  await session.leave();
  // What was left untouched goes by itself, perhaps at this moment.
  await until('an empty practice folder', async () => {
    for (const name of await files())
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(practiceFolder(), name)).then(undefined, () => undefined);
    return (await files()).length === 0;
  });
  await store.reload();
}

/** Sets the practice folder, as a user does in the settings, and waits until it is read. */
export async function useFolder(folder: string): Promise<void> {
  await vscode.workspace.getConfiguration('mlopsPractice').update('folder', folder, vscode.ConfigurationTarget.Global);
  await (await api()).store.reload();
}

/** What the extension told the user while `act` ran: errors, warnings and notifications; each is answered with what `answer` gives. */
export async function heard(
  act: () => PromiseLike<unknown>,
  answer: (message: string) => string | undefined | PromiseLike<string> = () => undefined,
): Promise<string[]> {
  const messages: string[] = [];
  const names = ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'] as const;
  const listen = (message: string): Promise<string | undefined> => {
    messages.push(message);
    return Promise.resolve(answer(message));
  };
  await withWindow(Object.fromEntries(names.map((name) => [name, listen])), act);
  return messages;
}

/** Lets `act` run with other functions in the place of those of `vscode.window`; gives what it gives. */
export async function withWindow<T>(functions: Readonly<Record<string, unknown>>, act: () => PromiseLike<T>): Promise<T> {
  const real = Object.fromEntries(Object.keys(functions).map((name) => [name, Reflect.get(vscode.window, name) as unknown]));
  Object.assign(vscode.window, functions);
  try {
    return await act();
  } finally {
    Object.assign(vscode.window, real);
  }
}

/** Answers what is asked in a quick pick while `act` runs with the first item of that label; gives the labels of all items, without their icons. */
export async function offered(label: RegExp, act: () => PromiseLike<unknown>): Promise<readonly string[]> {
  let labels: readonly string[] = [];
  const pick = (items: readonly vscode.QuickPickItem[]): Promise<vscode.QuickPickItem | undefined> => {
    labels = items.map((item) => item.label.replace(/^\$\([a-z-]+\) /, ''));
    return Promise.resolve(items.find((item) => label.test(item.label)));
  };
  await withWindow({ showQuickPick: pick }, act);
  return labels;
}

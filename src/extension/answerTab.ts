import * as vscode from 'vscode';

const LET_GO_WITHIN_MS = 1_000;
const SAVED_WITHIN_MS = 3_000;

/** How an answer is shown; `cursor` is where the cursor is put. */
export interface ShowOptions {
  readonly preview: boolean;
  readonly preserveFocus?: boolean;
  readonly cursor?: vscode.Position;
  /** Where it is shown while it is open nowhere; else that is the active column. */
  readonly viewColumn?: vscode.ViewColumn;
}

/**
 * Shows a file as text, in the column where it is open already.
 *
 * Not by `showTextDocument`, which makes VS Code hold the document for minutes after its tab is closed: an answer that is made anew under
 * the name of one that is gone would then show the old text, and could not be saved.
 */
export async function showAnswer(uri: vscode.Uri, { cursor, viewColumn: otherwise, ...options }: ShowOptions): Promise<vscode.TextEditor> {
  const viewColumn = groupOf(uri)?.viewColumn ?? otherwise;
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', {
    ...options,
    ...(cursor && { selection: new vscode.Range(cursor, cursor) }),
    ...(viewColumn !== undefined && { viewColumn }),
  });
  const shown = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString());
  const editor = shown.find((one) => one === vscode.window.activeTextEditor || one.viewColumn === viewColumn) ?? shown[0];
  return editor ?? vscode.window.showTextDocument(uri, options);
}

/** True where a tab shows the file as text. */
export function isOpen(uri: vscode.Uri): boolean {
  return groupOf(uri) !== undefined;
}

/** Closes every tab that shows the file as text. */
export async function closeTabs(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter((tab) => shows(tab, uri)));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

/** The text of a file as VS Code holds it, which may be ahead of the disk; undefined where it holds none. */
export function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** Whether VS Code holds no text of the file any more, which takes it a moment after the last tab is closed. */
export async function isLetGo(uri: vscode.Uri): Promise<boolean> {
  if (!documentOf(uri)) return true;
  if (!isOpen(uri)) await happens(vscode.workspace.onDidCloseTextDocument, uri, LET_GO_WITHIN_MS);
  return !documentOf(uri);
}

/** Saves what is not saved yet; false where that can't be done. VS Code says no while it saves by itself: then that is waited for. */
export async function save(document: vscode.TextDocument): Promise<boolean> {
  const isSaved = (): boolean => !document.isDirty;
  if (isSaved() || (await document.save())) return true;
  if (!isSaved()) await happens(vscode.workspace.onDidSaveTextDocument, document.uri, SAVED_WITHIN_MS);
  return isSaved() || document.save();
}

/** Resolves when something happens to a document, or after so many milliseconds. */
async function happens(event: vscode.Event<vscode.TextDocument>, uri: vscode.Uri, withinMs: number): Promise<void> {
  let heard: vscode.Disposable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
    heard = event((document) => {
      if (document.uri.toString() === uri.toString()) resolve();
    });
  });
  clearTimeout(timer);
  heard?.dispose();
}

function groupOf(uri: vscode.Uri): vscode.TabGroup | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some((tab) => shows(tab, uri)));
}

function shows({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}

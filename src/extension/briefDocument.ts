import * as vscode from 'vscode';
import type { PracticeProblem } from '../core/problem/content';
import type { ContentLibrary } from './contentLibrary';

const SCHEME = 'mlops-brief';
/** VS Code's own Markdown preview, as an editor of one document. */
const PREVIEW = 'vscode.markdown.preview.editor';

/** Serves the brief of each problem as a read-only document, and shows it beside the editor. */
export class BriefDocuments implements vscode.TextDocumentContentProvider {
  readonly #library: ContentLibrary;
  readonly #render: (problem: PracticeProblem) => string;

  constructor(library: ContentLibrary, render: (problem: PracticeProblem) => string) {
    this.#library = library;
    this.#render = render;
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.#render(await this.#library.problem(uri.path.split('/')[1] ?? ''));
  }

  /** Shows the brief rendered, beside what is open. */
  async show(slug: string): Promise<void> {
    await showRendered(vscode.Uri.from({ scheme: SCHEME, path: `/${slug}/Brief ${Number(slug.slice(0, 2))}.md` }));
  }
}

/** Shows a Markdown document rendered, beside what is open; as text where this host has no Markdown preview. */
export async function showRendered(uri: vscode.Uri): Promise<void> {
  const { tabs } = vscode.window.tabGroups.activeTabGroup;
  const place = { viewColumn: tabs.length > 0 ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active, preserveFocus: true, preview: true };
  try {
    await vscode.commands.executeCommand('vscode.openWith', uri, PREVIEW, place);
  } catch {
    await vscode.window.showTextDocument(uri, place);
  }
}

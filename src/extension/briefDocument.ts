import * as vscode from 'vscode';
import type { PracticeProblem } from '../core/problem/content';
import type { ContentLibrary } from './contentLibrary';

const SCHEME = 'mlops-brief';

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
    return this.#render(await this.#library.problem(uri.path.slice(1, -'.md'.length)));
  }

  /** Shows the brief rendered, beside what is open; as text where this host has no Markdown preview. */
  async show(slug: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${slug}.md` });
    const commands = await vscode.commands.getCommands(true);
    if (commands.includes('markdown.showPreviewToSide')) await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    else await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  }
}

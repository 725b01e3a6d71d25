import * as vscode from 'vscode';
import { inside, pageHtml, type PageParts, type WebviewPage } from './webviewPage';

/** Our pages, each read from the extension when it is first asked for, and kept. */
export class WebviewPages {
  readonly #extensionUri: vscode.Uri;
  readonly #parts = new Map<WebviewPage['name'], Promise<PageParts>>();

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  /** What a webview with one of our pages may do: run scripts, and read Mermaid and nothing else. */
  get options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [inside(this.#extensionUri, 'dist/webview')] };
  }

  /** Reads a page that will be wanted in a hurry. One that can't be read now is read again when it is loaded. */
  prepare(name: WebviewPage['name']): void {
    void this.#partsOf(name).catch(() => undefined);
  }

  /** Brings a page up in a panel, unless the panel is closed meanwhile. Fails where a file of the page can't be read. */
  async load(panel: vscode.WebviewPanel, page: WebviewPage): Promise<void> {
    const life = { isOpen: true };
    const closing = panel.onDidDispose(() => (life.isOpen = false));
    try {
      const parts = await this.#partsOf(page.name);
      if (life.isOpen) panel.webview.html = pageHtml(panel.webview, this.#extensionUri, page, parts);
    } finally {
      closing.dispose();
    }
  }

  #partsOf(name: WebviewPage['name']): Promise<PageParts> {
    const kept = this.#parts.get(name);
    if (kept) return kept;
    const reading = this.#read(name);
    this.#parts.set(name, reading);
    reading.catch(() => this.#parts.delete(name));
    return reading;
  }

  async #read(name: WebviewPage['name']): Promise<PageParts> {
    const text = async (path: string): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(inside(this.#extensionUri, path)));
    const [script, style] = await Promise.all([text(`dist/webview/${name}.js`), text(`media/${name}.css`)]);
    return { script, style };
  }
}

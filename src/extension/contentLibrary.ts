import * as vscode from 'vscode';
import type { ContentIndex, PracticeProblem } from '../core/problem/content';
import type { Lexicon } from '../core/problem/lexicon';

/** The compiled content shipped with the extension, read when first asked for and kept. */
export class ContentLibrary {
  readonly #root: vscode.Uri;
  readonly #files = new Map<string, Promise<unknown>>();

  constructor(extensionUri: vscode.Uri) {
    this.#root = vscode.Uri.joinPath(extensionUri, 'dist', 'content');
  }

  /** Facts of all problems and the catalog. */
  index(): Promise<ContentIndex> {
    return this.#read('index.json');
  }

  /** One complete problem. Rejects where the problem has no content. */
  problem(slug: string): Promise<PracticeProblem> {
    return this.#read(`problems/${slug}.json`);
  }

  /** The concepts that answers are matched with. */
  lexicon(): Promise<Lexicon> {
    return this.#read('lexicon.json');
  }

  #read<T>(path: string): Promise<T> {
    const kept = this.#files.get(path);
    if (kept) return kept as Promise<T>;
    const reading = readJson(vscode.Uri.joinPath(this.#root, path));
    this.#files.set(path, reading);
    reading.catch(() => this.#files.delete(path));
    return reading as Promise<T>;
  }
}

async function readJson(uri: vscode.Uri): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}

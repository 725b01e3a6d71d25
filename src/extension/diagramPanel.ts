import * as vscode from 'vscode';
import { parseDesignDoc } from '../core/document/designDoc';
import type { DesignDoc } from '../core/document/designDoc';
import { findDiagramBlocks, nearestDiagram } from '../core/diagram/diagramBlock';
import type { DiagramBlock } from '../core/diagram/diagramBlock';
import { parseFromDiagramPage, type DiagramPageModel, type ToDiagramPage } from '../core/diagram/diagramPageMessage';
import { ExpectedFailure } from './log';
import type { WebviewPages } from './webviewPages';

/** Which diagram the panel shows: the one nearest to a place that moves with edits above it. */
interface Shown {
  readonly document: vscode.TextDocument;
  offset: number;
}

/**
 * The Draw panel: one diagram of a Markdown document beside it, drawn anew while the user types. It follows the cursor from one diagram
 * of the document to the next.
 */
export class DiagramPanel implements vscode.Disposable {
  readonly #pages: WebviewPages;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #shown: Shown | undefined;
  #ready = false;
  #doc: DesignDoc | undefined;

  constructor(pages: WebviewPages) {
    this.#pages = pages;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moveTo(textEditor)),
    );
  }

  /** Shows the diagram at the cursor of the active editor, or the nearest one. Fails where there is none. */
  async show(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'markdown') throw new ExpectedFailure('Open a Markdown document with a diagram first.');
    const { document } = editor;
    if (this.#diagrams(document).length === 0) {
      throw new ExpectedFailure('This document has no Mermaid diagram yet: start one with a code fence named "mermaid".');
    }
    this.#shown = { document, offset: document.offsetAt(editor.selection.active) };
    if (this.#panel) {
      this.#panel.reveal(undefined, true);
      this.#post();
    } else {
      this.#panel = this.#open();
      await this.#pages.load(this.#panel, { name: 'diagramPage', title: 'Diagram' });
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  /** The diagrams of a document; after an edit, only what changed is read again. */
  #diagrams(document: vscode.TextDocument): readonly DiagramBlock[] {
    this.#doc = parseDesignDoc(document.getText(), this.#doc);
    return findDiagramBlocks(this.#doc);
  }

  #open(): vscode.WebviewPanel {
    const page = vscode.window.createWebviewPanel(
      'mlopsPractice.diagram',
      'Diagram',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      this.#pages.options,
    );
    page.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    page.onDidDispose(() => {
      this.#panel = undefined;
      this.#ready = false;
    });
    this.#ready = false;
    return page;
  }

  async #receive(received: unknown): Promise<void> {
    const message = parseFromDiagramPage(received);
    switch (message?.kind) {
      case 'ready':
        this.#ready = true;
        this.#post();
        break;
      case 'reveal':
        await this.#reveal(message.line);
        break;
      case 'copySvg':
        await vscode.env.clipboard.writeText(message.svg);
        break;
      case undefined:
        break;
    }
  }

  async #reveal(line: number): Promise<void> {
    if (this.#shown === undefined) return;
    const open = vscode.window.visibleTextEditors.find(({ document }) => document === this.#shown?.document);
    const selection = this.#shown.document.validateRange(new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER));
    await vscode.window.showTextDocument(this.#shown.document, { viewColumn: open?.viewColumn ?? vscode.ViewColumn.One, selection });
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const shown = this.#shown;
    if (shown?.document !== document || contentChanges.length === 0) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      if (rangeOffset + rangeLength <= shown.offset) shown.offset += text.length - rangeLength;
    }
    this.#post();
  }

  #moveTo({ document, selection }: vscode.TextEditor): void {
    if (this.#panel === undefined || this.#shown?.document !== document) return;
    const offset = document.offsetAt(selection.active);
    const diagrams = this.#diagrams(document);
    if (!diagrams.some(({ from, to }) => from <= offset && offset <= to)) return;
    this.#shown.offset = offset;
    this.#post();
  }

  #post(): void {
    if (this.#panel === undefined || this.#shown === undefined || !this.#ready) return;
    const message: ToDiagramPage = { kind: 'model', model: buildModel(this.#shown, this.#diagrams(this.#shown.document)) };
    this.#panel.title = message.model.title;
    void this.#panel.webview.postMessage(message);
  }
}

function buildModel({ document, offset }: Shown, diagrams: readonly DiagramBlock[]): DiagramPageModel {
  const index = nearestDiagram(diagrams, offset);
  const diagram = diagrams[index];
  const id = `${document.uri.toString()}#${index}`;
  const name = document.uri.path.split('/').at(-1) ?? '';
  if (diagram === undefined) return { id, title: name, source: undefined, firstLine: 0 };
  const firstLine = document.positionAt(diagram.lineStarts[0] ?? diagram.from).line;
  return { id, title: diagram.heading || name, source: diagram.content, firstLine };
}

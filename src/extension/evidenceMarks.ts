import * as vscode from 'vscode';
import { markdownOf } from './markdownText';
import type { EvidencePlace } from './rubricRows';

/** Shows a piece of evidence in the answer: selected, in the middle, and with what it counts for behind it. */
export class EvidenceMarks implements vscode.Disposable {
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground'), fontStyle: 'italic' },
  });
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => this.#clear(document));

  /** Jumps to a place; where the text has changed since, to where the same words stand now, else to the nearest line. */
  show(editor: vscode.TextEditor, { span, text, label, why }: EvidencePlace): void {
    const { document } = editor;
    const now = document.getText();
    const words = text.slice(span.from, span.to);
    const from = now === text ? span.from : nearest(now, words, span.from);
    const range = new vscode.Range(document.positionAt(from), document.positionAt(from + words.trimEnd().length));
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.#decoration, [{ range, hoverMessage: markdownOf([why]), renderOptions: { after: { contentText: label } } }]);
  }

  /** Jumps to a line, from 1. */
  showLine(editor: vscode.TextEditor, line: number): void {
    const range = editor.document.validateRange(new vscode.Range(line - 1, 0, line - 1, 0));
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.#decoration, [{ range }]);
  }

  #clear(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) editor.setDecorations(this.#decoration, []);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#decoration.dispose();
  }
}

/** Where `words` stand in `text`, the occurrence closest to an offset; the offset itself where they stand nowhere. */
function nearest(text: string, words: string, offset: number): number {
  const before = text.lastIndexOf(words, offset);
  const after = text.indexOf(words, offset);
  if (before < 0 && after < 0) return Math.min(offset, text.length);
  if (before < 0) return after;
  return after < 0 || offset - before <= after - offset ? before : after;
}

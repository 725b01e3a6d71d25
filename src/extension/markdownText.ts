import * as vscode from 'vscode';

/** Paragraphs of plain text as Markdown that says just that; the first one is strong where asked for. Empty ones are left out. */
export function markdownOf(texts: readonly string[], { strongFirst = false } = {}): vscode.MarkdownString {
  const paragraphs = texts.filter((text) => text !== '').map(escape);
  return new vscode.MarkdownString(paragraphs.map((text, at) => (at === 0 && strongFirst ? `**${text}**` : text)).join('\n\n'));
}

/** `MarkdownString.appendText` would do, but its blanks never break, and a tooltip grows as wide as its longest sentence. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&').replace(/\s+/g, ' ');
}

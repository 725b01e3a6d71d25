import type * as vscode from 'vscode';

/** A page of ours: `name` is that of its script in `dist/webview` and of its style sheet in `media`. */
export interface WebviewPage {
  readonly name: 'diagramPage' | 'reviewPage';
  readonly title: string;
}

/** What a page is made of. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/**
 * The document of a page, whole, so that it waits for no file of its own; only Mermaid is fetched, when something is drawn. Nothing in it
 * comes from a user; what the page shows, it is told by messages.
 */
export function pageHtml(
  webview: Pick<vscode.Webview, 'asWebviewUri'>,
  extensionUri: vscode.Uri,
  { title }: WebviewPage,
  { script, style }: PageParts,
): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const imports = { mermaid: webview.asWebviewUri(inside(extensionUri, 'dist/webview/mermaid.js')).toString() };
  // Mermaid styles its drawings by elements and attributes; scripts need the nonce, and the chunks they load inherit it.
  const policy = ["default-src 'none'", "style-src 'unsafe-inline'", `script-src 'nonce-${nonce}'`, 'img-src data:'].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${style}</style>
<script type="importmap" nonce="${nonce}">${JSON.stringify({ imports })}</script>
</head>
<body>
<script type="module" nonce="${nonce}">
${script}</script>
</body>
</html>`;
}

/** A file or folder of the extension. */
export function inside(folder: vscode.Uri, path: string): vscode.Uri {
  return folder.with({ path: `${folder.path}/${path}` });
}

import type * as vscode from 'vscode';

/** A page of ours: `name` is that of its script in `dist/webview` and of its style sheet in `media`. */
export interface WebviewPage {
  readonly name: 'diagramPage' | 'reviewPage';
  readonly title: string;
}

/** What a webview with one of our pages may do: run scripts, and read our pages and styles and nothing else. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [inside(extensionUri, 'dist/webview'), inside(extensionUri, 'media')] };
}

/** The document of a page. Nothing in it comes from a user; what the page shows, it is told by messages. */
export function pageHtml(webview: Pick<vscode.Webview, 'asWebviewUri' | 'cspSource'>, extensionUri: vscode.Uri, page: WebviewPage): string {
  const uri = (path: string): string => webview.asWebviewUri(inside(extensionUri, path)).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  // Mermaid styles its drawings by elements and attributes; scripts need the nonce, and the chunks they load inherit it.
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    'img-src data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri(`media/${page.name}.css`)}">
<title>${page.title}</title>
</head>
<body>
<script type="module" nonce="${nonce}" src="${uri(`dist/webview/${page.name}.js`)}"></script>
</body>
</html>`;
}

function inside(folder: vscode.Uri, path: string): vscode.Uri {
  return folder.with({ path: `${folder.path}/${path}` });
}

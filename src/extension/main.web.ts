// Runs in the web extension host: VS Code for the Web. Supplies the diagram worker as a Web Worker. There an extension has to be one file;
// the Node entry loads what it needs from the same one, so that the package holds the extension once.
import * as vscode from 'vscode';
import type { ParserPort } from '../diagrams/diagramParser';
import type { ParseReply } from '../diagrams/serveDiagrams';
import type { Extension, ExtensionApi, Host, Views } from './extension';
import { activateLazily } from './lazyExtension';

export function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> | undefined {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'diagrams', 'worker.web.js');
  return activateLazily(context, { startDiagramWorker: () => startWorker(file) });
}

/** The extension itself, for the Node entry. */
export const buildExtension = async (context: vscode.ExtensionContext, host: Host, views: Views): Promise<Extension> =>
  (await import('./extension')).buildExtension(context, host, views);

function startWorker(file: vscode.Uri): ParserPort {
  const worker = new Worker(file.toString(true));
  return {
    postMessage: (request) => worker.postMessage(request),
    onMessage: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<ParseReply>) => listener(data)),
    onExit: (listener) => worker.addEventListener('error', () => listener()),
    terminate: () => worker.terminate(),
  };
}

// Runs in the Node extension host: VS Code on the desktop, over Remote, in code-server. Supplies the diagram worker as a thread, and the
// disk.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import type { ParserPort } from '../diagrams/diagramParser';
import type { ExtensionApi } from './extension';
import { activateLazily } from './lazyExtension';

export function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> | undefined {
  return activateLazily(context, {
    startDiagramWorker: () => startWorker(context.asAbsolutePath('dist/diagrams/worker.mjs')),
    disk: { read: readFile, write: writeFile, rename },
  });
}

function startWorker(file: string): ParserPort {
  const worker = new Worker(file);
  worker.unref();
  return {
    postMessage: (request) => worker.postMessage(request),
    onMessage: (listener) => void worker.on('message', listener),
    onExit: (listener) => void worker.once('exit', listener).on('error', () => undefined),
    terminate: () => void worker.terminate(),
  };
}

import type { DiagramResult } from '../core/diagram/diagramGraph';
import { loadMermaid } from './mermaidPackage';
import { parseMermaid } from './parseMermaid';

/** What the client asks a worker for. */
export interface ParseRequest {
  readonly id: number;
  readonly source: string;
}

/** What a worker answers: once that it has loaded, then one answer a request. */
export type ParseReply = { readonly kind: 'ready' } | { readonly kind: 'parsed'; readonly id: number; readonly result: DiagramResult };

/** The worker's side: answers requests that come in through `listen`, in their order. */
export async function serveDiagrams(
  post: (reply: ParseReply) => void,
  listen: (handle: (request: ParseRequest) => void) => void,
): Promise<void> {
  listen(({ id, source }) => void parseMermaid(source).then((result) => post({ kind: 'parsed', id, result })));
  await loadMermaid();
  post({ kind: 'ready' });
}

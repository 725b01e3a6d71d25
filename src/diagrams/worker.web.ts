// Runs as a Web Worker, from one file: parses diagrams apart from the extension host of VS Code for the Web.
import { serveDiagrams, type ParseRequest } from './serveDiagrams';

void serveDiagrams(
  (reply) => postMessage(reply),
  (handle) => addEventListener('message', ({ data }: MessageEvent<ParseRequest>) => handle(data)),
);

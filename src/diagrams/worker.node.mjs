// Runs as a worker thread of Node: parses diagrams apart from the extension host. The one file here that knows Node; `worker.web.ts` is its twin.
import { parentPort } from 'node:worker_threads';
import { serveDiagrams } from './serveDiagrams';

void serveDiagrams(
  (reply) => parentPort.postMessage(reply),
  (handle) => parentPort.on('message', handle),
);

import type { DiagramFault, DiagramResult, ParseDiagram } from '../core/diagram/diagramGraph';
import { wholeBlockError } from './diagramFault';
import type { ParseReply, ParseRequest } from './serveDiagrams';

/** A running worker, whatever it runs on. */
export interface ParserPort {
  postMessage(request: ParseRequest): void;
  onMessage(listener: (reply: ParseReply) => void): void;
  /** Told when the worker ends or fails without having been asked to. */
  onExit(listener: () => void): void;
  terminate(): void;
}

export interface DiagramParserOptions {
  /** Starts a worker. Called at the first diagram, and again after a crash or a diagram that took too long. */
  readonly start: () => ParserPort;
  /** Runs something after some milliseconds; the result takes it back. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Milliseconds one diagram may take, from the moment the worker has loaded. */
  readonly limit?: number;
  /** Milliseconds a worker may take to load. */
  readonly startLimit?: number;
  /** Results kept, by the text of the block. */
  readonly cacheSize?: number;
}

export interface DiagramParser {
  readonly parse: ParseDiagram;
  /** Ends the worker. Diagrams under way, and any asked for later, are answered as stopped. */
  dispose(): void;
}

interface Job {
  readonly source: string;
  readonly resolve: (result: DiagramResult) => void;
  retried: boolean;
}

/**
 * Parses diagrams in a worker: one at a time, each text once. A worker that crashes is started again and gets its diagram a second time;
 * one that takes too long is replaced, and its diagram is too large to check.
 */
export function createDiagramParser(options: DiagramParserOptions): DiagramParser {
  const { start, after, limit = 3000, startLimit = 15_000, cacheSize = 200 } = options;
  const cache = new Map<string, Promise<DiagramResult>>();
  const queue: Job[] = [];
  let worker: { readonly port: ParserPort; ready: boolean } | undefined;
  let current: { readonly id: number; readonly job: Job } | undefined;
  let stopClock = (): void => undefined;
  let lastId = 0;
  let disposed = false;

  const time = (milliseconds: number, run: () => void): void => {
    stopClock();
    stopClock = after(milliseconds, run);
  };

  const finish = (result: DiagramResult): void => {
    stopClock();
    const job = current?.job;
    current = undefined;
    job?.resolve(result);
    next();
  };

  const drop = (): void => {
    const dropped = worker;
    worker = undefined;
    dropped?.port.terminate();
  };

  const crashed = (): void => {
    drop();
    if (current === undefined) return;
    const { job } = current;
    if (job.retried) {
      cache.delete(job.source);
      finish(failure({ kind: 'stopped' }, 'The diagram parser stopped'));
    } else {
      job.retried = true;
      current = undefined;
      queue.unshift(job);
      next();
    }
  };

  const tooLong = (): void => {
    drop();
    finish(failure({ kind: 'tooLarge' }, 'The diagram took too long to parse'));
  };

  const awaken = (): ParserPort => {
    const port = start();
    const started = { port, ready: false };
    worker = started;
    port.onMessage((reply) => {
      if (worker !== started) return;
      if (reply.kind === 'ready') {
        started.ready = true;
        if (current !== undefined) time(limit, tooLong);
      } else if (reply.id === current?.id) {
        finish(reply.result);
      }
    });
    port.onExit(() => {
      if (worker === started) crashed();
    });
    return port;
  };

  const next = (): void => {
    if (current !== undefined) return;
    const job = queue.shift();
    if (job === undefined) return;
    current = { id: ++lastId, job };
    try {
      const port = worker?.port ?? awaken();
      if (worker?.ready === true) time(limit, tooLong);
      else time(startLimit, crashed);
      port.postMessage({ id: lastId, source: job.source });
    } catch {
      crashed();
    }
  };

  return {
    parse: (source) => {
      const known = cache.get(source);
      if (known !== undefined) {
        cache.delete(source);
        cache.set(source, known);
        return known;
      }
      if (disposed) return Promise.resolve(failure({ kind: 'stopped' }, 'The diagram parser was disposed'));
      const result = new Promise<DiagramResult>((resolve) => queue.push({ source, resolve, retried: false }));
      cache.set(source, result);
      const [oldest] = cache.keys();
      if (cache.size > cacheSize && oldest !== undefined) cache.delete(oldest);
      next();
      return result;
    },
    dispose: () => {
      disposed = true;
      stopClock();
      drop();
      const waiting = [...(current === undefined ? [] : [current.job]), ...queue.splice(0)];
      current = undefined;
      cache.clear();
      for (const job of waiting) job.resolve(failure({ kind: 'stopped' }, 'The diagram parser was disposed'));
    },
  };
}

function failure(fault: DiagramFault, message: string): DiagramResult {
  return { error: wholeBlockError(fault, message) };
}

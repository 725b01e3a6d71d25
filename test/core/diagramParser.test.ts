import assert from 'node:assert/strict';
import type { DiagramResult } from '../../src/core/diagram/diagramGraph';
import { createDiagramParser, type DiagramParser, type ParserPort } from '../../src/diagrams/diagramParser';
import { serveDiagrams, type ParseReply, type ParseRequest } from '../../src/diagrams/serveDiagrams';

/** A worker that does only what the test says. */
class FakeWorker implements ParserPort {
  readonly requests: ParseRequest[] = [];
  terminated = false;
  private reply: (reply: ParseReply) => void = () => undefined;
  private exit: () => void = () => undefined;

  postMessage(request: ParseRequest): void {
    this.requests.push(request);
  }
  onMessage(listener: (reply: ParseReply) => void): void {
    this.reply = listener;
  }
  onExit(listener: () => void): void {
    this.exit = listener;
  }
  terminate(): void {
    this.terminated = true;
  }

  ready(): void {
    this.reply({ kind: 'ready' });
  }
  /** Answers the last request with its own text as the only label. */
  answer(): void {
    const { id, source } = this.requests.at(-1) ?? assert.fail('nothing was asked');
    this.reply({ kind: 'parsed', id, result: parsed(source) });
  }
  crash(): void {
    this.exit();
  }
}

const parsed = (source: string): DiagramResult => ({ graph: { kind: 'other', nodes: [], edges: [], labels: [source] } });
const faultOf = (result: DiagramResult): string | undefined => ('error' in result ? result.error.fault.kind : undefined);

interface Scene {
  readonly parser: DiagramParser;
  readonly workers: FakeWorker[];
  readonly worker: FakeWorker;
  /** Milliseconds of the clock that runs, if one does. */
  readonly clock: number | undefined;
  timeUp(): void;
}

function scene(cacheSize = 200): Scene {
  const workers: FakeWorker[] = [];
  let timer: { readonly milliseconds: number; readonly run: () => void } | undefined;
  const parser = createDiagramParser({
    start: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    after: (milliseconds, run) => {
      const mine = { milliseconds, run };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
    limit: 3000,
    startLimit: 15_000,
    cacheSize,
  });
  return {
    parser,
    workers,
    get worker() {
      return workers.at(-1) ?? assert.fail('no worker was started');
    },
    get clock() {
      return timer?.milliseconds;
    },
    timeUp: () => {
      const due = timer ?? assert.fail('no clock runs');
      timer = undefined;
      due.run();
    },
  };
}

describe('The diagram parser', () => {
  it('starts no worker before the first diagram', () => {
    assert.equal(scene().workers.length, 0);
  });

  it('hands diagrams over one at a time, in order', async () => {
    const { parser, workers, worker } = await started();
    const both = Promise.all([parser.parse('a'), parser.parse('b')]);
    assert.deepEqual(
      worker.requests.map(({ source }) => source),
      ['first', 'a'],
    );
    worker.answer();
    assert.deepEqual(
      worker.requests.map(({ source }) => source),
      ['first', 'a', 'b'],
    );
    worker.answer();
    assert.deepEqual(await both, [parsed('a'), parsed('b')]);
    assert.equal(workers.length, 1);
  });

  it('parses a text once, also while it is under way', async () => {
    const { parser, worker } = await started();
    const both = Promise.all([parser.parse('a'), parser.parse('a')]);
    worker.answer();
    assert.deepEqual(await both, [parsed('a'), parsed('a')]);
    assert.deepEqual(await parser.parse('a'), parsed('a'));
    assert.equal(worker.requests.length, 2);
  });

  it('forgets the text that was asked for longest ago', async () => {
    const { parser, worker } = await started(2);
    for (const source of ['a', 'b']) {
      const result = parser.parse(source);
      worker.answer();
      await result;
    }
    await parser.parse('a');
    const third = parser.parse('c');
    worker.answer();
    await third;
    assert.deepEqual(await parser.parse('a'), parsed('a'));
    void parser.parse('b');
    assert.deepEqual(
      worker.requests.map(({ source }) => source),
      ['first', 'a', 'b', 'c', 'b'],
    );
  });

  it('gives a diagram its time from the moment the worker has loaded', async () => {
    const stage = scene();
    const result = stage.parser.parse('a');
    assert.equal(stage.clock, 15_000);
    stage.worker.ready();
    assert.equal(stage.clock, 3000);
    stage.worker.answer();
    assert.deepEqual(await result, parsed('a'));
    assert.equal(stage.clock, undefined);
  });

  it('replaces a worker that hangs, calls its diagram too large, and goes on with the next', async () => {
    const stage = await started();
    const hanging = stage.parser.parse('a');
    const waiting = stage.parser.parse('b');
    const [hung] = stage.workers;
    stage.timeUp();
    assert.equal(faultOf(await hanging), 'tooLarge');
    assert.equal(hung?.terminated, true);
    stage.worker.ready();
    stage.worker.answer();
    assert.deepEqual(await waiting, parsed('b'));
    assert.equal(faultOf(await stage.parser.parse('a')), 'tooLarge');
    assert.equal(stage.workers.length, 2);
  });

  it('starts a crashed worker again and gives it the same diagram', async () => {
    const stage = await started();
    const result = stage.parser.parse('a');
    stage.worker.crash();
    assert.equal(stage.workers.length, 2);
    stage.worker.ready();
    stage.worker.answer();
    assert.deepEqual(await result, parsed('a'));
  });

  it('says that it stopped when the second worker crashes as well, and tries again when asked again', async () => {
    const stage = await started();
    const result = stage.parser.parse('a');
    stage.worker.crash();
    stage.worker.crash();
    assert.equal(faultOf(await result), 'stopped');
    const again = stage.parser.parse('a');
    assert.equal(stage.workers.length, 3);
    stage.worker.ready();
    stage.worker.answer();
    assert.deepEqual(await again, parsed('a'));
  });

  it('counts a worker that never loads, or can not be started, as crashed', async () => {
    const stage = scene();
    const result = stage.parser.parse('a');
    stage.timeUp();
    stage.timeUp();
    assert.equal(faultOf(await result), 'stopped');
    const broken = createDiagramParser({ start: () => assert.fail('no workers here'), after: () => () => undefined });
    assert.equal(faultOf(await broken.parse('a')), 'stopped');
  });

  it('waits for the next diagram when the worker crashes idle', async () => {
    const stage = await started();
    stage.worker.crash();
    assert.equal(stage.workers.length, 1);
    const result = stage.parser.parse('a');
    stage.worker.ready();
    stage.worker.answer();
    assert.deepEqual(await result, parsed('a'));
  });

  it('does not listen to a worker it has given up', async () => {
    const stage = await started();
    const hanging = stage.parser.parse('a');
    const [hung] = stage.workers;
    stage.timeUp();
    await hanging;
    const result = stage.parser.parse('b');
    hung?.answer();
    hung?.crash();
    assert.equal(stage.workers.length, 2);
    stage.worker.ready();
    stage.worker.answer();
    assert.deepEqual(await result, parsed('b'));
  });

  it('answers what is under way and ends its worker when disposed', async () => {
    const stage = await started();
    const both = [stage.parser.parse('a'), stage.parser.parse('b')];
    stage.parser.dispose();
    assert.deepEqual((await Promise.all([...both, stage.parser.parse('c')])).map(faultOf), ['stopped', 'stopped', 'stopped']);
    assert.equal(stage.worker.terminated, true);
    assert.equal(stage.clock, undefined);
  });
});

describe('The worker of the diagram parser', function () {
  this.timeout(60_000); // the package is loaded once

  it('says when it is ready and answers in order, good and bad', async () => {
    let answer: (reply: ParseReply) => void = () => undefined;
    let ask: (request: ParseRequest) => void = () => undefined;
    await serveDiagrams(
      (reply) => answer(reply),
      (handle) => (ask = handle),
    );
    const parser = createDiagramParser({
      start: () => ({
        postMessage: (request) => ask(request),
        onMessage: (listener) => (answer = listener),
        onExit: () => undefined,
        terminate: () => undefined,
      }),
      after: () => () => undefined,
    });
    const [good, bad] = await Promise.all([parser.parse('pie\n"GPU" : 3'), parser.parse('pie\n"GPU" 3')]);
    assert.deepEqual(good, { graph: { kind: 'other', nodes: [], edges: [], labels: ['GPU'] } });
    assert.equal(faultOf(bad), 'unexpected');
  });
});

/** A parser whose worker has loaded and answered a first diagram. */
async function started(cacheSize?: number): Promise<Scene> {
  const stage = scene(cacheSize);
  const first = stage.parser.parse('first');
  stage.worker.ready();
  stage.worker.answer();
  await first;
  return stage;
}

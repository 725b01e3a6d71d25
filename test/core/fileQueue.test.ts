import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileQueue, type TextFiles } from '../../src/core/attempt/fileQueue';
import { MARKS, parseSheet, type GradeSheet, type Mark } from '../../src/core/attempt/gradeSheet';
import { buildSheet, editSheet, type SheetOperation } from '../../src/core/attempt/sheetEdit';

const SHEET = '18-data-drift-detection.2026-11-23.grade.yaml';

/** A disk that takes its time: every step waits for its turn, and whoever watches hears of every replacement, some time. */
class SlowDisk implements TextFiles {
  readonly contents = new Map<string, string>();
  readonly watchers: (() => void)[] = [];

  constructor(readonly turn: (step: string) => Promise<unknown> = () => Promise.resolve()) {}

  async read(file: string): Promise<string | undefined> {
    await this.turn('read');
    return this.contents.get(file);
  }

  async replace(file: string, text: string, before: string | undefined): Promise<boolean> {
    await this.turn('write beside');
    if (this.contents.get(file) !== before) return false;
    await this.turn('rename');
    this.contents.set(file, text);
    for (const watcher of this.watchers) watcher();
    return true;
  }
}

const fresh = buildSheet({ problem: '18-data-drift-detection', mode: 'guided' });

const edit =
  (operation: SheetOperation) =>
  (text: string | undefined): string => {
    const result = editSheet(text ?? fresh, operation);
    assert.equal(result.kind, 'edited');
    return result.text;
  };

const mark = (criterion: string, value: Mark, at: number): SheetOperation => ({ kind: 'mark', criterion, mark: value, at });

function marksIn(disk: SlowDisk): GradeSheet['marks'] {
  const read = parseSheet(disk.contents.get(SHEET) ?? '');
  assert.equal(read.kind, 'sheet');
  return read.sheet.marks;
}

describe('The queue that writes grade sheets', () => {
  it('loses no acknowledged mark when two windows mark at once, in whatever order the disk does their steps', async () => {
    const marks = fc.array(fc.constantFrom<Mark>(...MARKS.filter((value) => value !== 'not-applicable')), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), marks, marks, async (scheduler, left, right) => {
        const disk = new SlowDisk((step) => scheduler.schedule(Promise.resolve(), step));
        const windows = [left, right].map((values) => ({ values, queue: new FileQueue(disk) }));
        for (const { queue } of windows) {
          disk.watchers.push(() => void scheduler.schedule(Promise.resolve(), 'event').then(() => queue.reconcile(SHEET)));
        }
        const acknowledged: [string, Mark][] = [];
        windows.forEach(({ values, queue }, side) => {
          values.forEach((value, nth) => {
            const criterion = `window-${side}-${nth}`;
            void queue.change(SHEET, edit(mark(criterion, value, 1_000 + nth))).then(() => acknowledged.push([criterion, value]));
          });
        });
        await scheduler.waitIdle();
        assert.equal(acknowledged.length, left.length + right.length);
        const kept = marksIn(disk);
        for (const [criterion, value] of acknowledged) assert.equal(kept[criterion]?.mark, value);
      }),
      { numRuns: 200 },
    );
  });

  it('comes to one text in both windows when they mark the same criterion, and the later mark stays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const disk = new SlowDisk((step) => scheduler.schedule(Promise.resolve(), step));
        const [first, second] = [new FileQueue(disk), new FileQueue(disk)];
        for (const queue of [first, second])
          disk.watchers.push(() => void scheduler.schedule(Promise.resolve(), 'event').then(() => queue.reconcile(SHEET)));
        void first.change(SHEET, edit(mark('baseline', 'met', 1_000)));
        void second.change(SHEET, edit(mark('baseline', 'partly', 2_000)));
        await scheduler.waitIdle();
        assert.deepEqual(marksIn(disk), { baseline: { mark: 'partly', at: 2_000 } });
      }),
      { numRuns: 100 },
    );
  });

  it('tells a mark as kept only when it stands on the disk', async () => {
    const disk = new SlowDisk();
    await new FileQueue(disk).change(SHEET, edit(mark('baseline', 'met', 1_000)));
    assert.deepEqual(marksIn(disk), { baseline: { mark: 'met', at: 1_000 } });
  });

  it('goes on with the next change when one could not be written, and remembers nothing of the failed one', async () => {
    const disk = new SlowDisk();
    const queue = new FileQueue(disk);
    disk.replace = () => Promise.reject(new Error('disk full'));
    await assert.rejects(queue.change(SHEET, edit(mark('baseline', 'met', 1_000))), /disk full/);
    disk.replace = SlowDisk.prototype.replace.bind(disk);
    await queue.change(SHEET, edit(mark('owner', 'met', 2_000)));
    await queue.reconcile(SHEET);
    assert.deepEqual(Object.keys(marksIn(disk)), ['owner']);
  });

  it('leaves a deleted sheet deleted, and brings nothing of it into the one that takes its name', async () => {
    const disk = new SlowDisk();
    const queue = new FileQueue(disk);
    await queue.change(SHEET, edit(mark('baseline', 'met', 1_000)));
    disk.contents.delete(SHEET);
    await queue.reconcile(SHEET);
    assert.equal(disk.contents.has(SHEET), false);
    disk.contents.set(SHEET, fresh);
    await queue.reconcile(SHEET);
    assert.deepEqual(marksIn(disk), {});
  });

  it('brings nothing back of a sheet that is deleted while it looks for what was lost', async () => {
    const disk = new SlowDisk();
    const queue = new FileQueue(disk);
    await queue.change(SHEET, edit(mark('baseline', 'met', 1_000)));
    disk.contents.set(SHEET, fresh);
    const replace = disk.replace.bind(disk);
    disk.replace = (file, text, before) => {
      disk.contents.delete(SHEET);
      return replace(file, text, before);
    };
    await queue.reconcile(SHEET);
    assert.equal(disk.contents.has(SHEET), false);
  });

  it('leaves a sheet alone that another writer has made unreadable', async () => {
    const disk = new SlowDisk();
    const queue = new FileQueue(disk);
    await queue.change(SHEET, edit(mark('baseline', 'met', 1_000)));
    const broken = fresh.slice(0, 20);
    disk.contents.set(SHEET, broken);
    await queue.reconcile(SHEET);
    assert.equal(disk.contents.get(SHEET), broken);
  });
});

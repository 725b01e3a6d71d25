import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FaultyFiles } from '../faultyFiles';
import { answerEditor, api, clear, heard, insert, run, until, useFolder } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const DRIFT = '18-data-drift-detection';
const READ_ONLY = vscode.FileSystemError.NoPermissions('EACCES: permission denied');
const FULL = vscode.FileSystemError.Unavailable('ENOSPC: no space left on device');

/** The tabs of all groups that hold a page. */
function reviewTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
}

describe('A practice folder', () => {
  const disk = new FaultyFiles('faulty');
  let registered: vscode.Disposable;

  before(() => {
    registered = disk.register();
  });
  beforeEach(async () => {
    await clear();
    disk.clear();
    await disk.createDirectory(disk.uri('/practice'));
    await useFolder('faulty:///practice');
  });
  after(async () => {
    await clear();
    await useFolder('.');
    registered.dispose();
  });

  /** Types into a fresh answer; resolves once its sheet stands, or at once where that is not to be expected. */
  async function begin(text: string, kept = true): Promise<vscode.TextEditor> {
    await run('newTry', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    await insert(editor, text);
    if (kept) await until('an attempt in the store', async () => (await api()).store.attempts.length > 0);
    return editor;
  }

  const sheet = (): string => disk.text(disk.paths.find((path) => path.endsWith('.grade.yaml')) ?? '') ?? '';

  it('that is missing is never made without a word, and the tree says so', async () => {
    await useFolder('faulty:///moved');
    const messages = await heard(() => run('openProblem', PIPELINE));
    assert.match(messages.join(), /^The practice folder .*moved is not there\. It may have been moved/);
    assert.deepEqual(disk.paths, []);
    const { problems } = await api();
    assert.deepEqual((await problems.getChildren()).at(0), { kind: 'folder-missing' });
  });

  it('that is missing is made when the user says so', async () => {
    await useFolder('faulty:///new');
    await heard(
      () => run('openProblem', PIPELINE),
      () => 'Create It',
    );
    await answerEditor(PIPELINE);
    assert.match(disk.paths.join(), /^\/new\/01-cicd-pipeline\.[\d-]+\.md$/);
  });

  it('that is moved during an attempt is not made again: the mark is refused in a sentence, and what was kept stays where it went', async () => {
    const editor = await begin('Auto-rollback on p99 over 80 ms for 5 minutes.');
    await editor.document.save();
    disk.move('/practice', '/elsewhere');
    const { store } = await api();
    const [attempt] = store.attempts;
    assert.ok(attempt);
    await assert.rejects(
      store.change(attempt, { kind: 'mark', criterion: 'any', mark: 'met', at: 1_000 }),
      /grade\.yaml is no longer in the practice folder\./,
    );
    assert.deepEqual(
      disk.paths.map((path) => path.split('/')[1]),
      ['elsewhere', 'elsewhere'],
    );
  });

  it('that is read-only says so when a problem is chosen, and leaves no attempt behind', async () => {
    disk.fault = (step) => (step === 'read' || step === 'list' ? undefined : READ_ONLY);
    const messages = await heard(() => run('openProblem', PIPELINE));
    assert.match(messages.join(), /\.md can't be written: the practice folder does not allow it\.$/);
    assert.equal((await api()).session.current, undefined);
  });

  it('that is full says so once, not at every key, and keeps the attempt as soon as there is room again, without another key', async () => {
    const { store, session } = await api();
    const messages = await heard(async () => {
      await run('newTry', PIPELINE);
      const editor = await answerEditor(PIPELINE);
      disk.fault = (step) => (step === 'write' ? FULL : undefined);
      for (const word of ['One ', 'path ', 'to ', 'production.']) await insert(editor, word);
      await until('two failed tries', async () => {
        await session.keep().catch(() => undefined);
        return disk.paths.length === 1;
      });
      assert.deepEqual([session.current?.fresh, session.timer?.state], [true, 'running']);
      await run('togglePause');
      disk.fault = () => undefined;
      await until('an attempt in the store', () => store.attempts.length === 1);
    });
    assert.match(messages.join('\n'), /^\S+ can't be written: the disk is full\. Free some room and try again\.$/);
    assert.match(sheet(), /kind: start[^]*kind: pause/);
  });

  it('that is full lets no attempt be finished, and takes the finish once there is room', async () => {
    const messages = await heard(async () => {
      await run('newTry', PIPELINE);
      const editor = await answerEditor(PIPELINE);
      disk.fault = (step, path) => (step === 'write' && path.endsWith('.tmp') ? FULL : undefined);
      await insert(editor, 'One path to production.');
      await run('finishAttempt');
      assert.equal(
        disk.paths.some((path) => path.endsWith('.grade.yaml')),
        false,
      );
      await until('the answer alone', () => reviewTabs().length === 0 && vscode.window.activeTextEditor === editor);
      disk.fault = () => undefined;
      await run('finishAttempt');
      await until('the review', () => reviewTabs().length === 1);
    });
    for (const message of messages) assert.match(message, /the disk is full/);
    assert.match(sheet(), /finished:\n {2}at:[^]*One path to production\./);
  });

  it('that fills up while marking refuses the mark in a sentence, leaves the sheet whole and no other file, and takes the mark later', async () => {
    await begin('One path to production.');
    const { store } = await api();
    const [attempt] = store.attempts;
    assert.ok(attempt);
    const before = sheet();
    const files = disk.paths;
    const mark = { kind: 'mark', criterion: 'release-targets', mark: 'met', at: 1_000 } as const;
    for (const ending of ['.tmp', '.yaml']) {
      disk.fault = (step, path) => (step === 'write' && path.endsWith(ending) ? FULL : undefined);
      await assert.rejects(store.change(attempt, mark), /can't be written: the disk is full\. Free some room and try again\.$/);
      assert.equal(sheet(), before);
      assert.deepEqual(disk.paths, files);
    }
    disk.fault = () => undefined;
    await store.change(attempt, mark);
    assert.match(sheet(), /release-targets/);
  });

  it('in which a window was killed while it wrote is mended: what it had written beside takes the place of what was cut off', async () => {
    await begin('One path to production.');
    const { store } = await api();
    const [attempt] = store.attempts;
    assert.ok(attempt);
    const whole = sheet();
    const beside = attempt.sheet.path.replace(/([^/]+)$/, '.$1.killed.tmp');
    for (const left of [whole.slice(0, 30), '']) {
      await disk.writeFile(attempt.sheet, new TextEncoder().encode(left));
      await disk.writeFile(disk.uri(beside), new TextEncoder().encode(whole));
      disk.age = 60_000;
      await store.reload();
      assert.equal(sheet(), whole);
      assert.equal(disk.text(beside), undefined);
    }
    await disk.writeFile(disk.uri(beside), new TextEncoder().encode(whole.slice(0, 30)));
    await store.reload();
    assert.deepEqual([sheet(), disk.text(beside)], [whole, undefined]);
  });

  it('that turns read-only holds up no other attempt: the next problem starts, and the pause that was not kept is told', async () => {
    await begin('One path to production.');
    disk.fault = (step, path) => (step !== 'read' && step !== 'list' && path.includes(PIPELINE) ? READ_ONLY : undefined);
    let told = '';
    await heard(
      async () => {
        await run('openProblem', DRIFT);
        await answerEditor(DRIFT);
        await until('a word about the pause', () => told !== '');
      },
      (message) => {
        told = message;
        return undefined;
      },
    );
    assert.match(told, /01-cicd-pipeline.*can't be written: the practice folder does not allow it\./);
    assert.equal((await api()).session.current?.name.slug, DRIFT);
  });

  it('that can not be listed shows no attempts and breaks nothing', async () => {
    await begin('One path to production.');
    disk.fault = (step) => (step === 'list' ? READ_ONLY : undefined);
    const { store, problems } = await api();
    await store.reload();
    assert.deepEqual(store.attempts, []);
    assert.ok((await problems.getChildren()).length > 0);
    disk.fault = () => undefined;
    await store.reload();
    assert.equal(store.attempts.length, 1);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FaultyFiles } from '../faultyFiles';
import { answerEditor, api, clear, heard, insert, run, until, useFolder } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const DRIFT = '18-data-drift-detection';
const OUTAGE = '40-production-model-outage';
const TEXT = 'One path to production.';

/** Something that others wait for until it is let go. */
function gate(): {
  readonly passed: Promise<void>;
  readonly open: () => void;
  readonly reached: Promise<void>;
  readonly reach: () => void;
} {
  let [open, reach] = [(): void => undefined, (): void => undefined];
  const passed = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { passed, open, reached, reach };
}

describe('A fresh answer', () => {
  const disk = new FaultyFiles('fresh');
  let registered: vscode.Disposable;

  before(() => {
    registered = disk.register();
  });
  beforeEach(async () => {
    await clear();
    disk.clear();
    await disk.createDirectory(disk.uri('/practice'));
    await useFolder('fresh:///practice');
  });
  after(async () => {
    await clear();
    await useFolder('.');
    registered.dispose();
  });

  async function type(editor: vscode.TextEditor, text = TEXT): Promise<void> {
    await insert(editor, text);
  }

  /** Names of what the folder holds, without the day. */
  const kept = (): string[] => disk.paths.flatMap((path) => (path.includes('/.') ? [] : path.replace(/^.*\/|\.\d{4}-\d\d-\d\d/g, '')));

  it('of an interview whose rubric is shown while its sheet is being written is guided, in the sheet too', async () => {
    await run('startInterview', PIPELINE);
    const { session, store } = await api();
    await type(await answerEditor(PIPELINE));
    await Promise.all([session.keep(), run('showRubricNow')]);
    assert.equal(session.current?.fresh, false);
    await until('a guided attempt', () => {
      const read = store.attempts[0]?.read;
      return read?.kind === 'sheet' && read.sheet.mode === 'guided' && read.sheet.rubricSeen !== undefined;
    });
  });

  it('becomes no interview once something was written with the rubric in sight', async () => {
    await run('openProblem', PIPELINE);
    const { session } = await api();
    await type(await answerEditor(PIPELINE));
    await until('a kept attempt', () => session.current?.fresh === false);
    const messages = await heard(() => run('makeInterview'));
    assert.match(messages.join(), /^The rubric was in sight in this attempt, so it stays a guided one\./);
    assert.equal(session.current?.mode, 'guided');
  });

  it('that is chosen again while the one before is being removed is made anew under the same name, and stays', async () => {
    await run('openProblem', PIPELINE);
    await answerEditor(PIPELINE);
    const removal = gate();
    disk.hold = (step) => {
      if (step !== 'delete') return undefined;
      removal.reach();
      return removal.passed;
    };
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removal.reached;
    const chosen = run('openProblem', PIPELINE);
    removal.open();
    await chosen;
    await type(await answerEditor(PIPELINE));
    const { session } = await api();
    await until('a kept attempt', () => session.current?.fresh === false);
    assert.deepEqual(kept(), [`${PIPELINE}.grade.yaml`, `${PIPELINE}.md`]);
  });

  it('gets the next name while VS Code holds another text under the first', async () => {
    await run('openProblem', OUTAGE);
    const { document } = await answerEditor(OUTAGE);
    const { uri } = document;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('an empty folder', () => kept().length === 0);
    await disk.writeFile(uri, new TextEncoder().encode('# Of somebody else\n'));
    await vscode.workspace.openTextDocument(uri);
    await disk.delete(uri);
    await run('openProblem', OUTAGE);
    const editor = await answerEditor(OUTAGE);
    await type(editor);
    assert.ok(await editor.document.save());
    assert.match(disk.text(editor.document.uri.path) ?? '', /One path to production\./);
    assert.deepEqual(
      kept().filter((name) => name.endsWith('.md')),
      [`${OUTAGE}-b.md`],
    );
  });

  it('that is chosen as an interview while it is untouched is that one, not a second', async () => {
    await run('openProblem', PIPELINE);
    await answerEditor(PIPELINE);
    await run('startInterview', PIPELINE);
    assert.deepEqual(kept(), [`${PIPELINE}.md`]);
    assert.equal((await api()).session.current?.mode, 'interview');
  });

  it('that stood open without a clock, as after a reload beside another attempt, is one from its first key on', async () => {
    await run('openProblem', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    const { session } = await api();
    await session.leave();
    await type(editor);
    await until('the attempt on the clock', () => session.current?.name.slug === PIPELINE && !session.current.fresh);
    assert.deepEqual(kept(), [`${PIPELINE}.grade.yaml`, `${PIPELINE}.md`]);
  });

  it('that was written in is not removed by a window that did not begin it, though the disk still holds the template', async () => {
    await run('openProblem', PIPELINE);
    await type(await answerEditor(PIPELINE));
    await until('a kept attempt', () => kept().length === 2);
    const [path = ''] = disk.paths.filter((one) => one.endsWith('.yaml'));
    const other = disk.text(path)?.replace(/session: [^,]+/, 'session: another-window') ?? '';
    await disk.writeFile(disk.uri(path), new TextEncoder().encode(other));
    await (await api()).store.reload();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await run('openProblem', DRIFT);
    await answerEditor(DRIFT);
    assert.deepEqual(kept(), [`${PIPELINE}.grade.yaml`, `${PIPELINE}.md`, `${DRIFT}.md`]);
  });

  it('that is kept while the whole folder is being read is not lost from sight', async () => {
    await run('openProblem', PIPELINE);
    await type(await answerEditor(PIPELINE));
    await until('a kept attempt', () => kept().length === 2);
    const { store } = await api();
    const reading = gate();
    let first = true;
    disk.hold = (step, path) => {
      if (!first || step !== 'read' || !path.endsWith('.yaml')) return undefined;
      first = false;
      reading.reach();
      return reading.passed;
    };
    const loaded = store.reload();
    await reading.reached;
    await store.create({ slug: DRIFT, date: '2026-11-20', nth: 1 }, { problem: DRIFT, mode: 'guided' }, []);
    reading.open();
    await loaded;
    assert.deepEqual(
      store.attempts.map(({ name }) => name.slug),
      [DRIFT, PIPELINE],
    );
  });
});

import assert from 'node:assert/strict';
import { readFile, rename, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { FolderFiles } from '../../../src/extension/folderFiles';
import { FileQueue } from '../../../src/core/attempt/fileQueue';
import { editSheet } from '../../../src/core/attempt/sheetEdit';
import { answerEditor, api, begin, clear, files, heard, offered, practiceFolder, read, run, sheet, until, write } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const DRIFT = '18-data-drift-detection';
const TEXT = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min. No human in the loop.';

async function sheetName(): Promise<string> {
  return until('a grade sheet', async () => (await files()).find((name) => name.endsWith('.grade.yaml')));
}

/** The criteria of the attempt that is marked in the Rubric view. */
async function criteria(): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const { rubric } = await api();
  return until('criteria to mark', () => rubric.state.kind === 'marking' && rubric.state.criteria);
}

describe('A grade sheet', () => {
  beforeEach(clear);
  after(clear);

  for (const [what, spoil] of [
    ['that is cut off', (text: string) => text.slice(0, text.length / 2)],
    ['that is empty', () => ''],
    ['that is no YAML', (text: string) => text.replace('mode:', 'mode: [')],
    ['of a newer version', (text: string) => text.replace('format: 1', 'format: 2')],
    ['with a merge conflict', (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`],
  ] as const) {
    it(`${what} costs that attempt alone, says so in the tree, which opens it, and is never rewritten`, async () => {
      await begin(PIPELINE, TEXT);
      await vscode.workspace.saveAll();
      const name = await sheetName();
      const spoilt = spoil(await read(name));
      await write(name, spoilt);
      const { store, session, problems } = await api();
      await store.reload();
      await until('no current attempt', () => session.current === undefined);
      await begin(DRIFT, TEXT);
      const groups = await problems.getChildren();
      const rows = (await Promise.all(groups.map((group) => problems.getChildren(group)))).flat();
      const row = rows.find((one) => one.kind === 'problem' && one.problem.slug === PIPELINE);
      assert.ok(row);
      const tooltip = problems.getTreeItem(row).tooltip;
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.match(tooltip.value, /grade\\?\.yaml: /);
      assert.equal(problems.getTreeItem(row).contextValue, 'problem new damaged');
      await run('openGradeSheet', row);
      await until('the sheet itself', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(name));
      const labels = await offered(/New try/, () => run('openProblem', PIPELINE));
      assert.deepEqual(labels, ['New try', 'Last answer', 'Its review', 'Its grade sheet']);
      const editor = await answerEditor(PIPELINE);
      assert.match(editor.document.uri.path, /-b\.md$/);
      assert.equal(await read(name), spoilt);
    });
  }

  it('keeps a comment and an unknown key that a hand put in, through pause, finish and mark', async () => {
    await begin(PIPELINE, TEXT);
    const name = await sheetName();
    await write(name, (await read(name)).replace('clock:', '# the evening after the course\nmood: fresh\nclock:'));
    await run('togglePause');
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'pause');
    await run('finishAttempt');
    const [criterion] = await criteria();
    await run('markMet', { kind: 'criterion', criterion });
    await sheet(PIPELINE, ({ marks }) => Object.keys(marks ?? {}).length === 1);
    const text = await read(name);
    assert.match(text, /# the evening after the course\nmood: fresh\nclock:/);
  });

  it('that two windows mark at once holds the marks of both', async () => {
    await begin(PIPELINE, TEXT);
    await run('finishAttempt');
    const rows = await criteria();
    const name = await sheetName();
    const other = new FileQueue(new FolderFiles('another-window', { read: readFile, write: writeFile, rename }));
    const file = vscode.Uri.joinPath(practiceFolder(), name).toString();
    const [here, there] = [rows.slice(0, 5), rows.slice(5)];
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(practiceFolder(), '*.grade.yaml'));
    const subscriptions = [
      watcher,
      watcher.onDidChange(() => void other.reconcile(file)),
      watcher.onDidCreate(() => void other.reconcile(file)),
    ];
    try {
      await Promise.all([
        ...here.map((criterion) => run('markMet', { kind: 'criterion', criterion })),
        ...there.map(({ id }) =>
          other.change(file, (text) => {
            const edit = editSheet(text ?? '', { kind: 'mark', criterion: id, mark: 'partly', at: Date.now() });
            assert.equal(edit.kind, 'edited');
            return edit.text;
          }),
        ),
      ]);
      const { marks } = await sheet(PIPELINE, (value) => Object.keys(value.marks ?? {}).length === rows.length);
      assert.deepEqual(
        rows.map(({ id }) => marks?.[id]?.mark),
        [...here.map(() => 'met'), ...there.map(() => 'partly')],
      );
      const { store } = await api();
      await until('the marks of the other window in this one', () => {
        const result = store.attempts[0]?.read;
        return result?.kind === 'sheet' && Object.keys(result.sheet.marks).length === rows.length;
      });
    } finally {
      vscode.Disposable.from(...subscriptions).dispose();
    }
  });

  it('of a problem that this version does not know stays as it is; tree and opener say so', async () => {
    await begin(PIPELINE, TEXT);
    const text = (await read(await sheetName())).replaceAll(PIPELINE, '99-quantum-serving');
    await clear();
    await write('99-quantum-serving.2026-11-20.grade.yaml', text);
    await write('99-quantum-serving.2026-11-20.md', '# 99\n\nMine.\n');
    const { store, problems, session } = await api();
    await store.reload();
    const rows = await problems.getChildren();
    assert.deepEqual(rows.at(-1), { kind: 'unknowns', slugs: ['99-quantum-serving'] });
    const [attempt] = store.attempts;
    assert.ok(attempt);
    await session.resume(attempt);
    await until('the attempt at hand', () => session.current);
    const messages = await heard(async () => {
      await run('openProblem', '99-quantum-serving');
      await run('finishAttempt');
    });
    assert.equal(messages.length, 2, messages.join());
    for (const message of messages)
      assert.match(message, /^This version has no problem 99-quantum-serving\. Its answers and grade sheets stay/);
    await session.leave();
    await run('openLastAnswer', '99-quantum-serving');
    await answerEditor('99-quantum-serving');
    assert.match(await read('99-quantum-serving.2026-11-20.grade.yaml'), /problem: 99-quantum-serving\nmode: guided/);
  });

  /** Puts the files of the only attempt in conflict with those of another clone, as Git does; gives the texts of both. */
  async function conflict(session: string): Promise<{ readonly ours: readonly string[]; readonly theirs: readonly string[] }> {
    const { document } = await begin(PIPELINE, TEXT);
    await document.save();
    await until('a kept attempt', async () => (await api()).session.current?.fresh === false);
    await run('togglePause');
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'pause');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const names = await files();
    const ours = await Promise.all(names.map(read));
    const theirs = ours.map((text) =>
      text.replace(TEXT, 'Nothing goes back by itself.').replaceAll(/session: [^,]+/g, `session: ${session}`),
    );
    for (const [nth, name] of names.entries())
      await write(name, `<<<<<<< HEAD\n${ours[nth] ?? ''}=======\n${theirs[nth] ?? ''}>>>>>>> theirs\n`);
    await (await api()).store.reload();
    return { ours, theirs };
  }

  it('in which two clones began an attempt under one name is taken apart by a command: ours keeps the name, theirs gets the next', async () => {
    const { ours, theirs } = await conflict('another-clone');
    const messages = await heard(() => run('keepBothAttempts'));
    assert.match(messages.join(), /^Both attempts are kept: (\S+) and \1-b\. Add the four files to finish the merge\.$/);
    const names = await files();
    assert.deepEqual(
      names.map((name) => name.replace(/\.\d{4}-\d\d-\d\d/, '')),
      [`${PIPELINE}-b.grade.yaml`, `${PIPELINE}-b.md`, `${PIPELINE}.grade.yaml`, `${PIPELINE}.md`],
    );
    assert.deepEqual(await Promise.all(names.map(read)), [...theirs, ...ours]);
    const { store } = await api();
    assert.deepEqual(
      store.attempts.map((attempt) => [attempt.read.kind, attempt.hasAnswer]),
      [
        ['sheet', true],
        ['sheet', true],
      ],
    );
    assert.match((await heard(() => run('keepBothAttempts'))).join(), /^No grade sheet in the practice folder holds a merge conflict\.$/);
  });

  it('of one attempt that went on in two clones is left to the user, and nothing is written', async () => {
    const { ours } = await conflict('another-clone');
    const [name = ''] = await files();
    const same = `<<<<<<< HEAD\n${ours[0] ?? ''}=======\n${(ours[0] ?? '').replace('mode: guided', 'mode: interview')}>>>>>>> theirs\n`;
    await write(name, same);
    const messages = await heard(() => run('keepBothAttempts'));
    assert.match(messages.join(), /^Both sides of \S+ are one attempt that went on in two places: resolve the conflict by hand\.$/);
    assert.equal(await read(name), same);
    assert.equal((await files()).length, 2);
  });
});

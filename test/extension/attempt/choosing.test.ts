import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { buildAttemptId } from '../../../src/core/attempt/attemptName';
import type { Attempt } from '../../../src/extension/attemptStore';
import { answerEditor, api, begin, clear, files, heard, practiceFolder, read, run, sheet, until, write } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const DRIFT = '18-data-drift-detection';
const OUTAGE = '40-production-model-outage';

describe('Choosing a problem', () => {
  const attemptAt = async (slug: string): Promise<Attempt> => {
    const { store } = await api();
    const attempt = store.attempts.find(({ name }) => name.slug === slug);
    assert.ok(attempt);
    return attempt;
  };

  beforeEach(clear);
  after(clear);

  it('scaffolds its answer as a preview tab with the cursor where writing begins', async () => {
    await run('openProblem', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    const text = editor.document.getText();
    assert.match(text, /^# 01 · Design a CI\/CD Pipeline for ML Model Deployment\n\n<!-- #region Brief -->/);
    assert.equal(text.match(/```mermaid/g)?.length, 2);
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '');
    assert.ok(editor.selection.active.line > text.slice(0, text.indexOf('<!-- #endregion -->')).split('\n').length);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, true);
    assert.deepEqual((await files()).length, 1);
  });

  it('starts the clock of an attempt that nothing is kept of yet', async () => {
    await run('openProblem', DRIFT);
    const { session } = await api();
    const current = await until('a current attempt', () => session.current);
    assert.deepEqual([current.name.slug, current.fresh, current.mode, session.timer?.state], [DRIFT, true, 'guided', 'running']);
    assert.equal(session.timer?.plannedMs, 25 * 60_000);
  });

  it('leaves no trace when all 45 rows are clicked, one after the other, and the last answer is closed', async function () {
    this.timeout(120_000);
    const entries = async (): Promise<readonly unknown[]> => (await vscode.workspace.fs.readDirectory(practiceFolder())).sort();
    const before = await entries();
    const { problems, session } = await api();
    const groups = await problems.getChildren();
    const rows = (await Promise.all(groups.map((group) => problems.getChildren(group)))).flat().filter((row) => row.kind === 'problem');
    assert.equal(rows.length, 45);
    const messages = await heard(async () => {
      for (const row of rows) {
        const { command } = problems.getTreeItem(row);
        assert.ok(command);
        await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
        if (row.problem.complete) await answerEditor(row.problem.slug);
      }
    });
    assert.equal(messages.length, rows.filter(({ problem }) => !problem.complete).length);
    for (const message of messages) assert.match(message, /can't be started yet/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the folder as it was', async () => isDeepStrictEqual(await entries(), before));
    assert.equal(session.current, undefined);
  });

  it('keeps the attempt from the first key on, with the time since it was opened', async () => {
    await begin(PIPELINE, 'The model is 180 MB.');
    const { clock, mode, problem } = await sheet(PIPELINE);
    assert.deepEqual([problem, mode, clock.map(({ kind }) => kind), clock[0]?.minutes], [PIPELINE, 'guided', ['start'], 35]);
  });

  it('pauses the attempt before, and undo goes back to it', async () => {
    await begin(PIPELINE, 'One path to production.');
    await begin(DRIFT, 'Two pillars.');
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'pause');
    await run('undoSwitch');
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'resume');
    await sheet(DRIFT, ({ clock }) => clock.at(-1)?.kind === 'pause');
    await answerEditor(PIPELINE);
  });

  it('offers the way back only until the attempt is on the clock again, and takes an untouched answer along', async () => {
    await begin(PIPELINE, 'One path to production.');
    await run('openProblem', DRIFT);
    await answerEditor(DRIFT);
    await run('resumeAttempt', buildAttemptId((await attemptAt(PIPELINE)).name));
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'resume');
    await until('the attempt alone', async () => (await files()).length === 2);
    await run('undoSwitch');
    await answerEditor(PIPELINE);
    assert.equal((await api()).session.current?.name.slug, PIPELINE);
  });

  it('keeps the first row for the attempt paused last while another answer is only looked at', async () => {
    const { problems } = await api();
    const first = async (): Promise<unknown> => {
      const [row] = await problems.getChildren();
      return row && problems.getTreeItem(row).label;
    };
    assert.equal(await first(), '1. CI/CD for ML');
    await begin(PIPELINE, 'One path to production.');
    await until('a first row to resume it', async () => (await first()) === 'Resume #1');
    await run('openProblem', DRIFT);
    await answerEditor(DRIFT);
    assert.equal(await first(), 'Resume #1');
  });

  it('resumes an untouched answer that was paused when it is chosen again', async () => {
    await run('openProblem', DRIFT);
    await answerEditor(DRIFT);
    const { session } = await api();
    await run('togglePause');
    assert.equal(session.timer?.state, 'paused');
    await run('resumeAttempt');
    assert.equal(session.timer.state, 'running');
  });

  it('resumes an attempt in progress instead of starting another', async () => {
    await begin(PIPELINE, 'One path to production.');
    await run('togglePause');
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'pause');
    await run('openProblem', PIPELINE);
    await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'resume');
    assert.equal((await files()).length, 2);
  });

  it('takes the next letter where the day already has an attempt, and leaves a file in its place alone', async () => {
    await begin(PIPELINE, 'First try.');
    const [first] = await files();
    await run('newTry', PIPELINE);
    await until('an answer with the letter b', async () => (await files()).some((name) => name.endsWith('-b.md')));
    const foreign = first?.replace(PIPELINE, DRIFT).replace('.grade.yaml', '.md') ?? '';
    await write(foreign, 'not an attempt');
    await run('openProblem', DRIFT);
    const editor = await answerEditor(DRIFT);
    assert.match(editor.document.uri.path, /-b\.md$/);
    assert.equal(await read(foreign), 'not an attempt');
  });

  it('starts an interview from the row', async () => {
    await run('startInterview', OUTAGE);
    const { session } = await api();
    assert.equal((await until('a current attempt', () => session.current)).mode, 'interview');
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerEditor, api, begin, clear, files, offered, run, sheet, until } from '../practice';

const PIPELINE = '01-cicd-pipeline';

describe('Choosing a problem that is graded', () => {
  before(async () => {
    await clear();
    await begin(PIPELINE, 'Auto-rollback: p99 > 80 ms over 5 min.');
    await run('finishAttempt');
    const { rubric } = await api();
    const criteria = await until('criteria to mark', () => rubric.state.kind === 'marking' && rubric.state.criteria);
    for (const criterion of criteria) await run('markPartly', { kind: 'criterion', criterion });
    await sheet(PIPELINE, ({ marks = {} }) => Object.keys(marks).length === criteria.length);
  });
  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(clear);

  it('starts nothing by itself', async () => {
    const labels = await offered(/^nothing/, () => run('openProblem', PIPELINE));
    assert.deepEqual(labels, ['New try', 'Last answer', 'Its review']);
    assert.equal((await api()).session.current, undefined);
    assert.equal((await files()).length, 2);
  });

  it('opens the last answer and leaves its clock alone', async () => {
    const before = await sheet(PIPELINE);
    await offered(/Last answer/, () => run('openProblem', PIPELINE));
    await answerEditor(PIPELINE);
    assert.equal((await api()).session.current, undefined);
    assert.deepEqual(await sheet(PIPELINE), before);
  });

  it('opens the review with its marks', async () => {
    await offered(/Its review/, () => run('openProblem', PIPELINE));
    await until('the review page', () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview);
  });

  it('starts a new try beside the old answer', async () => {
    await offered(/New try/, () => run('openProblem', PIPELINE));
    const editor = await answerEditor(PIPELINE);
    assert.match(editor.document.uri.path, /-b\.md$/);
    assert.doesNotMatch(editor.document.getText(), /Auto-rollback/);
    assert.equal((await api()).session.current?.fresh, true);
    assert.equal((await files()).length, 3);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, begin, clear, files, heard, practiceFolder, read, run, sheet, until } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const TEXT = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min. No human in the loop.';

describe('The answer of an attempt under way', () => {
  beforeEach(clear);
  after(clear);

  /** An attempt whose answer is saved; gives the answer. */
  async function saved(text = TEXT): Promise<vscode.Uri> {
    const { document } = await begin(PIPELINE, text);
    await document.save();
    return document.uri;
  }

  async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    await vscode.workspace.applyEdit(edit);
  }

  it('that is renamed in VS Code is explained at once, and gets its name back at a click', async () => {
    const answer = await saved();
    let click: () => void = () => undefined;
    const clicked = new Promise<void>((resolve) => (click = resolve));
    const messages = await heard(
      async () => {
        await rename(answer, vscode.Uri.joinPath(practiceFolder(), 'my-design.md'));
        click();
        await until('the answer under its name', async () => (await files()).length === 2);
        await until('the answer in the store', async () => (await api()).store.attempts[0]?.hasAnswer);
      },
      () => clicked.then(() => 'Name It Back'),
    );
    assert.match(messages.join(), /^An answer and its grade sheet go by one name\. 01-cicd-pipeline.*\.md is called my-design\.md now/);
    await run('finishAttempt');
    assert.match((await sheet(PIPELINE, ({ finished }) => finished !== undefined)).finished?.text ?? '', /Auto-rollback/);
  });

  it('that stays renamed can not be finished; the sentence says what to do, and nothing is lost', async () => {
    const answer = await saved();
    await heard(async () => {
      await rename(answer, vscode.Uri.joinPath(practiceFolder(), 'my-design.md'));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    const messages = await heard(() => run('finishAttempt'));
    assert.match(
      messages.join(),
      /\.md is no longer beside its grade sheet: put it back, or delete the grade sheet to drop the attempt\.$/,
    );
    assert.match(await read('my-design.md'), /Auto-rollback/);
    assert.equal((await sheet(PIPELINE)).finished, undefined);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(practiceFolder(), 'my-design.md'));
  });

  it('that another program deletes is kept by finishing while its text is still open', async () => {
    const answer = await saved();
    await vscode.workspace.fs.delete(answer);
    await run('finishAttempt');
    assert.match((await sheet(PIPELINE, ({ finished }) => finished !== undefined)).finished?.text ?? '', /Auto-rollback/);
  });

  it('that is deleted in VS Code pauses the clock and says how to go on', async () => {
    const answer = await saved();
    const messages = await heard(async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(answer);
      await vscode.workspace.applyEdit(edit);
      await sheet(PIPELINE, ({ clock }) => clock.at(-1)?.kind === 'pause');
      await run('openProblem', PIPELINE);
    });
    assert.match(messages[0] ?? '', /\.md was deleted during its attempt\. Undo that to bring it back, or discard the attempt\.$/);
    assert.match(messages[1] ?? '', /no longer beside its grade sheet/);
  });

  it('is finished with all of its text while VS Code is saving it by itself', async () => {
    const { document } = await begin(PIPELINE, TEXT);
    let [saving, go] = [(): void => undefined, (): void => undefined];
    const isSaving = new Promise<void>((resolve) => (saving = resolve));
    const held = new Promise<void>((resolve) => (go = resolve));
    const holding = vscode.workspace.onWillSaveTextDocument((event) => {
      saving();
      event.waitUntil(held);
    });
    try {
      const messages = await heard(async () => {
        const saved = document.save();
        await isSaving;
        const finished = run('finishAttempt');
        go();
        await Promise.all([saved, finished]);
      });
      assert.deepEqual(messages, []);
    } finally {
      holding.dispose();
    }
    const { finished } = await sheet(PIPELINE, (value) => value.finished !== undefined);
    assert.equal(finished?.text, document.getText());
    assert.equal(document.isDirty, false);
  });

  it('may be longer than the check reads: pause and finish keep all of it', async () => {
    const long = `${TEXT}\n\n${'A very long paragraph about nothing in particular. '.repeat(24_000)}\n`;
    await saved(long);
    const { rubric } = await api();
    await until('a view that says the text is too long', () => rubric.state.kind === 'too-long');
    await run('togglePause');
    await run('finishAttempt');
    const { finished, clock } = await sheet(PIPELINE, (value) => value.finished !== undefined);
    assert.ok((finished?.text.length ?? 0) > 1_000_000);
    assert.deepEqual(
      clock.map(({ kind }) => kind),
      ['start', 'pause', 'finish'],
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FaultyFiles } from '../faultyFiles';
import { answerEditor, api, heard, insert, run, until, withWindow } from '../practice';

const PIPELINE = '01-cicd-pipeline';

describe('A window without a folder', () => {
  const disk = new FaultyFiles('memory');
  let registered: vscode.Disposable;
  before(async () => {
    registered = disk.register();
    await disk.createDirectory(disk.uri('/practice'));
  });
  after(() => {
    registered.dispose();
  });

  /** Answers the dialog that asks for a folder while `act` runs; gives how often it was asked. */
  async function asked(answer: vscode.Uri | undefined, act: () => PromiseLike<unknown>): Promise<number> {
    let times = 0;
    const dialog = (): Promise<vscode.Uri[] | undefined> => {
      times += 1;
      return Promise.resolve(answer && [answer]);
    };
    await withWindow({ showOpenDialog: dialog }, act);
    return times;
  }

  it('lists all problems', async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    const { problems } = await api();
    const groups = await problems.getChildren();
    const rows = (await Promise.all(groups.map((group) => problems.getChildren(group)))).flat();
    assert.equal(rows.filter(({ kind }) => kind === 'problem').length, 45);
  });

  it('asks where to keep answers when a problem is chosen, and takes no for an answer', async () => {
    const messages = await heard(async () => {
      assert.equal(await asked(undefined, () => run('openProblem', PIPELINE)), 1);
    });
    assert.deepEqual(messages, []);
    assert.equal((await api()).session.current, undefined);
  });

  it('asks once: the folder is remembered, and offered settings for it once', async () => {
    const messages = await heard(
      async () => {
        assert.equal(await asked(disk.uri('/practice'), () => run('openProblem', PIPELINE)), 1);
        const editor = await answerEditor(PIPELINE);
        await insert(editor, 'One path to production.');
        await until('a grade sheet', () => disk.paths.some((path) => path.endsWith('.grade.yaml')));
        assert.equal(await asked(undefined, () => run('newTry', '18-data-drift-detection')), 0);
        await answerEditor('18-data-drift-detection');
        await until('the settings', () => disk.text('/practice/.vscode/settings.json'));
        assert.equal(await asked(disk.uri('/practice'), () => run('chooseFolder')), 1);
      },
      (message) => (message.includes('AI inline suggestions') ? 'Turn Off There' : undefined),
    );
    assert.equal(messages.filter((message) => message.includes('AI inline suggestions')).length, 1);
    assert.deepEqual(JSON.parse(disk.text('/practice/.vscode/settings.json') ?? ''), {
      '[markdown]': { 'editor.inlineSuggest.enabled': false },
    });
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the attempt alone', () => disk.paths.filter((path) => path.endsWith('.md')).length === 1);
  });
});

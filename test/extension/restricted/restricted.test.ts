import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, begin, clear, files, practiceFolder, run, sheet } from '../practice';

const PIPELINE = '01-cicd-pipeline';

describe('Restricted Mode', () => {
  before(clear);
  after(clear);

  it('lists all problems', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { problems } = await api();
    const groups = await problems.getChildren();
    const rows = (await Promise.all(groups.map((group) => problems.getChildren(group)))).flat();
    assert.equal(rows.filter(({ kind }) => kind === 'problem').length, 45);
  });

  it('does not follow the folder that the workspace names, only the user', async () => {
    await begin(PIPELINE, 'One path to production.');
    assert.equal((await files()).length, 2);
    await assert.rejects(async () => vscode.workspace.fs.stat(vscode.Uri.joinPath(practiceFolder(), 'planted')));
  });

  it('takes an attempt from its first key to its marks', async () => {
    await run('finishAttempt');
    await sheet(PIPELINE, ({ finished }) => finished !== undefined);
  });
});

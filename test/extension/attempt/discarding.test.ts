import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerEditor, api, begin, clear, files, heard, read, run, sheet, until, withWindow } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const DRIFT = '18-data-drift-detection';

describe('Discarding an attempt', () => {
  beforeEach(clear);
  after(clear);

  /** Discards with a choice made by its label, or with the question left; gives what was asked. */
  async function discard(label: string | undefined): Promise<{ readonly title?: string; readonly offered: readonly string[] }> {
    let asked: { readonly title?: string; readonly offered: readonly string[] } | undefined;
    const pick = (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions): Promise<vscode.QuickPickItem | undefined> => {
      asked = {
        ...(options.title !== undefined && { title: options.title }),
        offered: items.map((item) => `${item.label} ${item.description ?? ''}`.trim()),
      };
      return Promise.resolve(items.find((item) => label !== undefined && item.label.endsWith(label)));
    };
    await withWindow({ showQuickPick: pick }, () => run('discardAttempt'));
    assert.ok(asked);
    return asked;
  }

  it('asks first, with keeping on as the first choice, and says which files go', async () => {
    await begin(PIPELINE, 'One path to production.');
    const [sheetName, answerName] = await files();
    assert.ok(sheetName && answerName);
    const { title, offered } = await discard(undefined);
    assert.equal(title, 'Discard this attempt?');
    assert.deepEqual(offered, [
      '$(debug-continue) Keep on',
      `$(trash) Discard deletes ${answerName} and its grade sheet, to the trash where there is one`,
    ]);
  });

  for (const label of [undefined, 'Keep on']) {
    it(`changes nothing when ${label === undefined ? 'the question is left' : 'the user keeps on'}`, async () => {
      const editor = await begin(PIPELINE, 'One path to production.');
      await editor.document.save();
      const before = await Promise.all((await files()).map(read));
      await discard(label);
      assert.deepEqual(await Promise.all((await files()).map(read)), before);
      const { session } = await api();
      assert.equal(session.timer?.state, 'running');
      assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    });
  }

  it('deletes the pair, closes the answer without asking to save, stops the clock, and leaves every other attempt alone', async () => {
    const other = await begin(DRIFT, 'Frozen reference.');
    await other.document.save();
    const kept = await files();
    const { document } = await begin(PIPELINE, 'One path to production.');
    assert.equal((await files()).length, 4);
    const messages = await heard(() => discard('Discard'));
    assert.deepEqual(messages, []);
    assert.deepEqual(await files(), kept);
    const { session, store } = await api();
    assert.equal(session.current, undefined);
    assert.deepEqual(
      store.attempts.map(({ name }) => name.slug),
      [DRIFT],
    );
    await until('a closed tab', () =>
      vscode.window.tabGroups.all.every(({ tabs }) =>
        tabs.every(({ input }) => !(input instanceof vscode.TabInputText) || input.uri.toString() !== document.uri.toString()),
      ),
    );
    await sheet(DRIFT, ({ clock }) => clock.at(-1)?.kind === 'pause');
  });

  it('of an answer that nobody wrote in leaves no trace either', async () => {
    await run('openProblem', PIPELINE);
    await answerEditor(PIPELINE);
    await discard('Discard');
    await until('an empty practice folder', async () => (await files()).length === 0);
    assert.equal((await api()).session.current, undefined);
  });
});

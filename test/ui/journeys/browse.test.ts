import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { withSession } from '../session';

describe('Browsing', () => {
  const session = withSession();

  it('finds a row of a group that was never open with VS Code’s own find', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '2. Model Serving & Inference').waitFor();
    await workbench.view('Problems').locator('.monaco-list').focus();
    await page.keyboard.press('Home');
    assert.equal(await workbench.row('Problems', '18. Data Drift').count(), 0);
    await page.keyboard.press('Control+f');
    await workbench.view('Problems').locator('.monaco-tree-type-filter input:focus').waitFor();
    await page.keyboard.type('drift');
    await workbench.row('Problems', '18. Data Drift').waitFor();
    await session.picture('find-in-tree');
    await page.keyboard.press('Escape');
  });

  it('reads a brief without starting anything, from the keyboard', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const row = workbench.row('Problems', '18. Data Drift');
    await row.and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Shift+F10');
    const item = page.getByRole('menuitem', { name: 'Read the Brief Beside' });
    await item.waitFor();
    while (!(await item.evaluate((element) => element.parentElement?.classList.contains('focused'))))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await workbench.webview().getByRole('heading', { name: 'Implement Data Drift Detection' }).waitFor();
    assert.equal(await workbench.webview().getByText('#region').count(), 0);
    await session.pictures('brief');

    // Its text takes no key.
    await workbench.tab('Brief 18').click();
    await page.keyboard.type('mine');
    assert.equal(await workbench.webview().getByText('mine').count(), 0);
    await page.locator('.editor-actions').getByLabel('Reopen as source file').click();
    await workbench.editorLines.getByText('Implement').first().waitFor();
    await workbench.type('mine');
    await page.locator('.monaco-editor-overlaymessage').getByText('read-only').waitFor();
    await workbench.run('View: Close All Editors');
    assert.deepEqual(await fs.readdir(session.folder), []);
  });

  it('starts an interview from the row, and draws its diagrams one click away', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.row('Problems', '18. Data Drift').hover();
    await workbench.rowAction(workbench.row('Problems', '18. Data Drift'), 'Start as Interview');
    await workbench.tab('18-data-drift-detection').waitFor();
    await workbench.view('Rubric').getByText('Interview under way').waitFor();
    await page.locator('.editor-actions').getByLabel('Open Preview to the Side').first().click();
    await workbench.webview().locator('.mermaid svg').first().waitFor();
    assert.equal(await workbench.webview().getByText('<!--').count(), 0);
    assert.equal(await workbench.webview().getByText('What you would ask').count(), 0);
    await session.pictures('preview');
  });
});

import assert from 'node:assert/strict';
import { withSession } from '../session';

describe('A drawing beside the answer', () => {
  const session = withSession();

  it('keeps the last good picture and its zoom while a line is broken, and is copied as SVG and PNG', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').click();
    await workbench.tab('01-cicd-pipeline').waitFor();
    await workbench.activeTab.click();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.keyboard.insertText('```mermaid\nflowchart LR\nbuild --> canary\ncanary --> rollback\n```\n');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await workbench.run('MLOps Practice: Draw Diagram');
    const drawing = workbench.webview();
    await drawing.locator('.drawing svg').getByText('rollback').first().waitFor();
    await drawing.getByRole('button', { name: 'Zoom in' }).click();
    const zoom = await drawing.locator('.percent').innerText();

    // A line that is not yet whole.
    await workbench.tab('01-cicd-pipeline').click();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.insertText(' -->');
    await drawing.getByText('Showing the last drawing that worked.').waitFor();
    await drawing.locator('.drawing svg').getByText('rollback').first().waitFor();
    assert.equal(await drawing.locator('.percent').innerText(), zoom);
    await session.pictures('drawing-broken');
    await workbench.tab('01-cicd-pipeline').click();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.keyboard.insertText(' oldVersion');
    await drawing.locator('.drawing svg').getByText('oldVersion').first().waitFor();
    assert.equal(await drawing.locator('.percent').innerText(), zoom);

    await drawing.getByRole('button', { name: 'Copy SVG' }).click();
    await drawing.locator('.said').getByText('Copied as SVG.').waitFor();
    await drawing.getByRole('button', { name: 'Copy PNG' }).click();
    await drawing.locator('.said').getByText('Copied as a picture.').waitFor();
  });
});

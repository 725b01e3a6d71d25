import assert from 'node:assert/strict';
import { WebviewStage, withBrowser } from '../webviewStage';

const GOOD = 'flowchart LR\n  canary --> rollback';

describe('The diagram page', () => {
  const browser = withBrowser();

  it('keeps the last good drawing while the text is broken, in the colours of the theme that is worn', async () => {
    const stage = await WebviewStage.open(browser(), { name: 'diagramPage', title: 'Diagram' }, { width: 600, height: 400 });
    const tell = (source: string): Promise<void> =>
      stage.tell({ kind: 'model', model: { id: 'a#0', title: 'Release', source, firstLine: 3 } });
    const drawn = (): Promise<string> => stage.page.locator('svg[id^="diagram"]').innerHTML();
    await tell(GOOD);
    await stage.page.locator('svg[id^="diagram"]').waitFor();
    await tell(`${GOOD} -->`);
    await stage.page.getByRole('button', { name: /line/i }).waitFor();
    const dark = await drawn();
    assert.match(dark, /canary/);
    await stage.page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-editor-background', '#ffffff');
      document.documentElement.style.setProperty('--vscode-editor-foreground', '#123456');
      document.body.className = 'vscode-light';
    });
    await stage.page.waitForFunction(() => document.querySelector('svg[id^="diagram"]')?.innerHTML.includes('#123456'));
    assert.match(await drawn(), /rollback/);
  });
});

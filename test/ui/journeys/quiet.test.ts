import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { withSession } from '../session';
import type { Workbench } from '../workbench';

const CLOCK = 'mlops-design-practice.mlops-design-practice.mlopsPractice.clock';

describe('Nothing comes between the user and the work', () => {
  const session = withSession();

  const over = (window: Workbench): Promise<void> =>
    window
      .statusItem(CLOCK)
      .getByText(/\d+:\d\d over/)
      .waitFor();

  /** The user's settings, but for the one that VS Code itself brings up to date. */
  const userSettings = async (): Promise<string> =>
    (await fs.readFile(session.userSettings, 'utf8')).replace(/.*"extensions\.autoUpdate".*/, '');

  /** Resolves when the clock has moved on twice, so that whatever its end brings has come. */
  async function twoTicks(window: Workbench): Promise<void> {
    const clock = window.statusItem(CLOCK);
    for (let tick = 0; tick < 2; tick++) {
      const shown = await clock.innerText();
      await window.page.waitForFunction(`document.getElementById(${JSON.stringify(CLOCK)})?.innerText !== ${JSON.stringify(shown)}`);
    }
  }

  /** Ends the planned time of the only attempt so many milliseconds from now. */
  async function endIn(ms: number): Promise<void> {
    const name = (await fs.readdir(session.folder)).find((file) => file.endsWith('.grade.yaml')) ?? '';
    const file = path.join(session.folder, name);
    const text = await fs.readFile(file, 'utf8');
    const [, wall = ''] = /kind: start.*wall: ([^,]+),/.exec(text) ?? [];
    const minutes = (Date.now() - Date.parse(wall) + ms) / 60_000;
    await fs.writeFile(file, text.replace(/minutes: \d+/, `minutes: ${minutes}`));
  }

  it('but one notification, at the end of the time, in one of two windows and not again after a reload; the user’s settings stay as they were', async () => {
    const settings = await userSettings();
    const first = session.workbench;
    await first.showContainer('MLOps Practice');
    await first.row('Problems', /1\. .*CI\/CD Pipeline/).click();
    await first.tab('01-cicd-pipeline').waitFor();

    // A second window leaves the untouched answer of the first alone, also when a problem is chosen in it.
    const second = await session.openWindow();
    await second.showContainer('MLOps Practice');
    await second.row('Problems', /3\. .*canary/i).click();
    await second.tab('03-canary-deployment').waitFor();
    assert.ok((await fs.readdir(session.folder)).some((name) => name.startsWith('01-cicd-pipeline')));
    await second.run('View: Close All Editors');

    await first.type('One path to production.');
    await first.statusItem(CLOCK).getByText(/left/).waitFor();
    await second.reload();
    await second.statusItem(CLOCK).getByText(/left/).waitFor();
    assert.equal((await first.toast().count()) + (await second.toast().count()), 0);
    await endIn(8_000);
    await Promise.all([over(first), over(second)]);
    await Promise.all([twoTicks(first), twoTicks(second)]);
    const told = [await first.toast().allInnerTexts(), await second.toast().allInnerTexts()].flat();
    assert.equal(told.length, 1, told.join('\n'));
    assert.match(told[0] ?? '', /minutes are over\. The text stays open: finish now, or write on and finish later\./);
    await session.picture('time-up');

    for (const window of [first, second]) {
      await window.reload();
      await over(window);
      await twoTicks(window);
      assert.equal(await window.toast().count(), 0);
    }
    assert.equal(await userSettings(), settings);
  });
});

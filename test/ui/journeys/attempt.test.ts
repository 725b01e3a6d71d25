import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { withSession } from '../session';

const CLOCK = 'mlops-design-practice.mlops-design-practice.mlopsPractice.clock';
/** From Finish to the score. */
const MOST_KEYS = 25;
const ANSWER = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.';

/** True where the beginning of a row's text that matches is not in sight. */
function isCutOff(text: Locator, beginning: RegExp): Promise<boolean> {
  return text.evaluate((element, source) => {
    const shown = document.createRange();
    const [node] = element.childNodes;
    if (!node) return true;
    shown.setStart(node, 0);
    shown.setEnd(node, new RegExp(source).exec(node.textContent ?? '')?.[0].length ?? 0);
    const room = element.closest('.monaco-icon-label-container')?.getBoundingClientRect();
    return shown.collapsed || !room || shown.getBoundingClientRect().right > room.right;
  }, beginning.source);
}

describe('An evening of practice', () => {
  const session = withSession();

  it('goes from browsing to a grade that is there again after a reload', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const clock = workbench.statusItem(CLOCK);
    const problems = workbench.view('Problems');

    // A menu takes no click in its first moment, but it takes the key.
    const groupBy = async (name: string): Promise<void> => {
      await workbench.viewAction('Problems', 'Group By');
      await page.getByRole('menuitem', { name }).hover();
      await page.keyboard.press('Enter');
    };

    // Browse: the first group is open, the others are closed.
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').waitFor();
    await workbench.row('Problems', '2. Model Serving & Inference').waitFor();

    // Group by another fact, and back.
    await groupBy('Difficulty');
    await workbench.row('Problems', /^Hard/).waitFor();
    await groupBy('Section');
    await workbench.row('Problems', '1. CI/CD for ML').waitFor();

    // "I have 25 minutes", then everything again.
    await workbench.viewAction('Problems', 'Filter');
    await workbench.quickInput.fill('I have 25 minutes');
    await workbench.quickPickRow('25 minutes or less').first().waitFor();
    await page.keyboard.press('Enter');
    await problems.locator('.pane-header').getByText('25 minutes or less').waitFor();
    await workbench.row('Problems', '1. CI/CD Pipeline').waitFor({ state: 'hidden' });
    const rows = await problems.locator('.monaco-list-row[aria-level="2"]').evaluateAll((all) => all.map((row) => row.ariaLabel ?? ''));
    assert.ok(rows.length > 0);
    for (const row of rows) assert.ok(Number(/(\d+) min/.exec(row)?.[1]) <= 25, row);
    await session.picture('filtered');
    await workbench.viewAction('Problems', 'Clear Filter');
    await problems.locator('.pane-header').getByText('25 minutes or less').waitFor({ state: 'hidden' });

    // Find by a concept; its row has a tooltip.
    await workbench.viewAction('Problems', 'Find Problem');
    await workbench.quickInput.fill('rollback');
    await workbench.quickPickRow('CI/CD Pipeline for ML Model Deployment').first().waitFor();
    await session.picture('find');
    await page.keyboard.press('Escape');
    const row = workbench.row('Problems', '1. CI/CD Pipeline');
    await row.hover();
    await page.locator('.monaco-hover').getByText('Key concepts').waitFor();
    await session.picture('tooltip');

    // Choose, and type.
    await row.click();
    await workbench.tab('01-cicd-pipeline').waitFor();
    await clock.getByText(/\d\d:\d\d left/).waitFor();
    await workbench.row('Rubric', /./).first().waitFor();
    await session.picture('chosen');
    await workbench.type(ANSWER);
    await workbench.row('Problems', 'Resume #1').waitFor();
    await workbench
      .view('Rubric')
      .locator('.pane-header')
      .getByText(/[1-9]\d* of \d+ found/)
      .waitFor();
    await session.pictures('writing');

    // The clock's menu: pause, resume, five more, hide.
    await clock.click();
    await workbench.quickPickRow('Pause').waitFor();
    await session.picture('clock-menu');
    await workbench.quickPickRow('Pause').click();
    await workbench.row('Problems', /Resume #1.*\(\d\d:\d\d left\)/).waitFor();
    await clock.click();
    await workbench.quickPickRow('Resume').click();
    // The clock runs once the answer has the keys again, which would close a menu.
    await workbench.row('Problems', /Resume #1.*\(\d+ min left\)/).waitFor();
    await clock.click();
    await workbench.quickPickRow('5 more minutes').click();
    await clock.getByText(/3[5-9]:\d\d left|40:00 left/).waitFor();
    await clock.click();
    await workbench.quickPickRow('Hide the clock').click();
    await clock.getByText(/left/).waitFor({ state: 'hidden' });
    await clock.click();
    await workbench.quickPickRow('Show the clock').click();
    await clock.getByText(/left/).waitFor();

    // From Finish to the score, without the mouse.
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys++;
      await page.keyboard.press(key);
    };
    await press('Control+1');
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await press('Control+Alt+m');
    await press('f');
    const review = workbench.webview();
    await review.locator('.card.current:focus').waitFor();
    await session.pictures('marking');
    const count = await review.locator('.card').count();
    for (let nth = 1; nth <= count; nth++) {
      await press(nth % 2 === 0 ? '1' : '2');
      if (nth < count) await review.getByText(`${nth} of ${count} marked`).first().waitFor();
    }
    await review
      .locator('.sum')
      .getByText(/\d+ of 100/)
      .waitFor();
    assert.ok(keys <= MOST_KEYS, `${keys} keys`);
    const graded = workbench.row('Problems', /1\. CI\/CD Pipeline.*\d+ (not yet|mid|senior|staff)/);
    await graded.waitFor();
    await session.pictures('graded');
    assert.equal(await isCutOff(graded.locator('.label-description'), /^\d+ (not yet|mid|senior|staff)/), false);
    const shown = await graded.innerText();

    // Tomorrow.
    await workbench.reload();
    await graded.waitFor();
    assert.equal(await graded.innerText(), shown);
    const files = await fs.readdir(session.folder);
    assert.deepEqual(files.map((name) => path.extname(name)).sort(), ['.md', '.yaml']);
  });
});

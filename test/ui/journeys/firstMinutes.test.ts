import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { WINDOW, withSession } from '../session';

describe('The first minutes, without a folder', () => {
  const session = withSession({ window: 'empty' });

  it('have a tour of four steps, each with its picture', async () => {
    const { workbench } = session;
    await workbench.showContainer('MLOps Practice');
    await workbench.run('MLOps Practice: Take the Tour');
    const tour = workbench.page.locator('.gettingStartedContainer');
    await tour.getByText('It is 2 AM: would your design hold?').first().waitFor();
    await tour.getByText('failing silently for six hours').waitFor();
    assert.equal(await tour.locator('.getting-started-step').count(), 4);
    await workbench.resize({ width: 1600, height: 900 });
    await tour.locator('.getting-started-media img').first().waitFor();
    await session.picture('tour');
    await workbench.resize(WINDOW);
  });

  it('lead from the view to a sample, its marks, the reveal and the result, without writing a line', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').waitFor();
    const before = await workbench.row('Problems', '1. CI/CD Pipeline').innerText();
    const offer = workbench.view('Rubric').getByRole('button', { name: 'Grade a Sample in Three Minutes' });
    await offer.waitFor();
    await session.pictures('first-minutes');
    await offer.click();
    await workbench.quickPickRow('sample 2').first().waitFor();
    await session.picture('sample-choice');
    await workbench.quickPickRow('sample 1').first().click();

    const review = workbench.webview();
    await review.locator('.card.current:focus').waitFor();
    await session.picture('sample-marking');
    const total = Number(/ of (\d+)/.exec((await review.locator('.card.current').getAttribute('aria-label')) ?? '')?.[1]);
    assert.ok(total >= 8);
    for (let at = 0; at < total; at++) {
      await review
        .locator('.card.current')
        .and(review.getByLabel(new RegExp(`^Criterion ${at + 1} of `)))
        .waitFor();
      await page.keyboard.press(at % 2 === 0 ? '2' : '3');
    }
    await review.getByRole('heading', { name: 'What you marked, and what the lines show' }).waitFor();
    await review.locator('.sum').waitFor();
    await session.picture('sample-reveal');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await review.getByRole('heading', { name: 'Three numbers, each of 100' }).waitFor();
    await session.picture('sample-result');

    // It counts as nothing.
    assert.equal(await workbench.row('Problems', '1. CI/CD Pipeline').innerText(), before);
    assert.deepEqual(await fs.readdir(session.folder), []);
  });
});

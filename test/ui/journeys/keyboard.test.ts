import { withSession } from '../session';

describe('Without a mouse', () => {
  const session = withSession();

  it('a problem is found, written, paused, finished and marked', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const tree = workbench.view('Problems').locator('.monaco-list');
    // What VS Code knows of the extension comes after the workbench stands; the palette lists what is known as it opens.
    await page.locator('.activitybar .action-label[aria-label^="MLOps Practice"]').waitFor();
    await workbench.run('MLOps Practice: Focus on Problems View');
    await workbench.row('Problems', '1. CI/CD for ML').waitFor();

    // By concept.
    await workbench.run('MLOps Practice: Find Problem');
    await workbench.quickInput.fill('drift');
    await workbench.quickPickRow('18. ').first().waitFor();
    await page.keyboard.press('Enter');
    await workbench.tab('18-data-drift-detection').waitFor();
    await workbench.type('A frozen reference window of 14 days.');
    await workbench.row('Problems', 'Resume #18').waitFor();
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('p');
    await workbench.row('Problems', /Resume #18.*\(\d\d:\d\d left\)/).waitFor();

    // Resume is the first row: home and enter.
    await workbench.run('MLOps Practice: Focus on Problems View');
    await tree.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await workbench.row('Problems', /Resume #18.*\(\d+ min left\)/).waitFor();

    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('f');
    const review = workbench.webview();
    await review.locator('.card.current:focus').waitFor();
    await page.keyboard.press('3');
    await review
      .getByText(/1 of \d+ marked/)
      .first()
      .waitFor();
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { withSession } from '../session';

const MORE = `
Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.

Every merge runs unit tests and data checks, then training on a pinned snapshot; the candidate goes through shadow and a canary.

We look at the accuracy of the model now and then.

\`\`\`mermaid
flowchart LR
  merge[Merge] --> tests[Tests] --> train[Train]
  train --> canary{Canary healthy?}
  canary -->|yes| all[All traffic]
  canary -->|no, p99 over 80 ms| back[Roll back]
  attic[Attic]
\`\`\`
`;

describe('The Rubric view', () => {
  const session = withSession();

  /** Opens the first problem and writes an answer to it. */
  async function write(): Promise<string> {
    const { workbench } = session;
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').click();
    await workbench.editorLines.waitFor();
    const [name] = (await fs.readdir(session.folder)).filter((file) => file.endsWith('.md'));
    assert.ok(name);
    const file = path.join(session.folder, name);
    await fs.appendFile(file, MORE);
    return file;
  }

  it('lights up while writing, is marked by keys alone, and sums up', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await write();
    await workbench.row('Rubric', 'found').first().waitFor();
    await workbench.row('Rubric', 'found').first().click();
    // The click has gone to the line; the keys go back to the row.
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await workbench.run('MLOps Practice: Focus on Rubric View');
    await page.keyboard.press('ArrowRight');
    await workbench.view('Rubric').locator('.monaco-list-row[aria-level="2"]').first().waitFor();
    await workbench.view('Rubric').locator('.monaco-progress-container.active').waitFor({ state: 'hidden' });
    await session.pictures('rubric-writing');

    await workbench.run('MLOps Practice: Finish and Grade');
    await workbench.webview().locator('.card.current:focus').waitFor();
    await workbench.row('Rubric', 'to mark').first().waitFor();
    await workbench.run('MLOps Practice: Focus on Rubric View');
    const heading = workbench.view('Rubric').locator('.pane-header');
    await heading.getByText(/0 of \d+ marked/).waitFor();
    const count = Number(/0 of (\d+) marked/.exec(await heading.innerText())?.[1]);
    for (let marked = 1; marked < count; marked++) {
      await page.keyboard.press(['1', '2', '3'][marked % 3] ?? '1');
      await heading.getByText(`${marked} of ${count} marked`).waitFor();
      if (marked === 3) await session.picture('rubric-marking');
    }
    await page.keyboard.press('1');
    await workbench.row('Rubric', /^You/).waitFor();
    await session.pictures('rubric-graded');
  });

  it('draws the diagram at the cursor beside the answer', async () => {
    const { workbench } = session;
    await workbench.tab('Review').click({ button: 'middle' });
    await workbench.tab('01-cicd-pipeline').click();
    await workbench.run('MLOps Practice: Draw Diagram');
    await workbench.webview().locator('svg').first().waitFor();
    await session.pictures('drawing');
  });
});

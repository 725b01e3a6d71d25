import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { withSession } from '../session';

const FREEZE = 'Is there a time at which nothing may be released?';

describe('While writing', () => {
  const session = withSession();

  const sheetText = async (): Promise<string> => {
    const name = (await fs.readdir(session.folder)).find((one) => one.endsWith('.grade.yaml'));
    assert.ok(name);
    return fs.readFile(path.join(session.folder, name), 'utf8');
  };

  it('the interviewer is asked, hints are taken and the sections kept in sight, by keys', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').click();
    await workbench.tab('01-cicd-pipeline').waitFor();
    await workbench.row('Attempt', 'Clarifications and assumptions').waitFor();
    await workbench.activeTab.click();

    // A question in other words than the problem's.
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('a');
    await workbench.quickPickRow(FREEZE).waitFor();
    await session.picture('ask');
    await workbench.quickInput.fill('may we deploy on weekends');
    await workbench.quickPickRow('Ask “may we deploy on weekends”').waitFor();
    await page.keyboard.press('Enter');
    await workbench.editorLines.getByText('Nobody releases from Friday').first().waitFor();
    await workbench.view('Attempt').getByText('Taking a model back is allowed at any time').first().waitFor();

    // The keys stay with the editor, and the cursor where it was.
    await workbench.type('We assume one region.');
    await workbench.editorLines.getByText('We assume one region.').waitFor();

    // Hints, one after the other, readable afterwards.
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('h');
    await workbench.view('Attempt').getByText('Hint 1:').waitFor();
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('h');
    await workbench.view('Attempt').getByText('Hint 2:').waitFor();
    await session.pictures('attempt-view');
    await workbench.row('Attempt', 'Requirements and numbers').click();
    await workbench.view('Attempt').getByText('Hint 2:').waitFor({ state: 'hidden' });
    await workbench.row('Attempt', 'Follow one change').click();
    await workbench.view('Attempt').getByText('Hint 1:').waitFor();

    // Another section: its row leads there.
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await workbench.statusItem('mlops-design-practice.mlops-design-practice.mlopsPractice.clock').getByText('Architecture').waitFor();

    await workbench.activeTab.click();
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('p');
    await workbench.row('Problems', /Resume #1.*\(\d\d:\d\d left\)/).waitFor();
    let sheet = await sheetText();
    while (!sheet.includes('sections:')) sheet = await sheetText();
    assert.match(sheet, /hints:\n {2}- \{ hint: 1, at: .+\}\n {2}- \{ hint: 2,/);
    assert.ok(sheet.includes(FREEZE));
    assert.match(sheet, /sections:\n {2}clarifications:/);
  });

  it('a term is explained where the mouse rests, and a diagram to start from is a few keys away', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.activeTab.click();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('\nA shadow deployment comes first.\n\n');
    await workbench.editorLines.getByText('shadow deployment').first().hover();
    const hover = page.locator('.monaco-hover').filter({ hasText: 'When to mention it' });
    await hover.waitFor();
    await session.picture('concept-hover');
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'Diagram: Canary split' });
    await offered.waitFor();
    await session.picture('diagram-completion');
    await page.keyboard.type('canary split');
    await offered.and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await workbench.editorLines.getByText('Traffic split').first().waitFor();
    await page.keyboard.type('5');
    await workbench.editorLines.getByText('5 %').first().waitFor();
    await session.picture('diagram-inserted');
  });
});

import fs from 'node:fs/promises';
import path from 'node:path';
import { root } from '../host/places';
import { Session } from './session';

const answer = [
  'Going from merge to full traffic takes 48 hours instead of nine days; a bad model is off all traffic within 90 minutes, or 5 minutes when errors show it.',
  'We promote a candidate only if its MAE beats the live model by 1 % on last week and stays below 5.0 minutes; otherwise it stops there.',
  'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 points against control over 30 min. Nobody has to decide.',
  'The old version stays warm at 12 pods for two days, so going back is one mesh switch and takes less than a minute.',
].join('\n\n');

/** `npm run pictures`: the README's screenshots, light and dark, into media/. */
export async function main(): Promise<void> {
  const session = new Session();
  await session.start();
  try {
    const { workbench } = session;
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').click();
    await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await workbench.view('Rubric').locator('.monaco-list-row').first().waitFor();
    await workbench.page.keyboard.insertText(answer);
    await workbench.row('Rubric', /Automatic rollback rule.*found/).click();
    await workbench.view('Rubric').locator('.monaco-list-row').first().waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await session.wear(theme);
      await fs.copyFile(await session.picture(`readme-${theme}`), path.join(root, 'media', `screenshot-${theme}.png`));
    }
  } finally {
    await session.stop();
  }
  process.exit();
}

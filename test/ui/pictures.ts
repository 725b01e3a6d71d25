import fs from 'node:fs/promises';
import path from 'node:path';
import { root } from '../host/places';
import { Session } from './session';

/** `npm run pictures`: the README's screenshots, light and dark, into media/. */
export async function main(): Promise<void> {
  const session = new Session();
  await session.start();
  try {
    const { workbench } = session;
    await workbench.showContainer('MLOps Practice');
    await workbench.view('Problems').locator('.monaco-list-row').first().waitFor();
    await workbench.row('Problems', 'CI/CD for ML').click();
    await workbench.view('Problems').locator('.monaco-list-row[aria-level="2"]').first().click();
    await workbench.editorLines.waitFor();
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

import fs from 'node:fs/promises';
import path from 'node:path';
import { run } from '../host/childProcess';
import { root } from '../host/places';
import { Session, WINDOW } from './session';

const answer = [
  'Going from merge to full traffic takes 48 hours instead of nine days; a bad model is off all traffic within 90 minutes, or 5 minutes when errors show it.',
  'We promote a candidate only if its MAE beats the live model by 1 % on last week and stays below 5.0 minutes; otherwise it stops there.',
  'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 points against control over 30 min. Nobody has to decide.',
  'The old version stays warm at 12 pods for two days, so going back is one mesh switch and takes less than a minute.',
].join('\n\n');

/** Pictures of the walkthrough are taken in a window so small that its words can be read beside the steps. */
const SMALL = { width: 960, height: 640 };

/** `npm run pictures`: the README's screenshots and those of the walkthrough, light and dark, into media/. */
export async function main(): Promise<void> {
  await needPngquant();
  const session = new Session();
  await session.start();
  try {
    await fs.mkdir(path.join(root, 'media', 'walkthrough'), { recursive: true });
    const { workbench } = session;
    await workbench.showContainer('MLOps Practice');
    await takeWriting(session);
    await takeIncident(session);
    await takeReview(session);
    await workbench.resize(WINDOW);
  } finally {
    await session.stop();
  }
  process.exit();
}

/** An answer under way: the README's picture, and the one of writing. */
async function takeWriting(session: Session): Promise<void> {
  const { workbench } = session;
  await workbench.row('Problems', '1. CI/CD Pipeline').click();
  await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  await workbench.view('Rubric').locator('.monaco-list-row').first().waitFor();
  await workbench.page.keyboard.insertText(answer);
  await workbench.row('Rubric', /Automatic rollback rule.*found/).click();
  await workbench.view('Rubric').locator('.monaco-list-row').first().waitFor();
  await take(session, 'screenshot', WINDOW);
  await take(session, 'walkthrough/write', SMALL);
}

/** The brief of the outage. */
async function takeIncident(session: Session): Promise<void> {
  const { workbench } = session;
  await workbench.resize(WINDOW);
  await workbench.run('MLOps Practice: Find Problem');
  await workbench.quickInput.fill('40');
  await workbench.quickPickRow(/^40\./).first().waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.tab('40-production-model-outage').waitFor();
  await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  await workbench.page.keyboard.press('Control+Home');
  await workbench.editorLines.getByText('Triage a Production Model Outage').first().waitFor();
  await take(session, 'walkthrough/incident', SMALL);
}

/** A sample while it is marked, and its result. */
async function takeReview(session: Session): Promise<void> {
  const { workbench } = session;
  const { page } = workbench;
  await workbench.resize(WINDOW);
  await workbench.run('MLOps Practice: Grade a Sample in Three Minutes');
  await workbench.quickPickRow('sample 2').first().click();
  const review = workbench.webview();
  await review.locator('.card.current:focus').waitFor();
  await workbench.run('View: Toggle Primary Side Bar Visibility');
  await take(session, 'walkthrough/sample', SMALL);
  await review.locator('.card.current').click();
  const total = Number(/ of (\d+)/.exec((await review.locator('.card.current').getAttribute('aria-label')) ?? '')?.[1]);
  for (let at = 0; at < total; at++) {
    await review
      .locator('.card.current')
      .and(review.getByLabel(new RegExp(`^Criterion ${at + 1} of `)))
      .waitFor();
    await page.keyboard.press(at % 3 === 2 ? '2' : '1');
  }
  await review.locator('.sum').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await review.getByRole('heading', { name: 'Three numbers, each of 100' }).waitFor();
  await take(session, 'walkthrough/result', SMALL);
}

/** Saves what the window shows as `media/<name>-light.png` and `-dark.png`. */
async function take(session: Session, name: string, size: { readonly width: number; readonly height: number }): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await session.workbench.resize(WINDOW);
    await session.wear(theme);
    await session.workbench.resize(size);
    await session.workbench.page.mouse.move(size.width / 2, size.height - 2);
    await reduce(await session.picture(`media-${path.basename(name)}-${theme}`), path.join(root, 'media', `${name}-${theme}.png`));
  }
}

/** Saves a picture in 32 colours, not dithered: letters stay sharp, and the package has little to carry. */
async function reduce(picture: string, target: string): Promise<void> {
  const { code, output } = await run('pngquant', ['--force', '--strip', '--speed', '1', '--nofs', '--output', target, '32', picture]);
  if (code !== 0) throw new Error(`pngquant can't reduce ${target}: ${output.trim()}`);
}

/** Fails at once where the tool for small pictures is not there. */
async function needPngquant(): Promise<void> {
  const found = await run('pngquant', ['--version']);
  if (found.code !== 0) throw new Error('The pictures need pngquant: install it (apt-get install pngquant, brew install pngquant).');
}

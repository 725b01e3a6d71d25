import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator } from 'playwright-core';
import type { PracticeProblem } from '../../../src/core/problem/content';
import { buildSnapshot, parseSheet } from '../../../src/core/attempt/gradeSheet';
import { buildSheet, editSheet, type SheetOperation } from '../../../src/core/attempt/sheetEdit';
import { underTest } from '../../host/underTest';
import { THEMES, withSession } from '../session';

/** Run in the page itself: from outside, axe gives a frame a second to answer and leaves it out after that. */
const AXE = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core');
interface Axe {
  readonly run: (of: Element) => ReturnType<AxeBuilder['analyze']>;
}
const SLUG = '18-data-drift-detection';
const ATTEMPT = `${SLUG}.2026-11-23`;
const MOST_KEYS = 25;
/** What would run, load or lead elsewhere, were an answer more than text. */
const HOSTILE = [
  '',
  '<img src="https://example.invalid/x.png" onerror="alert(1)"> <script>alert(1)</script> [here](javascript:alert(1))',
  '',
  '```mermaid',
  'flowchart LR',
  '  a["<img src=x onerror=alert(1)> <b onclick=alert(1)>A</b>"] --> b',
  '  click a "javascript:alert(1)"',
  '```',
  '',
].join('\n');

describe('The review of a finished interview', () => {
  const session = withSession();

  /** Puts an answer and the sheet of its finished interview into the practice folder; gives the number of criteria. */
  async function handIn(): Promise<number> {
    const content = await fs.readFile(path.join(underTest.folder, 'dist', 'content', 'problems', `${SLUG}.json`), 'utf8');
    const problem = JSON.parse(content) as PracticeProblem;
    const answer = path.join(underTest.folder, 'test', 'content', 'answers', SLUG, '06-middling-prose.md');
    const text = (await fs.readFile(answer, 'utf8')) + HOSTILE;
    const wall = Date.parse('2026-11-23T18:00:00Z');
    const operations: SheetOperation[] = [
      { kind: 'clock', events: [{ kind: 'start', session: 'a', wall, mono: 0, minutes: problem.minutes }] },
      { kind: 'sections', session: 'a', seconds: { contract: 200, implementation: 640, reference: 0, limits: 250, tests: 300 } },
      {
        kind: 'finish',
        at: wall + 1_500_000,
        text,
        criteria: buildSnapshot(problem.rubric),
        events: [{ kind: 'finish', session: 'a', wall: wall + 1_500_000, mono: 1_500_000 }],
      },
    ];
    const sheet = operations.reduce(
      (before, operation) => {
        const edit = editSheet(before, operation);
        assert.equal(edit.kind, 'edited');
        return edit.text;
      },
      buildSheet({ problem: SLUG, mode: 'interview' }),
    );
    await fs.writeFile(path.join(session.folder, `${ATTEMPT}.md`), text);
    await fs.writeFile(path.join(session.folder, `${ATTEMPT}.grade.yaml`), sheet);
    return problem.rubric.length;
  }

  async function markedOnDisk(): Promise<number> {
    const read = parseSheet(await fs.readFile(path.join(session.folder, `${ATTEMPT}.grade.yaml`), 'utf8'));
    return read.kind === 'sheet' ? Object.keys(read.sheet.marks).length : 0;
  }

  /** What axe finds wrong with the page in any theme, a line each. */
  async function faults(): Promise<string[]> {
    const page = session.workbench.webview().locator('body');
    await page.evaluate(await fs.readFile(AXE, 'utf8'));
    const found: string[] = [];
    for (const theme of THEMES) {
      await session.wear(theme);
      const { violations, passes } = await page.evaluate((body) => (globalThis as unknown as { readonly axe: Axe }).axe.run(body));
      assert.ok(passes.some(({ nodes }) => nodes.some(({ html }) => html.includes('class="part"') || html.includes('class="card'))));
      found.push(...violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`));
    }
    return found;
  }

  it('goes from the marks to what next by keys alone, and axe finds nothing on the way', async () => {
    const total = await handIn();
    const { workbench } = session;
    const { keyboard } = workbench.page;
    await workbench.showContainer('MLOps Practice');
    await workbench.run('MLOps Practice: Find Problem');
    await workbench.quickInput.fill('18');
    await workbench
      .quickPickRow(/18\. .*to mark/)
      .and(workbench.page.locator('.focused'))
      .waitFor();
    await keyboard.press('Enter');
    const review: FrameLocator = workbench.webview();
    await review.getByRole('heading', { name: 'Mark your answer' }).waitFor();
    await review.locator('.card.current:focus').waitFor();
    assert.deepEqual(await faults(), []);
    await session.pictures('review-marking');

    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys++;
      await keyboard.press(key);
    };
    for (let at = 0; at < total; at++) {
      await review
        .locator('.card.current')
        .and(review.getByLabel(new RegExp(`^Criterion ${at + 1} of `)))
        .waitFor();
      await press(at % 3 === 2 ? '2' : '1');
    }
    await review.locator('.sum').waitFor();
    assert.ok(keys <= MOST_KEYS);
    assert.equal(await markedOnDisk(), total);
    await review.getByRole('heading', { name: 'What you marked, and what the lines show' }).waitFor();
    assert.deepEqual(await faults(), []);
    await session.pictures('review-findings');

    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await review.getByRole('heading', { name: 'Three numbers, each of 100' }).waitFor();
    assert.deepEqual(await faults(), []);
    await session.pictures('review-result');

    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await review.getByRole('heading', { name: 'What next' }).waitFor();
    const section = review.getByRole('button', { name: 'Implementation', exact: true });
    await workbench.tabTo(section);
    await keyboard.press('Enter');
    await review.locator('.diagram svg').first().waitFor();
    const last = review.locator('.compared .fold').last();
    await workbench.tabTo(last);
    await keyboard.press('Enter');
    await review.locator('.compared').last().locator('.diagram svg').first().waitFor();
    await review.getByText('<script>alert(1)</script>').waitFor();
    assert.equal(await review.locator('main').locator('img, image, script, iframe, [href], [onclick], [onerror]').count(), 0);
    assert.deepEqual(await faults(), []);
    await session.pictures('review-debrief');

    await workbench.tabTo(review.getByRole('tab', { name: 'Debrief' }), 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await review.getByRole('heading', { name: 'A change arrives' }).waitFor();
    await workbench.tabTo(review.getByLabel('Your answer'));
    await keyboard.type('The window closes at 1,000 quotes, which takes the smallest partner 90 minutes.');
    await keyboard.press('Control+Enter');
    await review.getByRole('heading', { name: 'What a good design touches' }).waitFor();
    assert.deepEqual(await faults(), []);
    await session.pictures('review-change');
  });
});

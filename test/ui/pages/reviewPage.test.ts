import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { ReviewModel } from '../../../src/core/review/reviewModel';
import { WebviewStage, withBrowser } from '../webviewStage';
import { buildReviewOf, problem } from './reviewModels';

const PAGE = { name: 'reviewPage', title: 'Review' } as const;
const COLUMN = { width: 460, height: 720 };
/** What would run, load or lead elsewhere, were any text more than text. */
const HOSTILE = '<img src="https://evil.test/x.png" onerror="alert(1)"><script>alert(1)</script>[here](javascript:alert(1))';
const HOSTILE_DIAGRAM = [
  '```mermaid',
  'flowchart LR',
  '  a["<img src=https://evil.test/y.png onerror=alert(1)> <b onclick=alert(1)>A</b>"] --> b',
  '  click a "javascript:alert(1)"',
  '  click b call alert(1)',
  '```',
].join('\n');
/** Keys of the model that are not texts: ids, and words of a fixed list. */
const FIXED = new Set(
  'attempt slug date mode stage answer id dimension bar mark blind finding offered shownBy kind criterion pillar tool band signal'.split(
    ' ',
  ),
);

/** The model with something hostile in every text that an answer, a problem or a sheet brings. */
function poisoned<T>(value: T, key = ''): T {
  if (typeof value === 'string') {
    if (FIXED.has(key)) return value;
    return `${value}${key === 'yours' || key === 'reference' ? `\n\n${HOSTILE_DIAGRAM}\n\n` : ' '}${HOSTILE}` as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => poisoned(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = new Set(['lacks', 'caps', 'lift', 'unmarked', 'shown', 'half', 'missing', 'provides', 'credits']);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, kept.has(name) ? (part as unknown) : poisoned<unknown>(part, name)]),
  ) as T;
}

/** The model with one criterion told anew. */
function withCriterion(model: ReviewModel, criterion: ReviewModel['criteria'][number]): ReviewModel {
  return { ...model, criteria: model.criteria.map((one) => (one.id === criterion.id ? criterion : one)) };
}

describe('The review page', () => {
  const browser = withBrowser();
  let stage: WebviewStage;

  const tab = (name: string): Locator => stage.page.getByRole('tab', { name });

  /** Opens the page on a model. */
  async function show(
    model: ReviewModel,
    size: { readonly width: number; readonly height: number } = COLUMN,
    kept?: unknown,
  ): Promise<void> {
    stage = await WebviewStage.open(browser(), PAGE, size, kept);
    await stage.tell({ kind: 'model', model });
    await stage.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Goes through every view and opens all that is folded; calls back on each. */
  async function everywhere(look: (view: string) => Promise<void>): Promise<void> {
    for (const view of ['Findings', 'Result', 'Debrief', 'Change']) {
      await tab(view).click();
      const folded = stage.page.locator('.fold[aria-expanded="false"], button:text("Show an answer")');
      for (let left = await folded.count(); left > 0; left--) await folded.first().press('Enter');
      await look(view);
    }
  }

  it('shows what stands in answer, problem and sheet as text, whatever it is', async () => {
    const other = {
      attempt: '18-data-drift-detection.2026-11-20',
      date: '2026-11-20',
      mode: 'guided',
      mended: false,
      score: 40,
      credits: {},
    } as const;
    const model = poisoned(buildReviewOf({ curveball: 'We close the window at 1,000 quotes.' }));
    let asked = false;
    await show({ ...model, tries: [other] });
    stage.page.on('dialog', (dialog) => {
      asked = true;
      void dialog.dismiss();
    });
    await everywhere(async (view) => {
      if (view === 'Debrief') await stage.page.locator('.compared').last().locator('.diagram svg').first().waitFor();
      assert.notEqual(await stage.page.getByText('<script>alert(1)</script>').count(), 0, view);
      const live = stage.page.locator('main').locator('img, image, script, iframe, foreignObject, [href], [onclick], [onerror]');
      assert.equal(await live.count(), 0, view);
    });
    assert.deepEqual(stage.strays, []);
    assert.equal(asked, false);
  });

  it('fits a column of 400 pixels, one of 300, which is what a zoom of 200 % leaves, and one of 220 beside a sidebar', async () => {
    for (const width of [400, 300, 220]) {
      await show(buildReviewOf({ curveball: 'We close the window at 1,000 quotes.' }), { width, height: 600 });
      await everywhere(async (view) => {
        const room = await stage.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
        assert.ok(room[0] <= room[1], `${view} takes ${room[0]} of ${room[1]} pixels`);
      });
    }
  });

  it('keeps its tabs on one line in a narrow column', async () => {
    await show(buildReviewOf(), { width: 400, height: 600 });
    const tops = await stage.page.getByRole('tab').evaluateAll((tabs) => tabs.map((one) => one.getBoundingClientRect()));
    assert.equal(tops.length, 4);
    assert.deepEqual(new Set(tops.map(({ top, height }) => `${top} ${height}`)).size, 1);
  });

  it('moves nothing where the user wants no motion', async () => {
    await show(buildReviewOf());
    await everywhere(async (view) => {
      const moving = await stage.page.evaluate(() =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getTiming().duration) > 0),
      );
      assert.deepEqual(moving, [], view);
    });
  });

  it('offers to fix an answer of one’s own, and no sample', async () => {
    for (const sample of [false, true]) {
      await show(buildReviewOf({ facts: { sample } }));
      await tab('Debrief').click();
      await stage.page.getByRole('heading', { level: 2 }).first().waitFor();
      assert.equal(await stage.page.getByRole('button', { name: 'Fix it now' }).count(), sample ? 0 : 1);
    }
  });

  it('says why a fix that is worth less comes first: a design can’t do without a blocker', async () => {
    const model = buildReviewOf({ marks: ['not-met'] });
    await show(model);
    await tab('Debrief').click();
    const fixes = stage.page.locator('.lesson').filter({ hasText: 'of 100' });
    await fixes.first().waitFor();
    const isBlocker = (model.debrief?.fixes ?? []).map(
      ({ criterion }) => model.criteria.find(({ id }) => id === criterion)?.blocker === true,
    );
    assert.ok(isBlocker.includes(true));
    const badges = await fixes.evaluateAll((all) => all.map((fix) => fix.querySelector('h4 .badge')?.textContent === 'blocker'));
    assert.deepEqual(badges, isBlocker);
  });

  it('keeps the focus and the place when the review is told again, and moves nothing by itself', async () => {
    await show(buildReviewOf());
    await tab('Debrief').click();
    const fold = stage.page.locator('.fold').last();
    await fold.focus();
    /** Where it stands on the screen, however much more stands above it. */
    const place = (): Promise<number> => fold.evaluate((one) => one.getBoundingClientRect().top);
    const before = await place();
    assert.ok((await stage.page.evaluate(() => scrollY)) > 0);
    await stage.tell({ kind: 'model', model: buildReviewOf({ sheet: { hints: [{ hint: 1, at: 1 }] } }) });
    await stage.page.getByText('You used the first hint.').waitFor();
    assert.equal(await fold.evaluate((one) => one === document.activeElement), true);
    assert.ok(Math.abs((await place()) - before) < 1);
    await tab('Findings').click();
    await stage.tell({ kind: 'model', model: buildReviewOf() });
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.locator('.card.current').waitFor();
  });

  it('leaves the focus where the user puts it as soon as a part shows', async () => {
    await show(buildReviewOf());
    await tab('Change').waitFor();
    const stays = await stage.page.evaluate(
      () =>
        new Promise<boolean>((told) => {
          new MutationObserver((_changes, observer) => {
            const field = document.querySelector('textarea');
            if (!field) return;
            observer.disconnect();
            field.focus();
            requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => told(document.activeElement === field))));
          }).observe(document.body, { childList: true, subtree: true });
          document.querySelector<HTMLElement>('#tab-curveball')?.click();
        }),
    );
    assert.equal(stays, true);
  });

  it('paints blind marks once: nothing that is there moves, also while marks are saved', async () => {
    const blank = buildReviewOf({ marks: [undefined] });
    await show(blank);
    await stage.page.locator('.card.current:focus').waitFor();
    /** What follows a key is no layout shift to the browser, so the cards are measured, from the top of the page. */
    const places = (): Promise<readonly (readonly number[])[]> =>
      stage.page
        .locator('.card')
        .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect()).map((at) => [at.x, at.y + scrollY, at.width, at.height]));
    const before = await places();
    await stage.page.keyboard.press('1');
    await stage.posted('mark');
    await stage.page.getByText('Saving …').first().waitFor();
    assert.deepEqual(await places(), before);
    const [first] = blank.criteria;
    assert.ok(first);
    await stage.tell({ kind: 'model', model: withCriterion(blank, { ...first, mark: 'met' }) });
    await stage.page.getByText('Saved').first().waitFor();
    assert.deepEqual(await places(), before);
    assert.deepEqual(await stage.shifts(), []);
  });

  it('says why a criterion applies, where it can’t be left out', async () => {
    const model = buildReviewOf({ marks: [undefined] });
    const blocker = model.criteria.findIndex(({ blocker: is }) => is);
    const free = model.criteria.filter(({ blocker: is }) => !is).map(({ id }) => id);
    const criteria = model.criteria.map((one) =>
      free.slice(0, 2).includes(one.id) ? { ...one, mark: 'not-applicable' as const, reason: 'x' } : one,
    );
    await show({ ...model, criteria });
    const card = (at: number): Locator => stage.page.locator('.card').nth(at);
    await card(blocker).focus();
    await stage.page.keyboard.press('4');
    await card(blocker).getByText('can’t do without this one').waitFor();
    const third = model.criteria.findIndex(({ id }) => id === free[2]);
    await card(third).focus();
    await stage.page.keyboard.press('4');
    await card(third).getByText('two is the most').waitFor();
  });

  it('says of a mark that can’t be given that the saved one stays, and never that it is not saved', async () => {
    const model = buildReviewOf({ mode: 'guided', marks: ['met', undefined] });
    const at = model.criteria.findIndex(({ blocker, mark }) => blocker && mark === undefined);
    const criterion = model.criteria[at];
    assert.ok(criterion);
    await show(model);
    const card = stage.page.locator('.card').nth(at);
    await card.focus();
    await stage.page.keyboard.press('2');
    await stage.tell({ kind: 'model', model: withCriterion(model, { ...criterion, mark: 'partly' }) });
    await card.getByText('✓ Saved').waitFor();
    await card.focus();
    await stage.page.keyboard.press('4');
    await card.getByText('Your mark stays “partly”.').waitFor();
    assert.equal(await card.locator('.sign').innerText(), '✓ Saved');
    await stage.page.keyboard.press('1');
    await card.getByText('Your mark stays').waitFor({ state: 'detached' });
  });

  describe('of a note', () => {
    const model = buildReviewOf({ marks: [undefined] });
    const [first] = model.criteria;
    assert.ok(first);
    const card = (): Locator => stage.page.locator('.card').first();
    const line = (): Locator => card().getByLabel('A note to yourself');

    /** Writes a note at the first criterion, and gives what the page asked for. */
    async function write(text: string): Promise<unknown> {
      await show(model);
      await stage.page.locator('.card.current:focus').waitFor();
      await stage.page.keyboard.press('n');
      await line().fill(text);
      await line().press('Enter');
      return stage.posted('note');
    }

    it('shows that it is on its way, and saved only once it is in the sheet', async () => {
      const request = await write('Ask about costs.');
      assert.deepEqual(request, { kind: 'note', criterion: first.id, note: 'Ask about costs.' });
      await card().getByText('Saving …').waitFor();
      await card().locator('.note').getByText('Ask about costs.').waitFor();
      await stage.tell({ kind: 'model', model: { ...model, answer: 'changed' } });
      await stage.page.getByText('The answer has changed').waitFor();
      assert.equal(await card().locator('.sign').innerText(), 'Saving …');
      await stage.tell({ kind: 'model', model: withCriterion(model, { ...first, note: 'Ask about costs.' }) });
      await card().getByText('✓ Saved').waitFor();
    });

    it('that could not be kept brings its text back, to be kept again', async () => {
      const request = await write('Ask about costs.');
      await stage.tell({ kind: 'failed', request, sentence: 'The disk is full.' });
      await card().getByText('The disk is full.').waitFor();
      assert.equal(await card().locator('.sign').innerText(), 'Not saved');
      assert.equal(await line().inputValue(), 'Ask about costs.');
      await line().press('Enter');
      assert.deepEqual(await stage.posted('note'), request);
      await card().getByText('The disk is full.').waitFor({ state: 'detached' });
      assert.equal(await card().locator('.sign').innerText(), 'Saving …');
    });

    it('that could not be kept stays to be written when a mark beside it is saved', async () => {
      const request = await write('Ask about costs.');
      await stage.tell({ kind: 'failed', request, sentence: 'The disk is full.' });
      await line().press('Escape');
      await stage.page.keyboard.press('1');
      await stage.tell({ kind: 'model', model: withCriterion(model, { ...first, mark: 'met' }) });
      await stage.page.getByText('1 of 12 marked').first().waitFor();
      assert.equal(await card().locator('.sign').innerText(), 'Not saved');
      await card().getByRole('button', { name: 'Note' }).click();
      assert.equal(await line().inputValue(), 'Ask about costs.');
    });
  });

  it('takes a new reason for saved once it is the one in the sheet, and brings it back where it can’t be kept', async () => {
    const blank = buildReviewOf({ mode: 'guided', marks: [undefined] });
    const at = blank.criteria.findIndex(({ blocker }) => !blocker);
    const criterion = blank.criteria[at];
    assert.ok(criterion);
    const away = (reason: string): ReviewModel => withCriterion(blank, { ...criterion, mark: 'not-applicable', reason });
    await show(away('One region.'));
    const card = stage.page.locator('.card').nth(at);
    const line = card.getByLabel('Why does it not apply');
    const giveReason = async (): Promise<unknown> => {
      await card.focus();
      await stage.page.keyboard.press('4');
      await line.fill('One region, one team.');
      await line.press('Enter');
      return stage.posted('mark');
    };
    const request = await giveReason();
    await stage.tell({ kind: 'model', model: { ...away('One region.'), answer: 'changed' } });
    await stage.page.getByText('The answer has changed').waitFor();
    assert.equal(await card.locator('.sign').innerText(), 'Saving …');
    await stage.tell({ kind: 'failed', request, sentence: 'The disk is full.' });
    await line.waitFor();
    assert.equal(await line.inputValue(), 'One region, one team.');
    await stage.tell({ kind: 'model', model: away('One region, one team.') });
    await card.getByText('The disk is full.').waitFor({ state: 'detached' });
    assert.equal(await card.locator('.sign').innerText(), '✓ Saved');
  });

  it('does not go on saying that a mark is saved while the review can’t be read', async () => {
    await show(buildReviewOf({ marks: [undefined] }));
    await stage.page.locator('.card.current:focus').waitFor();
    await stage.page.keyboard.press('1');
    await stage.posted('mark');
    await stage.tell({ kind: 'failed', sentence: 'The review could not be read; the log says why.' });
    await stage.page.locator('.changed').getByText('The review could not be read').waitFor();
    assert.equal(await stage.page.locator('.card .sign').first().innerText(), 'Not confirmed');
  });

  it('accepts what the check offers, and points at lines, by a key', async () => {
    const model = buildReviewOf({ marks: ['met'] });
    await show(model);
    const at = model.criteria.findIndex(({ revealed }) => revealed?.offered !== undefined);
    const criterion = model.criteria[at];
    assert.ok(criterion);
    await stage.page.locator('.card').nth(at).focus();
    await stage.page.keyboard.press('p');
    assert.deepEqual(await stage.posted('point'), { kind: 'point', criterion: criterion.id });
    await stage.page.keyboard.press('a');
    assert.deepEqual(await stage.posted('mark'), { kind: 'mark', criterion: criterion.id, mark: criterion.revealed?.offered });
  });

  it('takes an answer to the change, keeps what is written of it over a reload, and shows what it finds', async () => {
    const model = buildReviewOf();
    await show(model);
    await tab('Change').click();
    await stage.page.getByText(problem.curveball.change.slice(0, 40)).waitFor();
    assert.equal(await stage.page.getByText('What a good design touches').count(), 0);
    await stage.page.getByLabel('Your answer').fill('The window closes at 1,000 quotes');
    const kept = await stage.kept('draft');
    await show(model, COLUMN, kept);
    const field = stage.page.getByLabel('Your answer');
    assert.equal(await field.inputValue(), 'The window closes at 1,000 quotes');
    await field.press('Control+Enter');
    const said = (await stage.posted('curveball')) as { readonly text: string };
    await stage.tell({ kind: 'model', model: buildReviewOf({ curveball: said.text }) });
    await stage.page
      .getByText(/^Found \d of \d/)
      .last()
      .waitFor();
    await stage.page.getByText('What a good design touches').waitFor();
  });

  it('lays another try beside this one, and asks for the texts', async () => {
    const [first] = problem.rubric;
    assert.ok(first);
    const other = {
      attempt: '18-data-drift-detection.2026-11-20',
      date: '2026-11-20',
      mode: 'guided',
      mended: false,
      score: 40,
      band: 'not-yet',
      credits: { [first.id]: 0 },
    } as const;
    await show({ ...buildReviewOf(), tries: [other] });
    await tab('Result').click();
    await stage.page.getByText('2026-11-20, guided: 40, not yet').waitFor();
    await stage.page.getByRole('button', { name: 'Compare the texts' }).click();
    assert.deepEqual(await stage.posted('diff'), { kind: 'diff', attempt: other.attempt });
  });

  it('shows what can be read of a damaged sheet, says what can’t, and takes no marks', async () => {
    const damage = { error: { code: 'cut-off', line: 12 }, lost: ['marks.rollback'] } as const;
    await show(buildReviewOf({ marks: ['met', undefined], facts: { damage } }));
    await stage.page.getByText('after line 12').waitFor();
    await stage.page.getByText('“marks.rollback”').waitFor();
    assert.equal(await stage.page.locator('.mark:enabled').count(), 0);
    await stage.page.keyboard.press('1');
    await stage.page.getByText('nothing is written to it').first().waitFor();
  });

  it('says where the answer is not what was handed in, and still quotes that', async () => {
    await show(buildReviewOf({ facts: { answer: 'Something else.' } }));
    await stage.page.getByText('The answer has changed since it was handed in').waitFor();
    assert.notEqual(await stage.page.locator('.quote').count(), 0);
  });
});

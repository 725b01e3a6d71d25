import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReviewModel } from '../../../src/core/review/reviewModel';
import { api, begin, clear, files, insert, read, run, sheet, until, write } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const ANSWER = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.';

/** The model of the open review, once it is as expected. */
async function reviewed(what: string, passes: (model: ReviewModel) => boolean): Promise<ReviewModel> {
  const { review } = await api();
  return until(what, () => review.model && passes(review.model) && review.model);
}

async function interview(): Promise<vscode.TextEditor> {
  await run('startInterview', PIPELINE);
  const editor = await until('an answer', () => vscode.window.activeTextEditor);
  await insert(editor, ANSWER);
  await sheet(PIPELINE);
  return editor;
}

/** A guided attempt with every criterion marked, its review open. */
async function graded(): Promise<vscode.TextEditor> {
  const editor = await begin(PIPELINE, ANSWER);
  await run('finishAttempt');
  const { attempt } = await reviewed('criteria to mark', ({ stage }) => stage === 'marking');
  await markAll(attempt);
  return editor;
}

/** Marks every criterion of an attempt as partly met. */
async function markAll(id: string): Promise<void> {
  const { store } = await api();
  const attempt = store.get(id);
  assert.ok(attempt?.read.kind === 'sheet');
  const criteria = attempt.read.sheet.finished?.criteria ?? [];
  await store.change(attempt, ...criteria.map((one) => ({ kind: 'mark', criterion: one.id, mark: 'partly', at: Date.now() }) as const));
  await reviewed('a graded attempt', (model) => model.attempt === id && model.stage === 'graded');
}

describe('The review', () => {
  beforeEach(clear);
  after(clear);

  it('opens beside the answer of a finished interview and says nothing of findings', async () => {
    const editor = await interview();
    await run('finishAttempt');
    const model = await reviewed('blind criteria', ({ stage }) => stage === 'marking');
    assert.equal(model.blind, true);
    assert.equal(model.answer, 'as-handed-in');
    assert.ok(model.criteria.every(({ revealed }) => revealed === undefined));
    const { store } = await api();
    assert.equal(store.of(editor.document.uri)?.id, model.attempt);
    await until('a review tab beside the answer', () =>
      vscode.window.tabGroups.all.some(
        ({ tabs, viewColumn }) => viewColumn !== vscode.ViewColumn.One && tabs.some(({ label }) => label.startsWith('Review:')),
      ),
    );
  });

  it('keeps each mark in the sheet, and reveals findings, result and debrief with the last', async () => {
    await interview();
    await run('finishAttempt');
    const { criteria } = await reviewed('criteria to mark', ({ stage }) => stage === 'marking');
    const { review } = await api();
    const [first] = criteria;
    assert.ok(first);
    await review.receive({ kind: 'mark', criterion: first.id, mark: 'met' });
    await sheet(PIPELINE, ({ marks }) => marks?.[first.id]?.mark === 'met');
    for (const { id } of criteria.slice(1)) await review.receive({ kind: 'mark', criterion: id, mark: 'partly' });
    await sheet(PIPELINE, ({ revealed }) => revealed !== undefined);
    const model = await reviewed('a graded attempt', ({ stage }) => stage === 'graded');
    assert.ok(model.criteria.some(({ revealed }) => revealed?.finding === 'found' && revealed.quotes.length > 0));
    assert.equal(model.result?.grade.total, criteria.length);
    assert.equal(model.debrief?.fixes.length, 2);
    assert.ok(model.debrief.sections.some(({ reference }) => reference?.includes('```mermaid')));
    assert.equal(model.debrief.next.at(-1)?.kind, 'rest');
  });

  it('takes lines that the user selected, and none that the template brought', async () => {
    const editor = await begin(PIPELINE, ANSWER);
    await run('finishAttempt');
    const { criteria } = await reviewed('criteria of a guided attempt', ({ criteria: [one] }) => one?.revealed !== undefined);
    const { review } = await api();
    const criterion = criteria.at(-1)?.id ?? '';
    const select = (words: string): void => {
      const at = editor.document.getText().indexOf(words);
      const shown = vscode.window.visibleTextEditors.find(({ document }) => document === editor.document) ?? editor;
      shown.selection = new vscode.Selection(editor.document.positionAt(at), editor.document.positionAt(at + words.length));
    };
    select('Why it matters');
    await review.receive({ kind: 'point', criterion });
    select('No human in the loop.');
    await review.receive({ kind: 'point', criterion });
    const model = await reviewed('pointed lines', (one) => one.criteria.at(-1)?.revealed?.pointed.length !== 0);
    assert.deepEqual(
      model.criteria.at(-1)?.revealed?.pointed.map(({ text }) => text),
      ['No human in the loop.'],
    );
  });

  it('checks an answer to the change by its own criteria, and keeps it in the sheet', async () => {
    await graded();
    const { review } = await api();
    const before = await reviewed('a change', ({ curveball }) => curveball !== undefined);
    assert.equal(before.curveball?.answered, undefined);
    await review.receive({ kind: 'curveball', text: 'A named person approves each release.' });
    const model = await reviewed('a checked answer', ({ curveball }) => curveball?.answered !== undefined);
    assert.ok(model.curveball?.answered?.criteria.length);
    const name = (await files()).find((file) => file.endsWith('.grade.yaml')) ?? '';
    assert.match(await read(name), /^curveball:\n/m);
  });

  it('“Fix it now” begins an answer without a clock from the text as handed in, once', async () => {
    const editor = await graded();
    const { review, session } = await api();
    await review.receive({ kind: 'fix' });
    const mended = await until('an answer under way', () => session.current);
    assert.deepEqual([mended.mode, mended.events, session.timer?.plannedMs], ['guided', [], 0]);
    assert.equal(await read(mended.answer.path.split('/').at(-1) ?? ''), editor.document.getText());
    await until('its editor in front', () => vscode.window.activeTextEditor?.document.uri.toString() === mended.answer.toString());
    await review.receive({ kind: 'fix' });
    assert.equal(session.current?.id, mended.id);
  });

  it('of a mended answer lays the first one beside it, by criterion and by text', async () => {
    const editor = await graded();
    const { review, session, store } = await api();
    const first = review.model?.attempt ?? '';
    await review.receive({ kind: 'fix' });
    const mended = await until('an answer under way', () => session.current);
    await run('finishAttempt');
    await reviewed('the review of the mended answer', ({ attempt }) => attempt === mended.id);
    await markAll(mended.id);
    const { tries } = await reviewed('the first try beside it', (model) => model.tries.length === 1);
    assert.equal(tries[0]?.attempt, first);
    const kept = store.get(mended.id)?.read;
    assert.deepEqual(kept?.kind === 'sheet' && [kept.sheet.basedOn, kept.sheet.clock], [first, []]);

    await review.receive({ kind: 'diff', attempt: first });
    const diff = await until('a diff editor', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    const original = await vscode.workspace.openTextDocument(diff.original);
    assert.equal(original.getText(), editor.document.getText());
  });

  it('of a damaged sheet shows what can be read, and never rewrites it', async () => {
    await graded();
    const name = (await files()).find((file) => file.endsWith('.grade.yaml')) ?? '';
    const damaged = (await read(name)).replace('mark: partly', 'mark: excellent');
    await write(name, damaged);
    const { review, store } = await api();
    await store.reload();
    const model = await reviewed('the damage', ({ damage }) => damage?.error.code === 'shape');
    assert.equal(model.damage?.lost.length, 1);
    assert.equal(model.criteria.filter(({ mark }) => mark === undefined).length, 1);
    await review.receive({ kind: 'mark', criterion: model.criteria[0]?.id ?? '', mark: 'met' });
    assert.equal(await read(name), damaged);
  });
});

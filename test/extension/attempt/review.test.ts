import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReviewModel } from '../../../src/core/review/reviewModel';
import { api, begin, clear, run, sheet, until } from '../practice';

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
  await editor.edit((edit) => edit.insert(editor.selection.active, ANSWER));
  await sheet(PIPELINE);
  return editor;
}

describe('The review', () => {
  beforeEach(clear);
  after(clear);

  it('opens beside the answer of a finished interview and says nothing of findings', async () => {
    const editor = await interview();
    await run('finishAttempt');
    const model = await reviewed('blind criteria', ({ stage }) => stage === 'marking');
    assert.equal(model.blind, true);
    assert.equal(model.unchanged, true);
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
});

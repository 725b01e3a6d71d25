import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerEditor, api, begin, endOf, insert, run, sheet, until } from '../practice';
import { startClean } from './cleanFolder';

const PIPELINE = '01-cicd-pipeline';
const ANSWER = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.';

/** The hovers over the first place where the answer says this, as one text. */
async function hoverOver({ document }: vscode.TextEditor, words: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value.replaceAll('\\', ''))).join('\n');
}

describe('Evidence', () => {
  beforeEach(startClean);
  after(startClean);

  it('says on hover which criterion it counts for, and what holds', async () => {
    const editor = await begin(PIPELINE, ANSWER);
    const hover = await until('a hover on evidence', async () => {
      const text = await hoverOver(editor, 'Auto-rollback');
      return text.includes('Counts for: ') && text;
    });
    assert.match(hover, /Names/);
  });

  it('has no hover where nothing counts', async () => {
    const editor = await begin(PIPELINE, ANSWER);
    await until('a hover on evidence', async () => (await hoverOver(editor, 'Auto-rollback')) !== '');
    assert.equal(await hoverOver(editor, 'noticed first'), '');
  });

  it('has no hover in an interview before the marks are given', async () => {
    await run('startInterview', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    await insert(editor, ANSWER);
    await sheet(PIPELINE);
    const { rubric } = await api();
    await until('a hidden rubric', () => rubric.state.kind === 'hidden');
    await rubric.refresh();
    assert.equal(await hoverOver(editor, 'Auto-rollback'), '');
    await run('finishAttempt');
    await until('blind marking', () => rubric.state.kind === 'marking' && rubric.state.findings === undefined);
    assert.equal(await hoverOver(editor, 'Auto-rollback'), '');
  });
});

describe('An answer that is not checked', () => {
  beforeEach(startClean);
  after(startClean);

  it('says so where it is over a million characters long, and is checked again when it is shortened', async () => {
    const editor = await begin(PIPELINE, ANSWER);
    const { rubric } = await api();
    await insert(editor, `\n${'word '.repeat(200_001)}`, endOf);
    await until('a rubric that says the answer is too long', () => rubric.state.kind === 'too-long');
    await vscode.commands.executeCommand('undo');
    await until('findings again', () => rubric.state.kind === 'writing');
  });
});

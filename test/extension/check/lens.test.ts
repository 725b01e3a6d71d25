import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, begin, clear, insert, until } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const ANSWER = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.';

/** Line and text of each line above a section. */
async function lenses(document: vscode.TextDocument): Promise<readonly { readonly line: number; readonly title: string }[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
  return found.map(({ range, command }) => ({ line: range.start.line, title: command?.title ?? '' }));
}

describe('The line above a section', () => {
  beforeEach(clear);
  after(clear);

  it('is there before anything is found, and only its text changes', async () => {
    const editor = await begin(PIPELINE, 'So:');
    const { document } = editor;
    const before = await lenses(document);
    assert.ok(before.length >= 5);
    const { rubric } = await api();
    await insert(editor, ` ${ANSWER}`);
    await until('a finding', () => rubric.state.kind === 'writing' && rubric.state.findings.some(({ finding }) => finding === 'found'));
    const after = await lenses(document);
    assert.deepEqual(
      after.map(({ line: at }) => at),
      before.map(({ line: at }) => at),
    );
    assert.match(after[0]?.title ?? '', /^\d+ min · evidence for 1 criterion/);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerEditor, begin, insert, run, sheet, until } from '../practice';
import { startClean } from './cleanFolder';

const PIPELINE = '01-cicd-pipeline';
const BROKEN = ['', '```mermaid', 'flowchart LR', '  build[Build] --> check[Check', '```', ''].join('\n');

/** Our diagnostics of a document, once there are so many. */
function problems({ document }: vscode.TextEditor, count: number): Promise<vscode.Diagnostic[]> {
  return until(`${count} diagram problems`, () => {
    const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'MLOps Practice');
    return found.length === count && found;
  });
}

describe('Diagram problems', () => {
  beforeEach(startClean);
  after(startClean);

  it('are underlined on the line and column where Mermaid stops reading', async () => {
    const editor = await begin(PIPELINE, BROKEN);
    const [problem] = await problems(editor, 1);
    assert.ok(problem);
    const line = editor.document.lineAt(problem.range.start.line).text;
    assert.equal(line, '  build[Build] --> check[Check');
    assert.ok(problem.range.start.character >= line.indexOf('check'), String(problem.range.start.character));
    assert.match(problem.message, /closed|bracket|stops early/);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  });

  it('go when the diagram is mended', async () => {
    const editor = await begin(PIPELINE, BROKEN);
    const [problem] = await problems(editor, 1);
    assert.ok(problem);
    await insert(editor, ']', ({ document }) => document.lineAt(problem.range.start.line).range.end);
    await problems(editor, 0);
  });

  it('move with the lines above them', async () => {
    const editor = await begin(PIPELINE, BROKEN);
    const [before] = await problems(editor, 1);
    await insert(editor, 'One\n\nTwo\n\n', () => new vscode.Position(0, 0));
    const after = await until('the problem four lines down', () =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .find(({ source, range }) => source === 'MLOps Practice' && range.start.line === (before?.range.start.line ?? 0) + 4),
    );
    assert.match(editor.document.lineAt(after.range.start.line).text, /check\[Check/);
  });

  it('show in an interview as well', async () => {
    await run('startInterview', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    await insert(editor, BROKEN);
    await sheet(PIPELINE);
    await problems(editor, 1);
  });

  it('leave documents alone that are no answers', async () => {
    const answer = await begin(PIPELINE, BROKEN);
    const other = await vscode.workspace.openTextDocument({ language: 'markdown', content: BROKEN });
    await problems(answer, 1);
    assert.deepEqual(vscode.languages.getDiagnostics(other.uri), []);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, begin, heard, insert, run, until } from '../practice';
import { startClean } from './cleanFolder';

const PIPELINE = '01-cicd-pipeline';
const SKETCHES = [
  '## First sketch',
  '',
  '```mermaid',
  'flowchart LR',
  '  build --> test',
  '```',
  '',
  'Words between the two.',
  '',
  '## Second sketch',
  '',
  '```mermaid',
  'flowchart LR',
  '  canary --> rollback',
  '```',
  '',
].join('\n');

/** The label of the panel that draws, once it is as expected. */
function panel(label: string): Promise<vscode.Tab> {
  return until(`a panel called ${label}`, () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(
        (tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('mlopsPractice.diagram') && tab.label === label,
      ),
  );
}

/** Puts the cursor of an editor on the line that holds a text. */
function goTo(editor: vscode.TextEditor, text: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new vscode.Selection(at, at);
}

async function document(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

describe('Draw Diagram', () => {
  beforeEach(startClean);
  after(startClean);

  it('shows the diagram under the cursor, named by its section, beside the text and without taking the keys', async () => {
    const editor = await document(SKETCHES);
    goTo(editor, 'canary --> rollback');
    await run('drawDiagram');
    const tab = await panel('Second sketch');
    assert.notEqual(tab.group.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });

  it('shows the nearest one from between two, and follows the cursor to the other', async () => {
    const editor = await document(SKETCHES);
    goTo(editor, '## First sketch');
    await run('drawDiagram');
    await panel('First sketch');
    goTo(editor, 'canary --> rollback');
    await panel('Second sketch');
    goTo(editor, 'Words between');
    goTo(editor, 'build --> test');
    await panel('First sketch');
  });

  it('stays with its diagram while lines are written above it', async () => {
    const editor = await document(SKETCHES);
    goTo(editor, 'canary --> rollback');
    await run('drawDiagram');
    await panel('Second sketch');
    await insert(editor, '## Before\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n', () => new vscode.Position(0, 0));
    await insert(editor, ' renamed', ({ document }) => document.lineAt(document.lineCount - 7).range.end);
    await panel('Second sketch renamed');
  });

  it('draws in an answer, in guided attempts and interviews alike', async () => {
    const editor = await begin(PIPELINE, SKETCHES);
    goTo(editor, 'build --> test');
    await run('drawDiagram');
    await panel('First sketch');
    const { session } = await api();
    assert.equal(session.timer?.state, 'running');
  });

  it('says what it needs where there is nothing to draw', async () => {
    await document('No diagram here.\n');
    const [said] = await heard(() => run('drawDiagram'));
    assert.match(said ?? '', /no Mermaid diagram yet/);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'text' }));
    const [other] = await heard(() => run('drawDiagram'));
    assert.match(other ?? '', /Open a Markdown document/);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerEditor, api, begin, endOf, finish, heard, insert, run, sheet, until } from '../practice';
import { startClean } from './cleanFolder';

const PIPELINE = '01-cicd-pipeline';
const LINE = 'After the shadow deployment a canary release goes to 5 % of the orders.\n';

/** What all hovers over a word of the answer say. */
async function hoverOver({ document }: vscode.TextEditor, word: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(word) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replaceAll('\\', '');
}

/** Labels of what completion offers at a place. */
async function offered({ document }: vscode.TextEditor, at: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function interview(): Promise<vscode.TextEditor> {
  await run('startInterview', PIPELINE);
  const editor = await answerEditor(PIPELINE);
  await insert(editor, LINE);
  await sheet(PIPELINE);
  const { rubric } = await api();
  await until('a hidden rubric', () => rubric.state.kind === 'hidden');
  return editor;
}

describe('Concepts', () => {
  beforeEach(startClean);
  after(startClean);

  it('are explained over their term in a guided attempt: what, when, what to say', async () => {
    const { rubric } = await api();
    const editor = await begin(PIPELINE, LINE);
    await until('an open rubric', () => rubric.state.kind === 'writing');
    const said = await hoverOver(editor, 'shadow deployment');
    assert.match(said, /\*\*Shadow deployment\*\*/);
    assert.match(said, /When to mention it: /);
    assert.match(said, /What to say with it: /);
  });

  it('are completed in a guided attempt, and not in an interview', async () => {
    const { rubric } = await api();
    const editor = await begin(PIPELINE, LINE);
    await until('an open rubric', () => rubric.state.kind === 'writing');
    assert.ok((await offered(editor, endOf(editor))).includes('shadow deployment'));
    await startClean();
    const other = await interview();
    assert.ok(!(await offered(other, endOf(other))).includes('shadow deployment'));
  });

  it('are out of sight in an interview, also on demand, until it is graded', async () => {
    const { rubric, grades } = await api();
    const editor = await interview();
    assert.ok(!(await hoverOver(editor, 'shadow deployment')).includes('When to mention it'));
    assert.deepEqual(await heard(() => run('lookUpConcept')), [
      'Concepts are out of sight in this interview; look them up once it is graded.',
    ]);
    await finish();
    const { finished } = await sheet(PIPELINE, (value) => value.finished !== undefined);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await until('blind marks', () => rubric.state.kind === 'marking' && !rubric.state.findings);
    assert.ok(!(await hoverOver(editor, 'shadow deployment')).includes('When to mention it'));
    const { store } = await api();
    for (const { id } of finished?.criteria ?? []) {
      const [attempt] = store.attempts;
      assert.ok(attempt);
      await store.change(attempt, { kind: 'mark', criterion: id, mark: 'partly', at: Date.now() });
    }
    await grades.update();
    await until('findings', () => rubric.state.kind === 'marking' && rubric.state.findings !== undefined);
    assert.match(await hoverOver(editor, 'shadow deployment'), /When to mention it/);
  });
});

describe('Diagrams to start from', () => {
  beforeEach(startClean);
  after(startClean);

  it('are offered in both modes: those of the problem, and general ones', async () => {
    const editor = await interview();
    const labels = (await offered(editor, endOf(editor))).filter((label) => label.startsWith('Diagram: '));
    for (const title of ['Canary split', 'Shadow traffic', 'Drift loop', 'Rollback path', 'Incident timeline'])
      assert.ok(labels.includes(`Diagram: ${title}`), labels.join(', '));
    assert.ok(labels.includes('Diagram: The path of a change'));
  });

  it('bring their fence, or only the diagram where an empty one stands', async () => {
    const editor = await interview();
    const { document } = editor;
    const textAt = async (at: vscode.Position): Promise<string> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
      const item = list.items.find(({ label }) => typeof label !== 'string' && label.label === 'Diagram: Canary split');
      return item?.insertText instanceof vscode.SnippetString ? item.insertText.value : '';
    };
    assert.match(await textAt(endOf(editor)), /^```mermaid\nflowchart LR\n[^]+\n```\n\$0$/);
    await insert(editor, '\n```mermaid\n\n```\n', endOf);
    const inside = new vscode.Position(document.lineCount - 3, 0);
    assert.match(await textAt(inside), /^flowchart LR\n/);
  });

  it('stay away in code, in the middle of a sentence, and in documents that are no answers', async () => {
    const editor = await interview();
    const { document } = editor;
    const line = document.positionAt(document.getText().indexOf(LINE)).line;
    const diagrams = async (at: vscode.Position): Promise<string[]> =>
      (await offered(editor, at)).filter((label) => label.startsWith('Diagram: '));
    assert.deepEqual(await diagrams(new vscode.Position(line, 20)), []);
    const code = document.positionAt(document.getText().indexOf('flowchart LR')).line;
    assert.deepEqual(await diagrams(new vscode.Position(code + 1, 0)), []);
    const plain = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'text\n' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      plain.uri,
      new vscode.Position(1, 0),
    );
    assert.ok(list.items.every(({ label }) => !(typeof label === 'string' ? label : label.label).startsWith('Diagram: ')));
  });
});

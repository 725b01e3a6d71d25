import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { stem } from '../../../src/core/document/stem';
import type { PracticeProblem } from '../../../src/core/problem/content';
import { answerEditor, api, begin, insert, run, sheet, until } from '../practice';
import { startClean } from './cleanFolder';

const PIPELINE = '01-cicd-pipeline';
const ANSWER = [
  'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.',
  '',
  'One immutable image with the model, its feature code and the commit goes through shadow and a canary.',
  '',
  '```mermaid',
  'flowchart LR',
  '  build[Build] --> check[Check',
  '```',
  '',
].join('\n');

/** Stems of the words of four letters and more. */
function wordsOf(texts: Iterable<string>): Set<string> {
  return new Set([...new Set(texts)].flatMap((text) => text.toLowerCase().match(/[a-z]{4,}/g) ?? []).map(stem));
}

async function contentOf(slug: string): Promise<PracticeProblem> {
  const extension = vscode.extensions.getExtension('mlops-design-practice.mlops-design-practice');
  assert.ok(extension);
  const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'content', 'problems', `${slug}.json`);
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as PracticeProblem;
}

/** All that the rubric says. */
function rubricTexts({ rubric }: PracticeProblem): string[] {
  return rubric.flatMap(({ id, text, strong, weak, evidence }) => [id, text, strong, weak, JSON.stringify(evidence)]);
}

/** The strings in a value, without the names of its keys. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(JSON.parse(JSON.stringify(value)) as object).flatMap(stringsIn) : [];
}

/** All that VS Code's providers have to say about a document: hovers at the start, the middle and the end of lines, completions on blank and other lines. */
async function saidAbout(document: vscode.TextDocument): Promise<ReadonlySet<string>> {
  const { uri } = document;
  const said: unknown[] = [
    await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 100),
    await vscode.commands.executeCommand('vscode.executeLinkProvider', uri),
    await vscode.commands.executeCommand('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, document.lineCount, 0)),
    vscode.languages.getDiagnostics(uri).map(({ message }) => message),
  ];
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line));
  const places = lines.flatMap(({ range, text }) =>
    [...new Set([0, Math.floor(text.length / 2), text.length])].map((character) => range.start.with({ character })),
  );
  const hovers = places.map((place) => vscode.commands.executeCommand('vscode.executeHoverProvider', uri, place));
  const open = lines.filter(({ text, lineNumber }) => text.trim() === '' || lineNumber % 5 === 0);
  const completions = open.map(async ({ range }) => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, range.end);
    return list.items.map(({ label, detail, documentation, insertText }) => [label, detail, documentation, insertText]);
  });
  said.push(await Promise.all(hovers), await Promise.all(completions));
  return new Set(said.flatMap(stringsIn));
}

interface Rows<Row> {
  getChildren(row?: Row): Row[] | Promise<Row[]>;
  getTreeItem(row: Row): vscode.TreeItem;
}

/** All that the rows of a tree say: label, description, tooltip. */
async function saidBy<Row>(tree: Rows<Row>, parent?: Row): Promise<string[]> {
  const said: string[] = [];
  for (const row of await tree.getChildren(parent)) {
    const { label, description, tooltip, accessibilityInformation } = tree.getTreeItem(row);
    said.push(...stringsIn([label, description, tooltip, accessibilityInformation?.label]), ...(await saidBy(tree, row)));
  }
  return said;
}

describe('An interview', () => {
  beforeEach(startClean);
  after(startClean);

  for (const slug of [PIPELINE, '18-data-drift-detection', '40-production-model-outage']) {
    it(`at ${slug.slice(0, 2)} shows no word of the rubric that the writer does not have already, in any hover, lens, completion, diagnostic or row`, async function () {
      this.timeout(120_000);
      const { rubric, rubricTree, attemptTree, problems } = await api();
      const before = await saidBy(problems);
      await run('startInterview', slug);
      const editor = await answerEditor(slug);
      await insert(editor, ANSWER);
      await sheet(slug);
      await until('a hidden rubric', () => rubric.state.kind === 'hidden');
      await until('the underlined diagram', () => vscode.languages.getDiagnostics(editor.document.uri).length > 0);
      const content = await contentOf(slug);
      const text = editor.document.getText();
      // What VS Code says of the same text where it is no answer, what Mermaid complains of, and the diagrams that every problem offers
      // alike, are no part of the rubric.
      const plain = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
      const alike = stringsIn([
        content.aids.diagrams,
        'Diagram: in progress, running, left, over, does not fit here, the closing bracket is missing, template, nothing used yet',
      ]);
      const known = wordsOf([text, ...before, ...(await saidAbout(plain)), ...alike]);
      const secret = [...wordsOf(rubricTexts(content))].filter((word) => !known.has(word));
      assert.ok(secret.length > 80, `the rubric has words of its own, not ${secret.length}`);
      const rows = [...(await saidBy(rubricTree)), ...(await saidBy(attemptTree)), ...(await saidBy(problems))];
      const said = wordsOf([...(await saidAbout(editor.document)), ...rows]);
      assert.deepEqual(
        secret.filter((word) => said.has(word)),
        [],
      );
      assert.deepEqual(rubricTree.getChildren(), []);
    });
  }

  it('shows those words in a guided attempt, so that the test above could fail', async () => {
    const { rubric, rubricTree } = await api();
    await begin(PIPELINE, ANSWER);
    await until('an open rubric', () => rubric.state.kind === 'writing');
    const secret = [...wordsOf(rubricTexts(await contentOf(PIPELINE)))];
    const said = wordsOf(await saidBy(rubricTree));
    assert.ok(secret.filter((word) => said.has(word)).length > 50);
  });

  it('empties the explanation of a criterion that is still open from before', async () => {
    const { rubric, rubricTree } = await api();
    await begin(PIPELINE, ANSWER);
    const row = await until('a criterion', () => rubricTree.getChildren().find(({ kind }) => kind === 'criterion'));
    await run('explainCriterion', row);
    const shown = await until('an explanation', () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'mlops-criterion'));
    await until('its text', () => shown.getText().includes('## The check says'));
    await run('newTry', PIPELINE);
    await run('makeInterview');
    await until('a hidden rubric', () => rubric.state.kind === 'hidden');
    await until('an explanation that says nothing', () => shown.getText().includes('stays hidden'));
  });
});

describe('Hints for diagrams', () => {
  beforeEach(startClean);
  after(startClean);

  it('stand below the criteria of a guided attempt, three at most, and lead to their line', async () => {
    const { rubricTree } = await api();
    const editor = await begin(PIPELINE, '```mermaid\nflowchart LR\n  build[Build] --> test[Test]\n  lost[Lost and found]\n```\n');
    const rows = await until('hints', () => {
      const all = rubricTree.getChildren();
      return all.at(-1)?.kind === 'hints' && all;
    });
    const hints = rubricTree.getChildren(rows.at(-1));
    assert.ok(hints.length > 0 && hints.length <= 3);
    const lost = hints.find((row) => row.kind === 'hint' && row.label.includes('Lost and found'));
    assert.ok(lost?.kind === 'hint');
    await run('goToEvidence', lost.place);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /lost\[Lost and found\]/);
  });

  it('are silent while the answer still is the template', async () => {
    const { rubric, rubricTree } = await api();
    await run('openProblem', PIPELINE);
    const { document } = await answerEditor(PIPELINE);
    await until('its rubric', () => rubric.state.kind === 'writing' && rubric.state.text === document.getText());
    assert.ok(rubricTree.getChildren().every(({ kind }) => kind === 'criterion'));
  });

  it('stay away from an interview', async () => {
    const { rubric, rubricTree } = await api();
    await run('startInterview', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    await insert(editor, ANSWER);
    await until('a hidden rubric', () => rubric.state.kind === 'hidden');
    assert.deepEqual(rubricTree.getChildren(), []);
  });
});

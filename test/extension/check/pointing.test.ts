import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RubricRow } from '../../../src/extension/rubricRows';
import { answerEditor, api, begin, endOf, finish, heard, insert, run, sheet, until, withWindow } from '../practice';
import { startClean } from './cleanFolder';

const PIPELINE = '01-cicd-pipeline';
const CLAIM = 'The night shift drives the old truck home.';
const ROLLBACK = 'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min. No human in the loop.';
const ORDER = ['missing', 'partial', 'found'];

/** Selects words of the answer. */
function select(editor: vscode.TextEditor, words: string): void {
  const from = editor.document.getText().lastIndexOf(words);
  assert.ok(from >= 0, `The answer does not say: ${words}`);
  editor.selection = new vscode.Selection(editor.document.positionAt(from), editor.document.positionAt(from + words.length));
}

/** The row of the n-th criterion, once the rubric is open. */
async function criterionRow(at: number): Promise<Extract<RubricRow, { kind: 'criterion' }>> {
  const { rubricTree } = await api();
  return until('a criterion in the Rubric view', () => {
    const row = rubricTree.getChildren().filter(({ kind }) => kind === 'criterion')[at];
    return row?.kind === 'criterion' && row;
  });
}

async function detailsOf(row: RubricRow): Promise<readonly RubricRow[]> {
  return (await api()).rubricTree.getChildren(row);
}

/** What the user is told when they point at what is selected. */
async function refused(row?: RubricRow): Promise<string> {
  const messages = await heard(async () => {
    await run('pointAtEvidence', row);
  });
  return messages.join('\n');
}

function pointedIn(value: unknown): Readonly<Record<string, readonly { readonly quote: string }[]>> {
  return (value as { readonly pointed?: Record<string, readonly { readonly quote: string }[]> }).pointed ?? {};
}

describe('Pointing at evidence', () => {
  beforeEach(startClean);
  after(startClean);

  it('writes the selection into the sheet and shows it as shown by you, also before finishing', async () => {
    const editor = await begin(PIPELINE, CLAIM);
    const row = await criterionRow(0);
    select(editor, CLAIM);
    await run('pointAtEvidence', row);
    const value = await sheet(PIPELINE, (one) => row.criterion.id in pointedIn(one));
    assert.equal(pointedIn(value)[row.criterion.id]?.[0]?.quote, CLAIM);
    const line = editor.selection.active.line + 1;
    const shown = await until('the line below the criterion', async () => (await detailsOf(row)).find(({ kind }) => kind === 'pointed'));
    assert.equal(shown.kind === 'pointed' && shown.label, `Shown by you, line ${line}: ${CLAIM}`);
    const { rubricTree } = await api();
    assert.match(String(rubricTree.getTreeItem(await criterionRow(0)).description), /shown by you/);
  });

  it('can be taken back', async () => {
    const editor = await begin(PIPELINE, CLAIM);
    const row = await criterionRow(1);
    select(editor, CLAIM);
    await run('pointAtEvidence', row);
    const shown = await until('the line below the criterion', async () => (await detailsOf(row)).find(({ kind }) => kind === 'pointed'));
    await run('takeBackEvidence', shown);
    await sheet(PIPELINE, (one) => (pointedIn(one)[row.criterion.id] ?? []).length === 0);
    await until('no such line', async () => (await detailsOf(row)).every(({ kind }) => kind !== 'pointed'));
  });

  it('takes the line at the cursor where nothing is selected, and offers the criteria that are not found first', async () => {
    const editor = await begin(PIPELINE, `${ROLLBACK}\n\n${CLAIM}`);
    const { rubric } = await api();
    await until('a finding', () => rubric.state.kind === 'writing' && rubric.state.findings.some(({ finding }) => finding === 'found'));
    assert.ok(editor.selection.isEmpty);
    const offered: string[] = [];
    const pickFirst = (items: readonly { readonly description: string }[]): Promise<unknown> => {
      offered.push(...items.map(({ description }) => description));
      return Promise.resolve(items[0]);
    };
    await withWindow({ showQuickPick: pickFirst }, () => run('pointAtEvidence'));
    assert.deepEqual(
      offered,
      [...offered].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
    );
    assert.equal(offered.at(-1), 'found');
    const value = await sheet(PIPELINE, (one) => Object.keys(pointedIn(one)).length === 1);
    assert.equal(Object.values(pointedIn(value))[0]?.[0]?.quote, CLAIM);
  });

  it('refuses what the template, the brief or the rubric said', async () => {
    const editor = await begin(PIPELINE, CLAIM);
    const row = await criterionRow(0);
    const [given] = /.*\*\*Traffic\.\*\*.*/.exec(editor.document.getText()) ?? [];
    assert.ok(given);
    select(editor, given);
    assert.match(await refused(row), /were given to you/);
    await insert(editor, `\n${row.criterion.text}\n`, endOf);
    select(editor, row.criterion.text);
    assert.match(await refused(row), /were given to you/);
    assert.deepEqual(pointedIn(await sheet(PIPELINE)), {});
  });

  it('refuses while an interview hides the rubric, and takes lines once it is finished', async () => {
    await run('startInterview', PIPELINE);
    const editor = await answerEditor(PIPELINE);
    await insert(editor, CLAIM);
    await sheet(PIPELINE);
    const { rubric } = await api();
    await until('a hidden rubric', () => rubric.state.kind === 'hidden');
    select(editor, CLAIM);
    assert.match(await refused(), /out of sight until you finish/);
    await finish();
    const row = await criterionRow(0);
    const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    select(shown, CLAIM);
    await run('pointAtEvidence', row);
    await sheet(PIPELINE, (one) => row.criterion.id in pointedIn(one));
  });

  it('refuses lines that were written after the attempt was finished', async () => {
    const editor = await begin(PIPELINE, CLAIM);
    await finish();
    const { rubric } = await api();
    await until('marking', () => rubric.state.kind === 'marking');
    const row = await criterionRow(0);
    const later = 'A second thought came in the morning.';
    const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await insert(shown, `\n${later}\n`, endOf);
    select(shown, later);
    assert.match(await refused(row), /came after you finished/);
  });
});

describe('Misses', () => {
  beforeEach(startClean);
  after(startClean);

  it('are copied as Markdown: what the mark and the finding disagree on, and what was pointed at', async () => {
    const editor = await begin(PIPELINE, CLAIM);
    const [first, second, third] = [await criterionRow(0), await criterionRow(1), await criterionRow(2)];
    select(editor, CLAIM);
    await run('pointAtEvidence', first);
    await finish();
    const { rubric } = await api();
    await until('marking', () => rubric.state.kind === 'marking');
    await run('markMet', second);
    await run('markNotMet', third);
    await run('copyMisses');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, new RegExp(`^# ${PIPELINE}\n`));
    assert.match(text, new RegExp(`## ${second.criterion.id}: marked met, the check says missing`));
    assert.match(text, new RegExp(`## ${first.criterion.id}: not marked, the check says missing`));
    assert.ok(text.includes(`Shown by you, line`) && text.includes(CLAIM));
    assert.ok(!text.includes(`## ${third.criterion.id}`));
  });
});

describe('An explanation of a criterion', () => {
  beforeEach(startClean);
  after(startClean);

  /** The text beside the answer. */
  function explanation(passes: (text: string) => boolean): Promise<vscode.TextDocument> {
    return until('an explanation', () =>
      vscode.window.visibleTextEditors
        .map(({ document }) => document)
        .find((document) => document.uri.scheme === 'mlops-criterion' && passes(document.getText())),
    );
  }

  it('says what it asks for and which signals hold, and keeps the model sentences for later', async () => {
    await begin(PIPELINE, 'Auto-rollback: p99 > 80 ms over 5 min.');
    const row = await criterionRow(0);
    await run('explainCriterion', row);
    const document = await explanation((text) => text.includes(row.criterion.text));
    assert.match(document.getText(), /## The check says: (found|partial|missing)/);
    assert.match(document.getText(), /^- \[[ x]\] /m);
    assert.ok(!document.getText().includes(row.criterion.strong));
    assert.ok(!document.getText().includes(row.criterion.weak));
  });

  it('quotes a strong and a weak answer once the attempt is finished', async () => {
    await begin(PIPELINE, CLAIM);
    const row = await criterionRow(0);
    await finish();
    const { rubric } = await api();
    await until('marking', () => rubric.state.kind === 'marking');
    await run('explainCriterion', row);
    const text = (await explanation((shown) => shown.includes('## A strong answer says'))).getText();
    assert.ok(text.includes(row.criterion.strong.trim()) && text.includes(row.criterion.weak.trim()));
  });

  it('links every line it names to that line of the answer', async () => {
    const editor = await begin(
      PIPELINE,
      'Auto-rollback: p99 > 80 ms or 5xx > 0.5 % over 5 min; late orders +2 pts vs control over 30 min.',
    );
    const line = editor.selection.active.line;
    const { rubric } = await api();
    const found = await until('a finding', () =>
      rubric.state.kind === 'writing' ? rubric.state.findings.find(({ finding }) => finding === 'found')?.criterion : undefined,
    );
    const rows = (await api()).rubricTree.getChildren();
    await run(
      'explainCriterion',
      rows.find((row) => row.kind === 'criterion' && row.criterion.id === found),
    );
    const document = await explanation((text) => text.includes(`line ${line + 1}`));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const [link] = links.filter(({ range }) => document.getText(range) === `line ${line + 1}`);
    assert.ok(link?.target);
    const { path, query } = link.target;
    await vscode.commands.executeCommand(path, ...(JSON.parse(query) as unknown[]));
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    assert.equal(vscode.window.activeTextEditor.selection.active.line, line);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import type { AttemptRow } from '../../../src/extension/attemptTree';
import { answerEditor, api, begin, clear, files, heard, read, run, until } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const FREEZE = 'Is there a time at which nothing may be released?';
const UNDECIDED = 'Not decided. State your assumption.';

interface Recorded {
  readonly hints?: readonly { readonly hint: number }[];
  readonly questions?: readonly { readonly question: string }[];
}

async function recorded(): Promise<Recorded> {
  const name = (await files()).find((file) => file.endsWith('.grade.yaml'));
  assert.ok(name);
  return parse(await read(name)) as Recorded;
}

/** The rows of the Attempt view, groups before what they hold. */
async function rows(): Promise<AttemptRow[]> {
  const { attemptTree } = await api();
  return attemptTree.getChildren().flatMap((row) => [row, ...attemptTree.getChildren(row)]);
}

describe('The interviewer', () => {
  beforeEach(clear);
  after(clear);

  it('answers a question in whatever words it is asked, in the first section of the answer', async () => {
    const editor = await begin(PIPELINE, 'We assume one region.');
    await run('askInterviewer', 'is there a freeze window?');
    const text = editor.document.getText();
    const at = text.indexOf(`- **${FREEZE}**\n  Nobody releases from Friday 15:00`);
    assert.ok(at > text.indexOf('We assume one region.'), text);
    assert.ok(at < text.indexOf('## Requirements and numbers'));
  });

  it('says what is not decided, and leaves the assumption to the user', async () => {
    const editor = await begin(PIPELINE, 'We assume one region.');
    await run('askInterviewer', 'What colour is the logo?');
    assert.ok(editor.document.getText().includes(`- **What colour is the logo?**\n  ${UNDECIDED}`));
  });

  it('writes each question into the sheet once, and into the answer once', async () => {
    const editor = await begin(PIPELINE, 'We assume one region.');
    for (const wording of ['freeze window', FREEZE, 'What colour is the logo?']) await run('askInterviewer', wording);
    assert.deepEqual(
      (await recorded()).questions?.map(({ question }) => question),
      [FREEZE, 'What colour is the logo?'],
    );
    assert.equal(editor.document.getText().split(FREEZE).length, 2);
  });

  it('takes one undo to be taken out of the answer', async () => {
    const editor = await begin(PIPELINE, 'We assume one region.');
    const before = editor.document.getText();
    await run('askInterviewer', 'freeze window');
    assert.notEqual(editor.document.getText(), before);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('leaves the cursor where it was', async () => {
    const editor = await begin(PIPELINE, 'We assume one region.');
    const { document } = editor;
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    const line = document.lineAt(end.line - 1).text;
    await run('askInterviewer', 'freeze window');
    assert.equal(document.lineAt(editor.selection.active.line - 1).text, line);
  });

  it('adds nothing to the findings', async () => {
    await begin(PIPELINE, 'We assume one region.');
    const { rubric } = await api();
    const findings = async (): Promise<unknown> => {
      await rubric.refresh();
      return rubric.state.kind === 'writing' && rubric.state.findings.map(({ criterion, finding }) => [criterion, finding]);
    };
    const before = await findings();
    for (const wording of ['freeze window', 'label delay', 'who approves a release', 'feature versions'])
      await run('askInterviewer', wording);
    assert.deepEqual(await findings(), before);
  });

  it('keeps an attempt that was not touched before', async () => {
    await run('newTry', PIPELINE);
    await answerEditor(PIPELINE);
    await run('askInterviewer', 'freeze window');
    assert.deepEqual(
      (await recorded()).questions?.map(({ question }) => question),
      [FREEZE],
    );
  });

  it('needs an attempt', async () => {
    assert.deepEqual(await heard(() => run('askInterviewer', 'freeze window')), [
      'Start or resume an attempt first: questions and hints belong to one.',
    ]);
  });
});

describe('Hints', () => {
  beforeEach(clear);
  after(clear);

  it('come one after the other, are recorded, and can be read again', async () => {
    await begin(PIPELINE, 'We assume one region.');
    assert.ok((await rows()).every(({ kind }) => kind !== 'hint'));
    await run('showNextHint');
    assert.deepEqual(
      (await recorded()).hints?.map(({ hint }) => hint),
      [1],
    );
    await run('showNextHint');
    await run('showNextHint');
    const hints = (await rows()).flatMap((row) => (row.kind === 'hint' ? [row.text] : []));
    assert.equal(hints.length, 3);
    assert.ok(hints.every((text) => text.length > 20));
    assert.deepEqual(
      (await recorded()).hints?.map(({ hint }) => hint),
      [1, 2, 3],
    );
  });

  it('end after the third', async () => {
    await begin(PIPELINE, 'We assume one region.');
    for (let nth = 1; nth <= 3; nth++) await run('showNextHint');
    assert.deepEqual(await heard(() => run('showNextHint')), ['Those were all the hints. They stand in the Attempt view.']);
  });
});

describe('The phase rail', () => {
  beforeEach(clear);
  after(clear);

  it('has the sections of the answer with their minutes, and the one under the cursor', async () => {
    const editor = await begin(PIPELINE, 'We assume one region.');
    const phases = await until('the phases', async () => {
      const found = (await rows()).flatMap((row) => (row.kind === 'phase' ? [row.phase] : []));
      return found.some(({ current }) => current) && found;
    });
    assert.equal(
      phases.reduce((sum, { minutes }) => sum + minutes, 0),
      35,
    );
    assert.equal(phases.find(({ current }) => current)?.id, 'clarifications');
    const architecture = phases.find(({ heading }) => heading === 'Architecture');
    await run('goToSection', architecture?.id);
    assert.ok(editor.document.getText(new vscode.Range(0, 0, editor.selection.active.line, 0)).includes('## Architecture'));
    await until('the other section', async () =>
      (await rows()).some((row) => row.kind === 'phase' && row.phase.current && row.phase.id === architecture?.id),
    );
  });

  it('counts what the clock went on, to the section under the cursor, and writes it at a pause', async () => {
    await begin(PIPELINE, 'We assume one region.');
    const { passTime } = await api();
    const used = async (): Promise<number> => {
      const found = (await rows()).find((row) => row.kind === 'phase' && row.phase.id === 'clarifications');
      return found?.kind === 'phase' ? found.phase.usedSeconds : 0;
    };
    await until('the first second', async () => (await used()) >= 1);
    passTime(20_000);
    await until('twenty seconds more', async () => (await used()) >= 21);
    await run('togglePause');
    const sheet = await until('the seconds in the sheet', async () => {
      const name = (await files()).find((file) => file.endsWith('.grade.yaml'));
      const value = name === undefined ? undefined : (parse(await read(name)) as { sections?: Record<string, Record<string, number>> });
      return value?.sections?.clarifications && value;
    });
    assert.ok(Object.values(sheet.sections?.clarifications ?? {}).every((seconds) => seconds >= 21 && seconds < 60));
  });

  it('gives no section the time that nobody saw, even where the user counts it', async () => {
    await begin(PIPELINE, 'We assume one region.');
    const { passTime, session } = await api();
    const total = async (): Promise<number> =>
      (await rows()).reduce((sum, row) => sum + (row.kind === 'phase' ? row.phase.usedSeconds : 0), 0);
    await until('the first second', async () => (await total()) >= 1);
    passTime(600_000);
    await until('the question', () => session.timer?.state === 'asking');
    await session.request({ kind: 'keep-gap' });
    await until('a second more', () => session.timer?.state === 'running');
    assert.ok((session.timer?.elapsedMs ?? 0) > 600_000);
    assert.ok((await total()) < 60);
  });
});

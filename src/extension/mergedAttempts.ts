import * as vscode from 'vscode';
import { buildAttemptId, nextAttemptName } from '../core/attempt/attemptName';
import { parseSheet } from '../core/attempt/gradeSheet';
import { splitConflict } from '../core/attempt/mergeConflict';
import { bothKeptSentence, notTwoAttemptsSentence, oneAttemptSentence, saveFirstSentence } from '../words/mergeWords';
import { documentOf } from './answerTab';
import { filesIn, isAnother } from './attemptStore';
import type { Attempt, AttemptStore } from './attemptStore';
import type { Handlers } from './commands';
import { failure, nameOf } from './folderFiles';
import { ExpectedFailure } from './log';

/** What can be done about attempts that a merge of two clones brought under one name. */
export function mergeCommands(store: AttemptStore): Handlers {
  const keepBothAttempts = async (): Promise<void> => {
    await store.reload();
    const merged = store.attempts.filter(({ read }) => read.kind === 'error' && read.error.code === 'conflict');
    if (merged.length === 0) throw new ExpectedFailure('No grade sheet in the practice folder holds a merge conflict.');
    for (const attempt of merged) {
      const second = await keepBoth(store, attempt);
      void vscode.window.showInformationMessage(bothKeptSentence(attempt.id, second));
    }
  };
  return { keepBothAttempts };
}

/** Takes the two attempts of a conflict apart: ours keeps the name, theirs gets the next one, whose id is given. Theirs is written first. */
async function keepBoth(store: AttemptStore, { name, answer, sheet, hasAnswer }: Attempt): Promise<string> {
  for (const uri of [answer, sheet]) if (documentOf(uri)?.isDirty) throw new ExpectedFailure(saveFirstSentence(nameOf(uri)));
  const before = await read(sheet);
  const sheets = splitConflict(before);
  const [mine, other] = [parseSheet(sheets?.ours ?? ''), parseSheet(sheets?.theirs ?? '')];
  if (!sheets || mine.kind === 'error' || other.kind === 'error') throw new ExpectedFailure(notTwoAttemptsSentence(nameOf(sheet)));
  if (!isAnother(mine, other)) throw new ExpectedFailure(oneAttemptSentence(nameOf(sheet)));

  const second = nextAttemptName(name.slug, name.date, await filesIn(vscode.Uri.joinPath(sheet, '..')));
  const uris = store.urisOf(second);
  if (hasAnswer && uris) {
    const text = await read(answer);
    const answers = splitConflict(text) ?? { ours: text, theirs: text };
    await write(uris.answer, answers.theirs);
    await store.put(second, sheets.theirs, undefined);
    await write(answer, answers.ours);
  } else await store.put(second, sheets.theirs, undefined);
  await store.put(name, sheets.ours, before);
  return buildAttemptId(second);
}

async function read(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    throw failure('read', uri, error);
  }
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    throw failure('write', uri, error);
  }
}

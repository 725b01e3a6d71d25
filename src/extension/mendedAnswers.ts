import * as vscode from 'vscode';
import { nextAttemptName } from '../core/attempt/attemptName';
import { showAnswer } from './answerTab';
import type { AttemptSession } from './attemptSession';
import { filesIn, type Attempt, type AttemptStore } from './attemptStore';
import { failure } from './folderFiles';
import { today } from './today';
import { ExpectedFailure } from './log';
import type { PracticeFolder } from './practiceFolder';

/** "Fix it now": a new answer that begins with the text of a reviewed one. It has no clock, and is outside the statistics. */
export class MendedAnswers {
  readonly #folder: PracticeFolder;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;

  constructor(folder: PracticeFolder, store: AttemptStore, session: AttemptSession) {
    this.#folder = folder;
    this.#store = store;
    this.#session = session;
  }

  /** Opens the answer that mends an attempt, with its findings beside; one that is under way goes on. */
  async open(attempt: Attempt): Promise<void> {
    const mended = this.#underWay(attempt) ?? (await this.#begin(attempt));
    if (!mended) return;
    await showAnswer(mended.answer, { preview: false, viewColumn: vscode.ViewColumn.One });
    await this.#session.resume(mended);
    await vscode.commands.executeCommand('mlopsPractice.rubric.focus');
    await showAnswer(mended.answer, { preview: false, viewColumn: vscode.ViewColumn.One });
  }

  #underWay({ id }: Attempt): Attempt | undefined {
    return this.#store.attempts.findLast(
      ({ read, hasAnswer }) => hasAnswer && read.kind === 'sheet' && read.sheet.basedOn === id && !read.sheet.finished,
    );
  }

  async #begin({ id, name: { slug }, read }: Attempt): Promise<Attempt | undefined> {
    if (read.kind === 'error' || !read.sheet.finished) throw new ExpectedFailure('There is no text as handed in to begin with.');
    const folder = await this.#folder.required();
    if (!folder) return undefined;
    const name = nextAttemptName(slug, today(), await filesIn(folder));
    const uris = this.#store.urisOf(name);
    if (!uris) return undefined;
    const attempt = await this.#store.create(name, { problem: slug, mode: 'guided', basedOn: id }, []);
    try {
      await vscode.workspace.fs.writeFile(uris.answer, new TextEncoder().encode(read.sheet.finished.text));
    } catch (error) {
      throw failure('write', uris.answer, error);
    }
    return attempt;
  }
}

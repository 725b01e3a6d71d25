import * as vscode from 'vscode';
import { buildAttemptId, parseAttemptName } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import { isUntouched, scaffoldOf } from '../core/attempt/scaffold';
import { documentOf, isOpen } from './answerTab';
import type { AnswerTurns } from './answerTurns';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { deleteIfThere, nameOf } from './folderFiles';
import type { Log } from './log';
import type { UntouchedAnswers } from './untouchedAnswers';

/** What both opening and removing of untouched answers need. */
export interface AnswerParts {
  readonly library: ContentLibrary;
  readonly store: AttemptStore;
  readonly session: AttemptSession;
  readonly untouched: UntouchedAnswers;
  readonly turns: AnswerTurns;
  readonly log: Log;
}

/**
 * Removes answers that were left untouched, without trace: when their tab closes, or, after a crash, when the extension starts again
 * or the next problem is chosen.
 */
export class LeftAnswers implements vscode.Disposable {
  readonly #library: ContentLibrary;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #untouched: UntouchedAnswers;
  readonly #log: Log;
  readonly #turns: AnswerTurns;
  readonly #subscription: vscode.Disposable;

  constructor(parts: AnswerParts) {
    this.#library = parts.library;
    this.#store = parts.store;
    this.#session = parts.session;
    this.#untouched = parts.untouched;
    this.#turns = parts.turns;
    this.#log = parts.log;
    this.#subscription = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const { input } of closed) if (input instanceof vscode.TabInputText) this.#left(input.uri);
    });
  }

  /** Removes every answer that was left. */
  async sweep(): Promise<void> {
    await Promise.all(this.#untouched.all.map(({ name }) => this.#turns.remove(name.slug, () => this.#sweep(name))));
  }

  /** Removes what was left of a problem, by slug; to be called in the turn of an answer to it. */
  async sweepAt(slug: string): Promise<void> {
    for (const { name } of this.#untouched.all) if (name.slug === slug) await this.#sweep(name);
  }

  async #sweep(name: AttemptName): Promise<void> {
    const uris = this.#store.urisOf(name);
    // The first key came before this run: what the disk holds may be older than what an editor restores.
    if (this.#store.get(buildAttemptId(name))) await this.#untouched.forget(name);
    else if (uris) await this.#remove(name, uris.answer).catch((error: unknown) => this.#log.info(`Not removed: ${String(error)}`));
  }

  #left(uri: vscode.Uri): void {
    const name = parseAttemptName(nameOf(uri));
    if (!name || this.#store.urisOf(name)?.answer.toString() !== uri.toString()) return;
    void this.#turns
      .remove(name.slug, () => this.#remove(name, uri))
      .catch((error: unknown) => this.#log.report(error, 'Removing an untouched answer'));
  }

  /** Removes an answer that is not open, and its sheet where this run began it, if the text still is the template's. */
  async #remove(name: AttemptName, answer: vscode.Uri): Promise<void> {
    await this.#session.settled;
    const id = buildAttemptId(name);
    const attempt = this.#store.get(id);
    if (attempt ? !this.#session.began(attempt) : !this.#untouched.find(name)) return;
    const isInUse = (): boolean => isOpen(answer) || documentOf(answer)?.isDirty === true;
    if (isInUse() || (await this.#session.isElsewhere(id))) return;
    const [text, problem] = await Promise.all([readText(answer), this.#library.problem(name.slug).catch(() => undefined)]);
    // An answer that is gone was moved or deleted by somebody; its attempt stays.
    if (text === undefined ? attempt : !problem || !isUntouched(text, scaffoldOf(problem).text)) return;
    // It may have been opened again while the disk was asked.
    if (isInUse()) return;
    await this.#session.leave(id);
    if (attempt) await this.#store.delete(name, { toTrash: false });
    else await deleteIfThere(answer);
    await this.#untouched.forget(name);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

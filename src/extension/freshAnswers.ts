import * as vscode from 'vscode';
import { buildAttemptId, nextAttemptName, parseAttemptName } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import type { Mode } from '../core/attempt/gradeSheet';
import { isUntouched, scaffoldOf } from '../core/attempt/scaffold';
import { documentOf, isLetGo, isOpen, showAnswer } from './answerTab';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import { filesIn } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { deleteIfThere, failure, nameOf } from './folderFiles';
import type { Log } from './log';
import type { PracticeFolder } from './practiceFolder';
import { UntouchedAnswers } from './untouchedAnswers';
import type { UntouchedAnswer } from './untouchedAnswers';

/**
 * Answers from their scaffold to their first key. An answer that is left untouched vanishes without trace: when its tab
 * closes, or, after a crash, when the extension starts again or the next problem is chosen.
 *
 * Making and removing take turns: else an answer could be removed that was just made anew under the name of the one left.
 */
export class FreshAnswers implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #folder: PracticeFolder;
  readonly #library: ContentLibrary;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #untouched: UntouchedAnswers;
  readonly #log: Log;
  #turn: Promise<unknown> = Promise.resolve();
  #template: string | undefined;
  /** The attempt whose sheet could not be written, which the user has been told. */
  #notKept: string | undefined;

  constructor(
    folder: PracticeFolder,
    library: ContentLibrary,
    store: AttemptStore,
    session: AttemptSession,
    memory: vscode.Memento,
    log: Log,
  ) {
    this.#folder = folder;
    this.#library = library;
    this.#store = store;
    this.#session = session;
    this.#untouched = new UntouchedAnswers(memory);
    this.#log = log;
    this.#subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#touched(document);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof vscode.TabInputText) this.#left(input.uri);
      }),
      session.onDidTick(() => {
        if (session.current?.id === this.#notKept) this.#keep();
      }),
    );
  }

  /**
   * Scaffolds an answer, opens it as a preview tab with the cursor where writing begins, and starts its clock. Where an untouched
   * answer to the problem is open already, that one is the fresh one.
   */
  async open(slug: string, mode: Mode): Promise<void> {
    const folder = await this.#folder.required();
    if (!folder) return;
    await this.#inTurn(async () => {
      await this.#sweep();
      const waiting = this.#waiting(slug);
      if (!waiting) await this.#make(folder, slug, mode);
      else if (await this.#show(waiting)) await this.#begin({ ...waiting, mode });
      this.#keepIfTouched();
    });
  }

  /** Shows an untouched answer to the problem that is still open, on the clock. Resolves with false where there is none. */
  async show(slug: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const waiting = this.#waiting(slug);
      if (!waiting || !(await this.#show(waiting))) return false;
      await this.#takeUp(waiting);
      return true;
    });
  }

  /** Removes what an earlier run of the extension left untouched; what a reload left open goes on the clock anew. */
  async sweep(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#sweep();
      const open = this.#untouched.all.findLast(({ name }) => this.#isOpen(name));
      if (open && !this.#session.current && !(await this.#session.isElsewhere(buildAttemptId(open.name)))) await this.#takeUp(open);
    });
  }

  async #make(folder: vscode.Uri, slug: string, mode: Mode): Promise<void> {
    const [problem, files] = await Promise.all([this.#library.problem(slug), filesIn(folder)]);
    const name = await this.#freeName(slug, files);
    const uris = this.#store.urisOf(name);
    if (!uris) return;
    const { text, cursorOffset } = scaffoldOf(problem);
    await this.#untouched.add({ name, mode });
    try {
      await vscode.workspace.fs.writeFile(uris.answer, new TextEncoder().encode(text));
    } catch (error) {
      await deleteIfThere(uris.answer).catch(() => undefined);
      await this.#untouched.forget(name);
      throw failure('write', uris.answer, error);
    }
    const before = text.slice(0, cursorOffset).split('\n');
    const cursor = new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
    await showAnswer(uris.answer, { preview: true, cursor });
    await this.#begin({ name, mode });
  }

  /** The first free name of today; one under which VS Code still holds another text is not free. */
  async #freeName(slug: string, files: readonly string[]): Promise<AttemptName> {
    const taken = [...files];
    for (;;) {
      const name = nextAttemptName(slug, today(), taken);
      const answer = this.#store.urisOf(name)?.answer;
      if (!answer || (await isLetGo(answer))) return name;
      taken.push(nameOf(answer));
    }
  }

  /** An untouched answer to a problem that a tab still shows. */
  #waiting(slug: string): UntouchedAnswer | undefined {
    return this.#untouched.all.findLast(({ name }) => name.slug === slug && this.#isOpen(name) && !this.#store.get(buildAttemptId(name)));
  }

  #isOpen(name: AttemptName): boolean {
    const answer = this.#store.urisOf(name)?.answer;
    return answer !== undefined && isOpen(answer);
  }

  async #show({ name }: UntouchedAnswer): Promise<boolean> {
    const answer = this.#store.urisOf(name)?.answer;
    return answer !== undefined && (await showAnswer(answer, { preview: true }).then(() => true));
  }

  /** Puts an untouched answer on the clock, unless it is there; one that was written in meanwhile is kept. */
  async #takeUp(answer: UntouchedAnswer): Promise<void> {
    if (this.#store.get(buildAttemptId(answer.name))) return;
    if (this.#session.current?.id !== buildAttemptId(answer.name)) await this.#begin(answer);
    else await this.#session.request({ kind: 'resume' });
    this.#keepIfTouched();
  }

  async #begin({ name, mode }: UntouchedAnswer): Promise<void> {
    const uris = this.#store.urisOf(name);
    if (!uris) return;
    const problem = await this.#library.problem(name.slug);
    await vscode.workspace.openTextDocument(uris.answer);
    this.#template = scaffoldOf(problem).text;
    this.#notKept = undefined;
    await this.#session.begin({ name, answer: uris.answer, mode, minutes: problem.minutes });
  }

  /** The first key in an untouched answer makes it an attempt, also where another was chosen since. */
  #touched(document: vscode.TextDocument): void {
    const name = parseAttemptName(nameOf(document.uri));
    const untouched = name && this.#untouched.find(name);
    if (!untouched || this.#store.urisOf(name)?.answer.toString() !== document.uri.toString()) return;
    if (this.#session.current?.id === buildAttemptId(name)) this.#keepIfTouched();
    else {
      this.#report(
        this.#inTurn(async () => {
          const { text } = scaffoldOf(await this.#library.problem(name.slug));
          if (isOpen(document.uri) && !isUntouched(document.getText(), text)) await this.#takeUp(untouched);
        }),
        'Starting the attempt',
      );
    }
  }

  #keepIfTouched(): void {
    const { current } = this.#session;
    const text = current?.fresh && documentOf(current.answer)?.getText();
    if (typeof text === 'string' && this.#template !== undefined && !isUntouched(text, this.#template)) this.#keep();
  }

  #keep(): void {
    const { current } = this.#session;
    if (!current?.fresh) return;
    void this.#session
      .keep()
      .then(() => this.#untouched.forget(current.name))
      .catch((error: unknown) => this.#tellOnce(current.id, error));
  }

  /** Every key and every second try again; only the first failure is told. */
  async #tellOnce(id: string, error: unknown): Promise<void> {
    if (this.#notKept === id) return;
    this.#notKept = id;
    await this.#log.report(error, 'Keeping the attempt');
  }

  #left(uri: vscode.Uri): void {
    const name = parseAttemptName(nameOf(uri));
    if (!name || this.#store.urisOf(name)?.answer.toString() !== uri.toString()) return;
    this.#report(
      this.#inTurn(() => this.#remove(name, uri)),
      'Removing an untouched answer',
    );
  }

  async #sweep(): Promise<void> {
    for (const { name } of this.#untouched.all) {
      const uris = this.#store.urisOf(name);
      // The first key came before this run: what the disk holds may be older than what an editor restores.
      if (this.#store.get(buildAttemptId(name))) await this.#untouched.forget(name);
      else if (uris) {
        await this.#remove(name, uris.answer).catch((error: unknown) => this.#log.info(`Not removed: ${String(error)}`));
      }
    }
  }

  /** Removes an answer that is not open, and its sheet where this run began it, if the text still is the template's. */
  async #remove(name: AttemptName, answer: vscode.Uri): Promise<void> {
    await this.#session.settled;
    const id = buildAttemptId(name);
    const attempt = this.#store.get(id);
    if (attempt ? !this.#session.began(attempt) : !this.#untouched.find(name)) return;
    if (isOpen(answer) || documentOf(answer)?.isDirty || (await this.#session.isElsewhere(id))) return;
    const [text, problem] = await Promise.all([readText(answer), this.#library.problem(name.slug).catch(() => undefined)]);
    // An answer that is gone was moved or deleted by somebody; its attempt stays.
    if (text === undefined ? attempt : !problem || !isUntouched(text, scaffoldOf(problem).text)) return;
    // It may have been opened again while the disk was asked.
    if (isOpen(answer) || documentOf(answer)?.isDirty) return;
    if (this.#session.current?.id === id) await this.#session.leave();
    if (attempt) await this.#store.delete(name, { toTrash: false });
    else await deleteIfThere(answer);
    await this.#untouched.forget(name);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const running = this.#turn.then(task, task);
    this.#turn = running;
    return running;
  }

  #report(task: Promise<unknown>, what: string): void {
    void task.catch((error: unknown) => this.#log.report(error, what));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

/** The local day, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

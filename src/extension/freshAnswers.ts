import * as vscode from 'vscode';
import { buildAttemptId, nextAttemptName, parseAttemptName } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import type { PracticeProblem } from '../core/problem/content';
import type { Mode } from '../core/attempt/gradeSheet';
import { isUntouched, scaffoldOf } from '../core/attempt/scaffold';
import { documentOf, isLetGo, isOpen, showAnswer } from './answerTab';
import type { AnswerTurns } from './answerTurns';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { deleteIfThere, failure, nameOf } from './folderFiles';
import type { AnswerParts, LeftAnswers } from './leftAnswers';
import type { Log } from './log';
import type { PracticeFolder } from './practiceFolder';
import { today } from './today';
import type { UntouchedAnswer, UntouchedAnswers } from './untouchedAnswers';

/** Answers from their scaffold to their first key: opened, put on the clock, and kept once they are written in. */
export class FreshAnswers implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #folder: PracticeFolder;
  readonly #library: ContentLibrary;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #untouched: UntouchedAnswers;
  readonly #left: LeftAnswers;
  readonly #log: Log;
  readonly #turns: AnswerTurns;
  #template: string | undefined;
  /** The attempt whose sheet could not be written, which the user has been told. */
  #notKept: string | undefined;

  constructor(parts: AnswerParts & { readonly folder: PracticeFolder; readonly left: LeftAnswers }) {
    this.#folder = parts.folder;
    this.#library = parts.library;
    this.#store = parts.store;
    this.#session = parts.session;
    this.#untouched = parts.untouched;
    this.#left = parts.left;
    this.#turns = parts.turns;
    this.#log = parts.log;
    this.#subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#touched(document);
      }),
      parts.session.onDidTick(() => {
        if (parts.session.current?.id === this.#notKept) this.#keep();
      }),
    );
  }

  /**
   * Scaffolds an answer, opens it as a preview tab with the cursor where writing begins, and starts its clock. Where an untouched
   * answer to the problem is open already, that one is the fresh one.
   */
  async open(slug: string, mode: Mode): Promise<void> {
    this.#report(this.#left.sweep(), 'Removing untouched answers');
    // Asking for a folder holds up no other answer.
    while (!(await this.#turns.open(slug, () => this.#open(slug, mode)))) {
      if (!(await this.#folder.required())) return;
    }
  }

  /** Shows an untouched answer to the problem that is still open, on the clock. Resolves with false where there is none. */
  async show(slug: string): Promise<boolean> {
    if (!this.#waiting(slug)) return false;
    return this.#turns.open(slug, async () => {
      const waiting = this.#waiting(slug);
      if (!waiting || !(await this.#show(waiting))) return false;
      await this.#takeUp(waiting);
      return true;
    });
  }

  /** Removes what an earlier run of the extension left untouched; what a reload left open goes on the clock anew. */
  async sweep(): Promise<void> {
    await this.#left.sweep();
    const open = this.#untouched.all.findLast(({ name }) => this.#isOpen(name));
    if (!open) return;
    await this.#turns.open(open.name.slug, async () => {
      if (!this.#session.current && !(await this.#session.isElsewhere(buildAttemptId(open.name)))) await this.#takeUp(open);
    });
  }

  /** Resolves with false where there is no folder to make it in. */
  async #open(slug: string, mode: Mode): Promise<boolean> {
    await this.#left.sweepAt(slug);
    const waiting = this.#waiting(slug);
    const [names, problem] = await Promise.all([this.#folder.names(), this.#library.problem(slug)]);
    if (!names) return false;
    if (!waiting) await this.#make(problem, mode, names);
    else if (await this.#show(waiting)) await this.#begin({ ...waiting, mode });
    this.#keepIfTouched();
    return true;
  }

  async #make(problem: PracticeProblem, mode: Mode, names: readonly string[]): Promise<void> {
    const name = await this.#freeName(problem.slug, names);
    const uris = this.#store.urisOf(name);
    if (!uris) return;
    const { text, cursorOffset } = scaffoldOf(problem);
    const remembered = this.#untouched.add({ name, mode });
    try {
      await vscode.workspace.fs.writeFile(uris.answer, new TextEncoder().encode(text));
    } catch (error) {
      await deleteIfThere(uris.answer).catch(() => undefined);
      await this.#untouched.forget(name);
      throw failure('write', uris.answer, error);
    }
    await remembered;
    const before = text.slice(0, cursorOffset).split('\n');
    const cursor = new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
    await showAnswer(uris.answer, { preview: true, cursor });
    await this.#begin({ name, mode });
  }

  /** The first free name of today; one under which VS Code still holds another text is not free. */
  async #freeName(slug: string, names: readonly string[]): Promise<AttemptName> {
    const taken = [...names];
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
        this.#turns.open(name.slug, async () => {
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

  #report(task: Promise<unknown>, what: string): void {
    void task.catch((error: unknown) => this.#log.report(error, what));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}

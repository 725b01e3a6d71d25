import * as vscode from 'vscode';
import { buildAttemptId, nextAttemptName, parseAttemptName } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import type { PracticeProblem } from '../core/problem/content';
import { parseFrame } from '../core/attempt/frame';
import type { Mode } from '../core/attempt/gradeSheet';
import { isUntouched, scaffold } from '../core/attempt/scaffold';
import type { Scaffold } from '../core/attempt/scaffold';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import { filesIn } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { deleteIfThere, failure, nameOf } from './folderFiles';
import type { Log } from './log';
import type { PracticeFolder } from './practiceFolder';

const UNTOUCHED = 'untouchedAnswers';

/** The template of a problem's answer, filled in. */
export function scaffoldOf(problem: PracticeProblem): Scaffold {
  const parsed = parseFrame(problem.frame);
  if (parsed.kind === 'error') throw new Error(`The frame ${problem.kind} has an error in line ${parsed.error.line}: ${parsed.error.code}`);
  return scaffold(problem, parsed.frame);
}

/**
 * Answers from their scaffold to their first key. An answer that is left untouched vanishes without trace: when its tab
 * closes, or, after a crash, when the extension starts again.
 */
export class FreshAnswers implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #folder: PracticeFolder;
  readonly #library: ContentLibrary;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #memory: vscode.Memento;
  readonly #log: Log;
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
    this.#memory = memory;
    this.#log = log;
    this.#subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#touched(document);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed)
          if (input instanceof vscode.TabInputText) {
            void this.#left(input.uri).catch((error: unknown) => this.#log.report(error, 'Removing an untouched answer'));
          }
      }),
    );
  }

  /** Scaffolds an answer, opens it as a preview tab with the cursor where writing begins, and starts its clock. */
  async open(slug: string, mode: Mode): Promise<void> {
    const folder = await this.#folder.required();
    if (!folder) return;
    const [problem, files] = await Promise.all([this.#library.problem(slug), filesIn(folder)]);
    const name = nextAttemptName(slug, today(), files);
    const uris = this.#store.urisOf(name);
    if (!uris) return;
    const { text, cursorOffset } = scaffoldOf(problem);
    await this.#remember([...this.#untouched(), name]);
    try {
      await vscode.workspace.fs.writeFile(uris.answer, new TextEncoder().encode(text));
    } catch (error) {
      throw failure('write', uris.answer, error);
    }
    this.#template = text;
    this.#notKept = undefined;
    const lingers = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === uris.answer.toString());
    const editor = await vscode.window.showTextDocument(uris.answer, { preview: true });
    // VS Code may still hold an answer of this name that is gone, and would take the new file for somebody else's change.
    if (lingers) await vscode.commands.executeCommand('workbench.action.files.revert');
    const cursor = editor.document.positionAt(cursorOffset);
    editor.selection = new vscode.Selection(cursor, cursor);
    await this.#session.begin({ name, answer: uris.answer, mode, minutes: problem.minutes });
  }

  /** Removes what an earlier run of the extension left untouched, unless it is open in an editor. */
  async sweep(): Promise<void> {
    for (const name of this.#untouched()) {
      const uris = this.#store.urisOf(name);
      if (!uris) continue;
      // The first key came before this run: what the disk holds may be older than what an editor restores.
      if (this.#store.get(buildAttemptId(name))) await this.#forget(name);
      else if (isOpen(uris.answer) || documentOf(uris.answer)) await this.#adopt(name, uris.answer);
      else await this.#remove(name, uris.answer);
    }
  }

  /** An answer without a sheet that a reload left open goes on the clock anew, and is kept if it was touched. */
  async #adopt(name: AttemptName, answer: vscode.Uri): Promise<void> {
    const problem = await this.#library.problem(name.slug);
    const { text } = scaffoldOf(problem);
    const document = await vscode.workspace.openTextDocument(answer);
    if (this.#session.current) return;
    this.#template = text;
    await this.#session.begin({ name, answer, mode: 'guided', minutes: problem.minutes });
    if (isUntouched(document.getText(), text)) return;
    await this.#session.keep();
    await this.#forget(name);
  }

  #touched(document: vscode.TextDocument): void {
    const { current } = this.#session;
    if (!current?.fresh || current.answer.toString() !== document.uri.toString()) return;
    if (this.#template !== undefined && isUntouched(document.getText(), this.#template)) return;
    void this.#session
      .keep()
      .then(() => this.#forget(current.name))
      .catch((error: unknown) => this.#tellOnce(current.id, error));
  }

  /** Every key tries again; only the first failure is told. */
  async #tellOnce(id: string, error: unknown): Promise<void> {
    if (this.#notKept === id) return;
    this.#notKept = id;
    await this.#log.report(error, 'Keeping the attempt');
  }

  async #left(uri: vscode.Uri): Promise<void> {
    const name = parseAttemptName(nameOf(uri));
    if (!name || isOpen(uri) || this.#store.urisOf(name)?.answer.toString() !== uri.toString()) return;
    await this.#remove(name, uri);
  }

  /** Removes an answer, and its sheet where it has one, if the text still is the template's. */
  async #remove(name: AttemptName, answer: vscode.Uri): Promise<void> {
    const id = buildAttemptId(name);
    const remembered = this.#untouched();
    const attempt = this.#store.get(id);
    const finished = attempt?.read.kind === 'sheet' && attempt.read.sheet.finished !== undefined;
    if (finished || attempt?.read.kind === 'error' || (!attempt && !remembered.some((one) => buildAttemptId(one) === id))) return;
    const [text, problem] = await Promise.all([readText(answer), this.#library.problem(name.slug).catch(() => undefined)]);
    // An answer that is gone was moved or deleted by somebody; its attempt stays.
    if (text === undefined ? attempt : !problem || !isUntouched(text, scaffoldOf(problem).text)) return;
    // It may have been opened again while the disk was asked.
    if (isOpen(answer) || documentOf(answer)?.isDirty) return;
    if (this.#session.current?.id === id) await this.#session.leave();
    if (attempt) await this.#store.delete(name, { toTrash: false });
    else await deleteIfThere(answer);
    await this.#forget(name);
  }

  #untouched(): readonly AttemptName[] {
    return this.#memory.get<readonly AttemptName[]>(UNTOUCHED, []);
  }

  async #forget(name: AttemptName): Promise<void> {
    await this.#remember(this.#untouched().filter((one) => buildAttemptId(one) !== buildAttemptId(name)));
  }

  async #remember(names: readonly AttemptName[]): Promise<void> {
    await this.#memory.update(UNTOUCHED, names);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** True where a tab shows the file as text. */
export function isOpen(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

/** The local day, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

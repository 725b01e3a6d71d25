import * as vscode from 'vscode';
import { buildAnswerName, buildAttemptId, buildSheetName, compareAttempts, parseAttemptName } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import { FileQueue } from '../core/attempt/fileQueue';
import { parseSheet } from '../core/attempt/gradeSheet';
import { LatestValues } from '../core/attempt/latestValues';
import type { SheetResult } from '../core/attempt/gradeSheet';
import { buildSheet, editSheet } from '../core/attempt/sheetEdit';
import type { SheetOperation } from '../core/attempt/sheetEdit';
import { refusalSentence } from '../words/sheetWords';
import { deleteIfThere, FolderFiles, mend, nameOf, type Disk } from './folderFiles';
import { ExpectedFailure } from './log';
import type { Log } from './log';

/** Where attempts are kept. */
export interface AnswerFolder {
  /** Undefined while there is none. */
  readonly uri: vscode.Uri | undefined;
  /** Fires when it is another one. */
  readonly onDidChange: vscode.Event<void>;
}

/** One attempt as its two files tell it. */
export interface Attempt {
  /** As in `basedOn`: `03-canary-deployment.2026-11-23`. */
  readonly id: string;
  readonly name: AttemptName;
  readonly answer: vscode.Uri;
  readonly sheet: vscode.Uri;
  /** False when the answer was moved or deleted. */
  readonly hasAnswer: boolean;
  readonly read: SheetResult;
}

/** The attempts in a folder, kept in step with the disk. All writing of sheets goes through here. */
export class AttemptStore implements vscode.Disposable {
  readonly #folder: AnswerFolder;
  readonly #log: Log;
  readonly #queue: FileQueue;
  readonly #files: FolderFiles;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #watcher: vscode.Disposable | undefined;
  readonly #attempts = new LatestValues<Attempt>();
  #loading: Promise<void> | undefined;
  #folderMissing = false;

  /** Fires whenever the attempts differ from before. */
  readonly onDidChange = this.#changed.event;

  /** @param disk as {@link FolderFiles} takes it */
  constructor(folder: AnswerFolder, session: string, log: Log, disk?: Disk) {
    this.#folder = folder;
    this.#log = log;
    this.#files = new FolderFiles(session, disk);
    this.#queue = new FileQueue(this.#files);
    this.#subscription = vscode.Disposable.from(
      folder.onDidChange(() => void this.reload()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.#folderMissing) void this.reload();
      }),
    );
  }

  /** All attempts, older first. Empty until loaded. */
  get attempts(): readonly Attempt[] {
    return [...this.#attempts.values()].sort((a, b) => compareAttempts(a.name, b.name));
  }

  /** True where a folder is chosen that is not there, as far as it was last read. */
  get folderMissing(): boolean {
    return this.#folderMissing;
  }

  get(id: string): Attempt | undefined {
    return this.#attempts.get(id);
  }

  /** The attempt whose answer or sheet this is. */
  of(uri: vscode.Uri): Attempt | undefined {
    const name = parseAttemptName(nameOf(uri));
    const attempt = name && this.#attempts.get(buildAttemptId(name));
    return attempt && [attempt.answer, attempt.sheet].some((own) => own.toString() === uri.toString()) ? attempt : undefined;
  }

  /** Reads the folder once; later calls wait for the same reading. A missing or unreadable folder is an empty one. */
  load(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  /** Reads the folder again. */
  async reload(): Promise<void> {
    this.#loading = this.#load();
    await this.#loading;
  }

  /** Where the files of an attempt are, or would be. */
  urisOf(name: AttemptName): { readonly answer: vscode.Uri; readonly sheet: vscode.Uri } | undefined {
    const folder = this.#folder.uri;
    return (
      folder && { answer: vscode.Uri.joinPath(folder, buildAnswerName(name)), sheet: vscode.Uri.joinPath(folder, buildSheetName(name)) }
    );
  }

  /** Writes the sheet of a new attempt, with first facts in it. */
  async create(name: AttemptName, facts: Parameters<typeof buildSheet>[0], operations: readonly SheetOperation[]): Promise<Attempt> {
    const uris = this.urisOf(name);
    if (!uris)
      throw new ExpectedFailure('There is no practice folder yet.', { title: 'Choose Folder', command: 'mlopsPractice.chooseFolder' });
    const fresh = operations.reduce(edited, buildSheet(facts));
    this.#queue.forget(uris.sheet.toString());
    return this.#kept(name, await this.#queue.change(uris.sheet.toString(), (text) => text ?? fresh));
  }

  /** Applies changes to an attempt's sheet. Resolves once they stand on the disk; rejects with a sentence when they can't. */
  async change(attempt: Attempt, ...operations: readonly SheetOperation[]): Promise<Attempt> {
    const written = await this.#queue.change(attempt.sheet.toString(), (text) => {
      if (text === undefined) throw new ExpectedFailure(`${nameOf(attempt.sheet)} is no longer in the practice folder.`);
      if (isAnother(attempt.read, parseSheet(text)))
        throw new ExpectedFailure(`${nameOf(attempt.sheet)} now holds another attempt, so nothing was written.`);
      return operations.reduce(edited, text);
    });
    return this.#kept(attempt.name, written);
  }

  /** Puts a whole sheet in the place of `before`; undefined where there is to be none yet. Rejects where the file holds something else. */
  async put(name: AttemptName, sheet: string, before: string | undefined): Promise<void> {
    const uris = this.urisOf(name);
    if (!uris) return;
    this.#queue.forget(uris.sheet.toString());
    const written = await this.#queue.change(uris.sheet.toString(), (text) => {
      if (text !== before && text !== sheet) throw new ExpectedFailure(`${nameOf(uris.sheet)} was changed meanwhile. Try again.`);
      return sheet;
    });
    await this.#kept(name, written);
  }

  /** Deletes both files of an attempt. */
  async delete(name: AttemptName, options: { readonly toTrash: boolean }): Promise<void> {
    const uris = this.urisOf(name);
    if (!uris) return;
    this.#queue.forget(uris.sheet.toString());
    await deleteIfThere(uris.sheet, options);
    await deleteIfThere(uris.answer, options);
    this.#put(buildAttemptId(name), undefined, this.#attempts.moment());
  }

  async #load(): Promise<void> {
    let folder = this.#folder.uri;
    this.#watch(folder);
    if (folder) await mend(folder, await filesIn(folder)).catch((error: unknown) => this.#log.info(`Not mended: ${String(error)}`));
    let found: readonly Attempt[];
    let moment: number;
    let news: number;
    do {
      news = this.#attempts.news;
      moment = this.#attempts.moment();
      folder = this.#folder.uri;
      this.#folderMissing = folder !== undefined && (await isMissing(folder));
      found = folder ? await this.#readAll(folder) : [];
    } while (news !== this.#attempts.news || folder?.toString() !== this.#folder.uri?.toString());
    this.#attempts.learnAll(new Map(found.map((attempt) => [attempt.id, attempt])), moment);
    this.#changed.fire();
  }

  async #readAll(folder: vscode.Uri): Promise<readonly Attempt[]> {
    const names = (await filesIn(folder)).flatMap((file) => parseAttemptName(file) ?? []).filter(({ part }) => part === 'sheet');
    const read = await Promise.all(names.map((name) => this.#read(name)));
    return read.filter((attempt) => attempt !== undefined);
  }

  /** Takes in what was found of an attempt from a moment on. */
  #put(id: string, attempt: Attempt | undefined, moment: number): void {
    if (this.#attempts.learn(id, attempt, moment)) this.#changed.fire();
  }

  async #read(name: AttemptName): Promise<Attempt | undefined> {
    const uris = this.urisOf(name);
    const text =
      uris &&
      (await this.#files.read(uris.sheet.toString()).catch((error: unknown) => {
        this.#log.info(error instanceof Error ? error.message : String(error));
        return '';
      }));
    return text === undefined ? undefined : this.#attempt(name, text);
  }

  /** The attempt whose sheet holds this text now. */
  async #attempt({ slug, date, nth }: AttemptName, text: string): Promise<Attempt | undefined> {
    const name = { slug, date, nth };
    const uris = this.urisOf(name);
    return uris && { id: buildAttemptId(name), name, ...uris, hasAnswer: await isThere(uris.answer), read: parseSheet(text) };
  }

  /** Takes in what was just written into a sheet. */
  async #kept(name: AttemptName, text: string): Promise<Attempt> {
    const moment = this.#attempts.moment();
    const attempt = await this.#attempt(name, text);
    if (!attempt) throw new ExpectedFailure(`${buildSheetName(name)} is no longer in the practice folder.`);
    this.#put(attempt.id, attempt, moment);
    return attempt;
  }

  #watch(folder: vscode.Uri | undefined): void {
    this.#watcher?.dispose();
    if (!folder) {
      this.#watcher = undefined;
      return;
    }
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.{grade.yaml,md}'));
    const follow = (uri: vscode.Uri): void =>
      void this.#follow(uri).catch((error: unknown) => this.#log.report(error, 'Following the practice folder'));
    this.#watcher = vscode.Disposable.from(watcher, watcher.onDidCreate(follow), watcher.onDidChange(follow), watcher.onDidDelete(follow));
  }

  async #follow(uri: vscode.Uri): Promise<void> {
    const name = parseAttemptName(nameOf(uri));
    if (!name) return;
    if (name.part === 'sheet') await this.#queue.reconcile(uri.toString());
    const moment = this.#attempts.moment();
    this.#put(buildAttemptId(name), await this.#read(name), moment);
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** True where a sheet of the same name was begun at another moment: the file was deleted or replaced, and is a new attempt's. */
export function isAnother(known: SheetResult, found: SheetResult): boolean {
  const [before, after] = [known, found].map((read) => (read.kind === 'sheet' ? read.sheet.clock[0] : undefined));
  return before !== undefined && after !== undefined && (before.session !== after.session || before.mono !== after.mono);
}

function edited(text: string, operation: SheetOperation): string {
  const edit = editSheet(text, operation);
  if (edit.kind === 'refused') throw new ExpectedFailure(refusalSentence(edit.refusal));
  return edit.text;
}

/** Names of the files in a folder; none where it is missing. */
export async function filesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

async function isMissing(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => false,
    (error: unknown) => error instanceof vscode.FileSystemError && error.code === 'FileNotFound',
  );
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

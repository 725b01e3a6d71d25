import * as vscode from 'vscode';
import type { TextFiles } from '../core/attempt/fileQueue';
import { parseSheet } from '../core/attempt/gradeSheet';
import { ExpectedFailure } from './log';

/** The disk of the machine that the extension runs on. Absolute paths. */
export interface Disk {
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Puts a file in another's place in one step; VS Code's own renaming deletes the other first. */
  readonly rename: (from: string, to: string) => Promise<void>;
}

/**
 * The files of the practice folder, over VS Code's file system so that every host and remote works alike. Where the folder is on the
 * disk of this machine, sheets are read and written there: VS Code would ask its window first, which is busy just when a page opens.
 */
export class FolderFiles implements TextFiles {
  readonly #session: string;
  readonly #disk: Disk | undefined;

  /**
   * @param session tells this window's temporary files from another's
   * @param disk absent where the host knows none
   */
  constructor(session: string, disk?: Disk) {
    this.#session = session;
    this.#disk = disk;
  }

  async read(file: string): Promise<string | undefined> {
    const uri = vscode.Uri.parse(file, true);
    try {
      const disk = this.#diskOf(uri);
      return new TextDecoder().decode(await (disk ? disk.read(uri.fsPath) : vscode.workspace.fs.readFile(uri)));
    } catch (error) {
      if (isMissingFile(error)) return undefined;
      throw failure('read', uri, error);
    }
  }

  async replace(file: string, text: string, before: string | undefined): Promise<boolean> {
    const target = vscode.Uri.parse(file, true);
    const beside = vscode.Uri.joinPath(target, '..', `.${nameOf(target)}.${this.#session}.tmp`);
    const bytes = new TextEncoder().encode(text);
    try {
      // Writing would make a folder that is not there; where the file was just read, its folder is.
      if (before === undefined) await vscode.workspace.fs.stat(vscode.Uri.joinPath(target, '..'));
      const disk = this.#diskOf(target);
      await (disk ? disk.write(beside.fsPath, bytes) : vscode.workspace.fs.writeFile(beside, bytes));
      const same = (await this.read(file)) === before;
      if (same && disk) await disk.rename(beside.fsPath, target.fsPath);
      else {
        // Where renaming would delete the old text first, it is written over, with the new one beside until that is done.
        if (same) await vscode.workspace.fs.writeFile(target, bytes);
        await deleteIfThere(beside);
      }
      return same;
    } catch (error) {
      if ((await this.read(file).catch(() => undefined)) === before) await deleteIfThere(beside).catch(() => undefined);
      throw error instanceof ExpectedFailure ? error : failure('write', target, error);
    }
  }

  #diskOf({ scheme }: vscode.Uri): Disk | undefined {
    return scheme === 'file' ? this.#disk : undefined;
  }
}

/** Whether a file is not there, in VS Code's words or the disk's. */
const isMissingFile = (error: unknown): boolean =>
  error instanceof vscode.FileSystemError
    ? error.code === 'FileNotFound'
    : error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Clears up behind a window that was killed while it wrote: what it had written beside goes, or takes its place where the sheet it was
 * meant for is gone or cut off. Files of the last ten seconds are left alone, since a window may be at them.
 */
export async function mend(folder: vscode.Uri, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [, meant] = /^\.(.+\.grade\.yaml)\.[^.]+\.tmp$/.exec(name) ?? [];
    if (meant === undefined) continue;
    const beside = vscode.Uri.joinPath(folder, name);
    const { mtime } = await vscode.workspace.fs.stat(beside);
    if (Date.now() - mtime < 10_000) continue;
    const target = vscode.Uri.joinPath(folder, meant);
    if ((await isWhole(beside)) && !(names.includes(meant) && (await isWhole(target)))) {
      await vscode.workspace.fs.rename(beside, target, { overwrite: true });
    } else await deleteIfThere(beside);
  }
}

/** False for a sheet that ends too early; every other fault is the user's to mend. */
async function isWhole(sheet: vscode.Uri): Promise<boolean> {
  const read = parseSheet(new TextDecoder().decode(await vscode.workspace.fs.readFile(sheet)));
  return read.kind === 'sheet' || read.error.code !== 'cut-off';
}

/** Deletes a file; to the trash where it is wished and the host has one. A file that is gone already is no failure. */
export async function deleteIfThere(uri: vscode.Uri, options?: { readonly toTrash: boolean }): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: options?.toTrash ?? false });
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return;
    if (options?.toTrash) await deleteIfThere(uri);
    else throw failure('delete', uri, error);
  }
}

/** The last part of a path. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

const DONE = { read: 'read', write: 'written', delete: 'deleted' } as const;

/** What a failing file system means for the user, in one sentence. */
export function failure(verb: keyof typeof DONE, uri: vscode.Uri, error: unknown): ExpectedFailure {
  const file = nameOf(uri);
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'FileNotFound' || detail.includes('ENOENT')) {
    return new ExpectedFailure(`${file} can't be written because the practice folder is no longer there.`, chooseFolder);
  }
  if (code === 'NoPermissions' || /EACCES|EPERM|EROFS/.test(detail)) {
    return new ExpectedFailure(`${file} can't be ${DONE[verb]}: the practice folder does not allow it.`, chooseFolder);
  }
  if (/ENOSPC|EDQUOT|no space/i.test(detail))
    return new ExpectedFailure(`${file} can't be written: the disk is full. Free some room and try again.`);
  return new ExpectedFailure(`${file} can't be ${DONE[verb]}: ${detail.replace(/\.?$/, '.')}`);
}

const chooseFolder = { title: 'Choose Another Folder', command: 'mlopsPractice.chooseFolder' };

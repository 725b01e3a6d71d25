import * as vscode from 'vscode';
import type { TextFiles } from '../core/fileQueue';
import { ExpectedFailure } from './log';

/** The files of the practice folder, over VS Code's file system so that every host and remote works alike. */
export class FolderFiles implements TextFiles {
  readonly #session: string;

  /** @param session tells this window's temporary files from another's */
  constructor(session: string) {
    this.#session = session;
  }

  async read(file: string): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(file, true)));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw failure('read', vscode.Uri.parse(file, true), error);
    }
  }

  async replace(file: string, text: string, before: string | undefined): Promise<boolean> {
    const target = vscode.Uri.parse(file, true);
    const beside = vscode.Uri.joinPath(target, '..', `.${nameOf(target)}.${this.#session}.tmp`);
    try {
      await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(text));
      if ((await this.read(file)) !== before) {
        await deleteIfThere(beside);
        return false;
      }
      await vscode.workspace.fs.rename(beside, target, { overwrite: true });
      return true;
    } catch (error) {
      await deleteIfThere(beside);
      throw error instanceof ExpectedFailure ? error : failure('write', target, error);
    }
  }
}

/** Deletes a file; to the trash where the host has one. A file that is gone already is no failure. */
export async function deleteIfThere(uri: vscode.Uri, options?: { readonly toTrash: boolean }): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: options?.toTrash ?? false });
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return;
    if (options?.toTrash) await deleteIfThere(uri);
  }
}

/** The last part of a path. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** What a failing file system means for the user, in one sentence. */
export function failure(verb: 'read' | 'write', uri: vscode.Uri, error: unknown): ExpectedFailure {
  const file = nameOf(uri);
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'FileNotFound') {
    return new ExpectedFailure(`${file} can't be written because the practice folder is no longer there.`, chooseFolder);
  }
  if (code === 'NoPermissions' || /EACCES|EPERM|EROFS/.test(detail)) {
    return new ExpectedFailure(
      `${file} can't be ${verb === 'read' ? 'read' : 'written'}: the practice folder does not allow it.`,
      chooseFolder,
    );
  }
  if (/ENOSPC|EDQUOT|no space/i.test(detail))
    return new ExpectedFailure(`${file} can't be written: the disk is full. Free some room and try again.`);
  return new ExpectedFailure(`${file} can't be ${verb === 'read' ? 'read' : 'written'}: ${detail.replace(/\.?$/, '.')}`);
}

const chooseFolder = { title: 'Choose Another Folder', command: 'mlopsPractice.chooseFolder' };

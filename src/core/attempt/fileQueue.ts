/** The little that the queue asks of a file system. */
export interface TextFiles {
  /** The text of a file, or undefined where there is none. Rejects when it can't be read. */
  read(file: string): Promise<string | undefined>;
  /**
   * Puts a whole new text in the file's place: written beside it first, then renamed. Resolves with false, with nothing replaced, where
   * the file no longer holds `before` (undefined: was not there).
   */
  replace(file: string, text: string, before: string | undefined): Promise<boolean>;
}

/**
 * A change of a text. It must be idempotent, and two changes must come to the same text in either order, as
 * `setMark` does by its time: that is what lets two windows write one file.
 */
export type TextChange = (text: string | undefined) => string;

/** How many acknowledged changes of a file are held against what others write. */
const REMEMBERED = 50;

/**
 * Writes changes of shared files one after the other: read again, change, replace.
 *
 * Another window may replace the file in the moment between our last look and our renaming, or the other way round. So the queue
 * remembers what it has acknowledged, and `reconcile`, called when the file has changed on disk, applies again what got lost.
 */
export class FileQueue {
  readonly #files: TextFiles;
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #acknowledged = new Map<string, TextChange[]>();

  constructor(files: TextFiles) {
    this.#files = files;
  }

  /** Applies a change; resolves with the text on disk once it stands there. Rejects, with nothing written, when it can't. */
  change(file: string, change: TextChange): Promise<string> {
    return this.#enqueue(file, async () => {
      const text = await this.#write(file, change);
      const remembered = this.#acknowledged.get(file) ?? [];
      remembered.push(change);
      this.#acknowledged.set(file, remembered.slice(-REMEMBERED));
      return text;
    });
  }

  /**
   * Applies again the acknowledged changes that the file has lost to another writer, but for those that what the other wrote no
   * longer allows. A file that is gone stays gone, and what was acknowledged for it is forgotten: what comes in its place is another.
   */
  reconcile(file: string): Promise<void> {
    return this.#enqueue(file, async () => {
      const remembered = this.#acknowledged.get(file) ?? [];
      if (remembered.length === 0) return;
      if ((await this.#files.read(file)) === undefined) this.forget(file);
      // It may be deleted at this moment: nothing of it comes back.
      else await this.#write(file, (text) => text && remembered.reduce<string | undefined>(attempted, text));
    });
  }

  /** Forgets what was acknowledged for a file, as when its attempt is discarded. */
  forget(file: string): void {
    this.#acknowledged.delete(file);
  }

  async #write<T extends string | undefined>(file: string, change: (text: string | undefined) => T): Promise<T> {
    for (;;) {
      const before = await this.#files.read(file);
      const after = change(before);
      if (after === undefined || after === before || (await this.#files.replace(file, after, before))) return after;
    }
  }

  #enqueue<T>(file: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(file) ?? Promise.resolve();
    const running = before.then(task, task);
    this.#tails.set(file, running);
    return running;
  }
}

function attempted(text: string | undefined, change: TextChange): string | undefined {
  try {
    return change(text);
  } catch {
    return text;
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownValues, SourceFile } from '../content/sourceFile';

/**
 * Keeps the values of YAML files between runs, below `node_modules/.cache`: parsing them is most of the time that compiling the content
 * takes. A value counts for one text and one version of the parser. Where the folder can't be read or written, nothing is known or kept.
 */
export class ValueCache implements KnownValues {
  readonly #folder: string;
  readonly #parser: string;

  /** @param root The project's folder. */
  constructor(root: string) {
    this.#folder = join(root, 'node_modules', '.cache', 'content');
    this.#parser = attempt(() => readFileSync(join(root, 'node_modules', 'yaml', 'package.json'), 'utf8')) ?? '';
  }

  read(file: SourceFile): unknown {
    return attempt((): unknown => {
      const { key, value } = JSON.parse(readFileSync(this.#placeOf(file), 'utf8')) as { key: unknown; value: unknown };
      return key === this.#keyOf(file) ? value : undefined;
    });
  }

  keep(file: SourceFile, value: unknown): void {
    attempt(() => {
      mkdirSync(this.#folder, { recursive: true });
      // Written beside and renamed: another process may read meanwhile.
      const beside = `${this.#placeOf(file)}.${process.pid}`;
      writeFileSync(beside, JSON.stringify({ key: this.#keyOf(file), value }));
      renameSync(beside, this.#placeOf(file));
    });
  }

  #placeOf({ path }: SourceFile): string {
    return join(this.#folder, `${path.replaceAll('/', '-')}.json`);
  }

  #keyOf({ text }: SourceFile): string {
    return createHash('sha256').update(this.#parser).update(text).digest('hex');
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

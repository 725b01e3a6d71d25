import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContent } from '../content/compileContent';
import type { CompiledContent, Content } from '../content/compileContent';
import type { SourceFile } from '../content/sourceFile';

/** Reads and compiles `problems/` and `templates/` below the project's root. */
export function readContent(root: string): CompiledContent {
  const files = ['problems', 'templates'].flatMap((folder) => readFolder(root, folder));
  return compileContent(files);
}

function readFolder(root: string, folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return readFolder(root, path);
    return /\.(yaml|md)$/.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

/** Writes the compiled content: `index.json`, `lexicon.json` and one file per complete problem below `problems/`. */
export function writeContent(content: Content, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'problems'), { recursive: true });
  const write = (path: string, value: unknown): void => writeFileSync(join(folder, path), JSON.stringify(value));
  write('index.json', content.index);
  write('lexicon.json', content.lexicon);
  for (const problem of content.practice) write(`problems/${problem.slug}.json`, problem);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cache, root } from './places';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<'publisher' | 'name', string>;

/** The extension of this checkout: its folder, its id and the file that packaging makes. */
export const underTest = {
  folder: root,
  id: `${manifest.publisher}.${manifest.name}`,
  vsix: path.join(cache, `${manifest.name}.vsix`),
};

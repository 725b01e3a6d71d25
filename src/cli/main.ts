// The command line: list, new, check, explain, matrix.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentIndex } from '../core/content';

const index = JSON.parse(readFileSync(join(__dirname, 'content', 'index.json'), 'utf8')) as ContentIndex;
for (const { number, title, minutes, difficulty } of index.problems) console.log(`${number}\t${minutes} min\t${difficulty}\t${title}`);

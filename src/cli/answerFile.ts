import { readFileSync, statSync } from 'node:fs';
import type { Span } from '../core/document/span';
import { BadInput } from './command';

/** An answer as it was handed in. */
export interface AnswerFile {
  /** As it was named on the command line. */
  readonly file: string;
  /** Lines end with LF. */
  readonly text: string;
}

/** Lines of an answer, from 1, both inclusive. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** More than anybody writes; 1 MiB. */
const MOST_BYTES = 2 ** 20;
const STANDARD_INPUT = 0;

/** Reads Markdown or plain text in UTF-8, with or without BOM, lines ending with LF or CRLF; `-` is standard input. Throws {@link BadInput} for everything else. */
export function readAnswer(file: string): AnswerFile {
  const bytes = readBytes(file);
  const name = file === '-' ? 'Standard input' : file;
  if (bytes.length > MOST_BYTES) throw new BadInput(`${name} is larger than 1 MB.`);
  if (bytes.includes(0)) throw new BadInput(`${name} is no text.`);
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n') };
  } catch {
    throw new BadInput(`${name} is no text in UTF-8.`);
  }
}

function readBytes(file: string): Buffer {
  try {
    if (file === '-') return readFileSync(STANDARD_INPUT);
    const { size } = statSync(file);
    return size > MOST_BYTES ? Buffer.alloc(MOST_BYTES + 1, ' ') : readFileSync(file);
  } catch (error) {
    throw new BadInput(`${file === '-' ? 'Standard input' : file} ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  return `can't be read (${code === '' ? String(error) : code})`;
}

/** Finds the line of an offset, from 1. Lines end with LF, CRLF or CR. */
export function buildLineOf(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The lines that spans stand in; those that share a line are one. */
export function linesOf(spans: readonly Span[], lineOf: (offset: number) => number): LineRange[] {
  const ranges: LineRange[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const [startLine, endLine] = [lineOf(from), lineOf(Math.max(from, to - 1))];
    const last = ranges.at(-1);
    if (last && startLine <= last.endLine)
      ranges[ranges.length - 1] = { startLine: last.startLine, endLine: Math.max(last.endLine, endLine) };
    else ranges.push({ startLine, endLine });
  }
  return ranges;
}

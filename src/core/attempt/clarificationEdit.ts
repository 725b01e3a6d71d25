import type { PlannedSection } from './answerPlan';
import { readAnswerSections } from './answerSections';

/** Text to put into an answer at an offset, in UTF-16 code units. Line ends are those of the answer. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Where the interviewer's answer goes: at the end of the first planned section, which takes them, as an item of the list that ends it or
 * of a new one. Without that section, before the first one that is there; in an answer without any, at its end.
 */
export function buildClarification(
  answer: string,
  plan: readonly PlannedSection[],
  said: { readonly question: string; readonly reply: string },
): Insertion {
  const eol = answer.includes('\r\n') ? '\r\n' : '\n';
  const lines = answer.split(/\r\n|\n/);
  const placed = readAnswerSections(answer, plan);
  const home = placed.find(({ id }) => id === plan[0]?.id);
  const first = Math.min(...placed.map(({ from }) => from), lines.length);
  const last = lastWritten(lines, home?.from ?? 0, home?.to ?? first);
  const item = [`- **${oneLine(said.question)}**`, `  ${oneLine(said.reply)}`].join(eol);
  const before = lines[last] ?? '';
  const joins = isItem(lines, last);
  const offset = lines.slice(0, last).reduce((sum, line) => sum + line.length + eol.length, 0) + before.length;
  const lead = before.trim() === '' ? '' : joins ? eol : eol + eol;
  const follows = lines[last + 1];
  const trail = follows !== undefined && follows.trim() !== '' ? eol : '';
  return { offset, text: `${lead}${item}${trail}` };
}

/** The last line from `from` up to `to` that is not blank; `from` where there is none. */
function lastWritten(lines: readonly string[], from: number, to: number): number {
  for (let at = to - 1; at > from; at--) if (lines[at]?.trim() !== '') return at;
  return from;
}

/** True where a line is an item of a bulleted list, or goes on with one. */
function isItem(lines: readonly string[], at: number): boolean {
  for (let line = at; line >= 0; line--) {
    const text = lines[line] ?? '';
    if (/^[-*+] /.test(text)) return true;
    if (!/^ {2,}\S/.test(text)) return false;
  }
  return false;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

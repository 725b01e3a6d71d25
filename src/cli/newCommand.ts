import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAnswerName, buildSheetName, nextAttemptName } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import type { ClockEvent, Instant } from '../core/attempt/clockEvent';
import type { Mode } from '../core/attempt/gradeSheet';
import { buildSheet, editSheet } from '../core/attempt/sheetEdit';
import { requestClock } from '../core/attempt/timer';
import { BadInput, readArguments } from './command';
import type { Command } from './command';
import { scaffoldOf } from '../core/attempt/scaffold';
import type { ShippedContent } from './shippedContent';

const HELP = `
new N|slug [--folder DIR] [--interview]

Begins an attempt: an answer to write in and its grade sheet, named by problem and day. The clock is
paused until the answer is opened in the editor. Nothing is ever overwritten: a second try of the
day is a -b.

  --folder DIR   the practice folder; made where there is none (default: the current folder)
  --interview    rubric and findings stay out of sight until you have marked yourself
`;

/** `new`: the two files of a fresh attempt. */
export function buildNewCommand(content: ShippedContent, print: (line: string) => void, now: () => Instant): Command {
  return {
    name: 'new',
    summary: 'begin an attempt',
    help: HELP,
    run(parameters) {
      const { values, positionals } = readArguments(parameters, {
        folder: { type: 'string' },
        interview: { type: 'boolean' },
      });
      const [wanted] = positionals;
      if (wanted === undefined || positionals.length > 1) throw new BadInput('Name one problem by its number or slug.');
      const problem = content.problem(wanted);
      const folder = values.folder ?? '.';
      if (folder === '') throw new BadInput('--folder needs the path of a folder.');
      const at = now();
      const name = nextAttemptName(problem.slug, dayOf(at), filesIn(folder));
      const sheet = pausedSheet(problem.slug, values.interview ? 'interview' : 'guided', problem.minutes, at);
      for (const file of writePair(folder, name, scaffoldOf(problem).text, sheet)) print(file);
      return Promise.resolve(0);
    },
  };
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) throw new BadInput(`${folder} is a file, not a folder.`);
  return readdirSync(folder);
}

/** The local day, `YYYY-MM-DD`. */
function dayOf({ wall }: Instant): string {
  const day = new Date(wall);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

/** A sheet whose clock was started and paused in the same moment. */
function pausedSheet(slug: string, mode: Mode, minutes: number, at: Instant): string {
  const events: ClockEvent[] = [];
  for (const request of [{ kind: 'start', minutes } as const, { kind: 'pause' } as const]) {
    const answer = requestClock(events, request, at);
    if (answer.kind === 'append') events.push(...answer.events);
  }
  const edit = editSheet(buildSheet({ problem: slug, mode }), { kind: 'clock', events });
  if (edit.kind === 'refused') throw new Error(`A fresh grade sheet was refused: ${edit.refusal.kind}`);
  return edit.text;
}

function writePair(folder: string, name: AttemptName, answer: string, sheet: string): readonly string[] {
  const files = [
    { path: join(folder, buildAnswerName(name)), text: answer },
    { path: join(folder, buildSheetName(name)), text: sheet },
  ];
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of files) writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BadInput(`The attempt can't be written to ${folder} (${code}).`);
  }
  return files.map(({ path }) => path);
}

/**
 * Who an attempt is: the problem, the local day it was begun, and which try of that day. Never a number of a problem,
 * which may change; never a path, which belongs to the folder.
 */
export interface AttemptName {
  /** Slug of the problem, such as `03-canary-deployment`. */
  readonly slug: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  /** 1 for the first try of the day, 2 for `-b`, 27 for `-aa`. */
  readonly nth: number;
}

const PATTERN = /^(\d\d(?:-[a-z0-9]+)+)\.(\d{4})-(\d\d)-(\d\d)(?:-([a-z]+))?(\.md|\.grade\.yaml)?$/;

/** How one attempt is written everywhere: `03-canary-deployment.2026-11-23`, then `…-b`. Stands in `basedOn` too. */
export function buildAttemptId({ slug, date, nth }: AttemptName): string {
  return nth <= 1 ? `${slug}.${date}` : `${slug}.${date}-${letters(nth)}`;
}

/** File name of the answer: `03-canary-deployment.2026-11-23.md`. */
export function buildAnswerName(name: AttemptName): string {
  return `${buildAttemptId(name)}.md`;
}

/** File name of the grade sheet: `03-canary-deployment.2026-11-23.grade.yaml`. */
export function buildSheetName(name: AttemptName): string {
  return `${buildAttemptId(name)}.grade.yaml`;
}

/** What a file name (or an id without ending) says; undefined for every file that is not ours. */
export function parseAttemptName(file: string): (AttemptName & { readonly part: 'answer' | 'sheet' | 'id' }) | undefined {
  const [, slug, year, month, day, letter, ending] = PATTERN.exec(file) ?? [];
  if (slug === undefined || year === undefined || month === undefined || day === undefined || letter === 'a') return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const nth = letter === undefined ? 1 : count(letter);
  if (!Number.isSafeInteger(nth)) return undefined;
  return { slug, date: `${year}-${month}-${day}`, nth, part: ending === undefined ? 'id' : ending === '.md' ? 'answer' : 'sheet' };
}

/**
 * The first name of that day whose answer and sheet are both free.
 *
 * @param taken File names in the practice folder; compared without case, as some disks do.
 */
export function nextAttemptName(slug: string, date: string, taken: Iterable<string>): AttemptName {
  const used = new Set([...taken].map((file) => file.toLowerCase()));
  let name: AttemptName = { slug, date, nth: 1 };
  while (used.has(buildAnswerName(name)) || used.has(buildSheetName(name))) name = { ...name, nth: name.nth + 1 };
  return name;
}

/** Older first; within a day, earlier tries first. */
export function compareAttempts(a: AttemptName, b: AttemptName): number {
  return order(a.date, b.date) || order(a.slug, b.slug) || a.nth - b.nth;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function letters(nth: number): string {
  let text = '';
  for (let rest = nth; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

function count(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

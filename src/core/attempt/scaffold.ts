import { planAnswer, type FilledSection, type PlannedSection } from './answerPlan';
import { parseFrame, type Frame } from './frame';
import type { PracticeProblem } from '../problem/content';
import type { Problem } from '../problem/problem';

/** An answer before its first key. Lines end with LF. */
export interface Scaffold {
  readonly text: string;
  readonly sections: readonly PlannedSection[];
  /** Where writing begins: an empty line under the first section's guidance. UTF-16 code units. */
  readonly cursorOffset: number;
}

/** What a brief shows of a problem. */
export type Briefable = Pick<Problem, 'number' | 'title' | 'minutes' | 'whyItMatters' | 'scenario' | 'requirements'>;

/** What a scaffold shows of a problem. */
export type Scaffoldable = Briefable & Pick<Problem, 'sections' | 'diagrams'>;

/**
 * Lays out an answer: title and brief, then the planned sections, each with its guidance as a comment and its diagram stubs.
 * The same problem and frame give the same text, so that what a user added can be told from what was there.
 */
export function scaffold(problem: Scaffoldable, frame: Frame): Scaffold {
  const plan = planAnswer(problem, frame);
  const parts = [`${buildBrief(problem, frame)}\n`];
  let cursorOffset = 0;
  for (const [index, section] of plan.entries()) {
    const opening = `\n## ${oneLine(section.heading)}\n\n${comment(fill(section.guidance, { minutes: String(section.minutes) }))}\n\n`;
    parts.push(opening);
    if (index === 0) cursorOffset = parts.join('').length;
    const rest = [section.body, ...stubs(section, problem)].filter((part) => part !== '');
    parts.push(`${['', ...rest].join('\n\n')}\n`);
  }
  const text = parts.join('');
  return {
    text,
    sections: plan.map(({ id, heading, minutes }) => ({ id, heading: oneLine(heading), minutes })),
    cursorOffset,
  };
}

/** The scaffold of a compiled problem, from the frame it carries. Throws where that is broken, which the build rules out. */
export function scaffoldOf(problem: Scaffoldable & Pick<PracticeProblem, 'kind' | 'frame'>): Scaffold {
  const parsed = parseFrame(problem.frame);
  if (parsed.kind === 'error') throw new Error(`The frame ${problem.kind} has an error in line ${parsed.error.line}: ${parsed.error.code}`);
  return scaffold(problem, parsed.frame);
}

/** Title and brief as Markdown, to stand on top of an answer or to be read before there is one. Ends without a line break. */
export function buildBrief(problem: Briefable, frame: Frame): string {
  const { number, title, minutes, whyItMatters, scenario, requirements } = problem;
  const list = (items: readonly string[]) => items.map((item) => `- ${oneLine(item)}`).join('\n');
  return fill(frame.head, {
    number: String(number).padStart(2, '0'),
    title: oneLine(title),
    minutes: String(minutes),
    scenario: unwrap(block(scenario)),
    functional: list(requirements.functional),
    nonFunctional: list(requirements.nonFunctional),
    whyItMatters: oneLine(whyItMatters),
  });
}

/**
 * Joins the lines of each paragraph, so that an editor wraps them where its window ends. Lists, tables, quotes, headings, indented
 * lines and fences stay as they are.
 */
function unwrap(text: string): string {
  let fenced = false;
  return text.split('\n').reduce((out, line, index, lines) => {
    const fence = /^ {0,3}(?:```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    const before = lines[index - 1];
    const goesOn = before !== undefined && !fenced && !fence && isProse(before) && isProse(line);
    return index === 0 ? line : `${out}${goesOn ? ' ' : '\n'}${line}`;
  }, '');
}

function isProse(line: string): boolean {
  return /^\S/.test(line) && !/^(?:[-*+>|#]|\d+[.)] |```|~~~)/.test(line.replace(/^\*\*/, '')) && !line.endsWith('  ');
}

/** True where an answer still is what the template brought: blanks and line ends aside, no key has been pressed. */
export function isUntouched(answer: string, template: string): boolean {
  return bare(answer) === bare(template);
}

function stubs(section: FilledSection, problem: Scaffoldable): string[] {
  return problem.diagrams
    .filter((diagram) => diagram.section === section.id)
    .flatMap(({ title, mermaid }) => [comment(oneLine(title)), fence(mermaid)]);
}

/** Fills places such as `{title}` in one pass, so that braces in the content stay as they are. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => values[name] ?? place);
}

function bare(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function block(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** A comment can't hold its own end. */
function comment(text: string): string {
  return `<!-- ${block(text).replace(/--+>/g, '->')} -->`;
}

/** A fence longer than any run of backticks in its content. */
function fence(mermaid: string): string {
  const ticks = '`'.repeat(Math.max(3, ...[...mermaid.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}mermaid\n${block(mermaid)}\n${ticks}`;
}

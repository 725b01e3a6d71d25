import type { CodeStep } from '../problem/evidenceLanguage';
import { tokenizeCode, type CodeLine } from './codeLine';

/** A pattern for one token: the token itself, or the parts between its `*`, which stand for any characters. */
type Pattern = string | readonly string[];

const patternOf = (written: string): Pattern => (written.includes('*') ? written.split('*') : written);

function fits(token: string, pattern: Pattern): boolean {
  if (typeof pattern === 'string') return token === pattern;
  const first = pattern[0] ?? '';
  const last = pattern[pattern.length - 1] ?? '';
  if (!token.startsWith(first) || !token.endsWith(last) || token.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of pattern.slice(1, -1)) {
    const found = token.indexOf(part, at);
    if (found < 0 || found + part.length > token.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** Index of the first token from `from` to before `to` that fits, or -1. */
function indexOfFitting(tokens: readonly string[], pattern: Pattern, from: number, to: number): number {
  for (let at = from; at < to; at++) if (fits(tokens[at] ?? '', pattern)) return at;
  return -1;
}

/** Whether the patterns occur among the tokens in their order, from the first token on, others between them allowed. */
function isInstruction(tokens: readonly string[], patterns: readonly Pattern[]): boolean {
  let at = -1;
  return patterns.every((pattern) => (at = indexOfFitting(tokens, pattern, at + 1, at < 0 ? 1 : tokens.length)) >= 0);
}

/** Whether the patterns occur among the tokens side by side. */
function holdsText(tokens: readonly string[], patterns: readonly Pattern[]): boolean {
  const last = tokens.length - patterns.length;
  for (let start = 0; start <= last; start++) if (patterns.every((pattern, at) => fits(tokens[start + at] ?? '', pattern))) return true;
  return false;
}

const isCall = (tokens: readonly string[], names: readonly Pattern[]): boolean =>
  tokens.some((token, at) => tokens[at + 1] === '(' && names.some((name) => fits(token, name)));

/** Whether the keys that lead to a line end in the last one wanted and have the others before it, in order. */
function hasKey(path: readonly string[], wanted: readonly Pattern[]): boolean {
  const [own, end] = [path.at(-1), wanted.at(-1)];
  if (own === undefined || end === undefined || !fits(own, end)) return false;
  let at = -1;
  return wanted.slice(0, -1).every((part) => (at = indexOfFitting(path, part, at + 1, path.length - 1)) >= 0);
}

/** A step made ready for all lines of all texts. */
export interface CompiledStep {
  readonly holds: (line: CodeLine) => boolean;
  /** Whether it can hold in code, by all its tokens and keys as one text; rules out nearly all code that has it nowhere. */
  readonly mayHold: (words: string) => boolean;
}

/** Whether every part of a pattern stands somewhere in a text. */
const occurs = (words: string, pattern: Pattern): boolean =>
  typeof pattern === 'string' ? words.includes(pattern) : pattern.every((part) => words.includes(part));

/** Compiles a step. */
export function compileStep(step: CodeStep): CompiledStep {
  if ('call' in step) {
    const names = [step.call].flat().map((name) => name.toLowerCase().replace(/\(\)$/, ''));
    const patterns = names.flatMap((name) => [patternOf(name), patternOf(`*.${name}`)]);
    return { holds: ({ tokens }) => isCall(tokens, patterns), mayHold: (words) => patterns.some((name) => occurs(words, name)) };
  }
  const mayHold = (patterns: readonly Pattern[]) => (words: string) => patterns.every((pattern) => occurs(words, pattern));
  if ('key' in step) {
    const patterns = step.key.toLowerCase().split('.').map(patternOf);
    return { holds: ({ path }) => hasKey(path, patterns), mayHold: mayHold(patterns) };
  }
  if ('text' in step) {
    const patterns = tokenizeCode(step.text).map(patternOf);
    return { holds: ({ tokens }) => holdsText(tokens, patterns), mayHold: mayHold(patterns) };
  }
  const written = [step.instruction].flat().map((instruction) => tokenizeCode(instruction).map(patternOf));
  return {
    holds: ({ tokens }) => written.some((patterns) => isInstruction(tokens, patterns)),
    mayHold: (words) => written.some((patterns) => mayHold(patterns)(words)),
  };
}

/** The lines that take the steps in their order, one line a step; undefined where the code does not. */
export function matchOrder(lines: readonly CodeLine[], order: readonly CompiledStep[]): CodeLine[] | undefined {
  const taken: CodeLine[] = [];
  let next = 0;
  for (const { holds } of order) {
    let line = lines[next++];
    while (line && !holds(line)) line = lines[next++];
    if (!line) return undefined;
    taken.push(line);
  }
  return taken;
}

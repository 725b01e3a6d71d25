import type { CodeStep } from '../problem/evidenceLanguage';

/** A logical line of code: continuation lines are joined, comments and blank lines are gone. Lines count from 0. */
export interface CodeLine {
  readonly line: number;
  readonly lastLine: number;
  /** Words, names with their dots and dashes, strings without quotes, single marks; in lower case. */
  readonly tokens: readonly string[];
  /** The keys that lead here, outermost first, in lower case; empty where the line sets no key. */
  readonly path: readonly string[];
}

const HASH_COMMENTS = new Set(['python', 'yaml', 'dockerfile', 'bash', 'terraform', 'toml', 'r']);
const NAME = /[\p{L}\p{N}_.*@$/-]/u;

function tokenize(line: string): string[] {
  const tokens: string[] = [];
  let current = '';
  const close = () => {
    if (current !== '') tokens.push(current.toLowerCase());
    current = '';
  };
  for (const char of line) {
    if (NAME.test(char)) current += char;
    else {
      close();
      if (char.trim() !== '' && char !== '"' && char !== "'" && char !== '`' && char !== '\\') tokens.push(char);
    }
  }
  close();
  return tokens;
}

/** The line without its comment. A mark inside quotes begins none. */
function withoutComment(line: string, language: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (HASH_COMMENTS.has(language) && char === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) return line.slice(0, at);
    else if ((language === 'sql' || language === 'lua') && line.startsWith('--', at)) return line.slice(0, at);
    else if (!HASH_COMMENTS.has(language) && language !== 'sql' && line.startsWith('//', at) && line.charAt(at - 1) !== ':')
      return line.slice(0, at);
  }
  return line;
}

/** Splits code into logical lines, each with the path of keys that its indentation or braces put it under. */
export function parseCode(content: string, language: string): CodeLine[] {
  const lines: CodeLine[] = [];
  const open: { readonly key: string; readonly depth: number }[] = [];
  let joined = '';
  let first = -1;
  let depth = 0;
  content.split('\n').forEach((raw, number) => {
    const text = withoutComment(raw, language);
    if (first < 0) first = number;
    if (language !== 'yaml' && text.trimEnd().endsWith('\\')) {
      joined += `${text.trimEnd().slice(0, -1)} `;
      return;
    }
    const whole = joined + text;
    const start = first;
    joined = '';
    first = -1;
    if (whole.trim() === '') return;
    const tokens = tokenize(whole);
    const key =
      /^[\s-]*["']?([\w.$/-]+)["']?\s*[:=]/.exec(whole)?.[1] ??
      (whole.trimEnd().endsWith('{') ? tokens.filter((token) => token !== '{' && token !== '=').join(' ') : undefined);
    const braces = /[{}]/.test(whole) && language !== 'yaml';
    const indent = whole.length - whole.replace(/^[\s-]*/, '').length;
    const level = language === 'yaml' || language === 'python' ? indent : depth;
    for (let outer = open.at(-1); outer && outer.depth >= level; outer = open.at(-1)) open.pop();
    lines.push({
      line: start,
      lastLine: number,
      tokens,
      path: key === undefined ? [] : [...open.map((outer) => outer.key), key.toLowerCase()],
    });
    if (key !== undefined) open.push({ key: key.toLowerCase(), depth: level });
    if (braces) for (const char of whole) depth = char === '{' ? depth + 1 : char === '}' ? Math.max(0, depth - 1) : depth;
  });
  return lines;
}

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
interface ReadyStep {
  readonly holds: (line: CodeLine) => boolean;
  /** Tokens without which it holds nowhere. */
  readonly tokens: readonly string[];
}

const steps = new WeakMap<CodeStep, ReadyStep>();

function readyStep(step: CodeStep): ReadyStep {
  let ready = steps.get(step);
  if (!ready) steps.set(step, (ready = buildStep(step)));
  return ready;
}

function buildStep(step: CodeStep): ReadyStep {
  if ('call' in step) {
    const names = [step.call].flat().map((name) => name.toLowerCase().replace(/\(\)$/, ''));
    const patterns = names.flatMap((name) => [patternOf(name), patternOf(`*.${name}`)]);
    return { holds: ({ tokens }) => isCall(tokens, patterns), tokens: ['('] };
  }
  if ('key' in step) {
    const patterns = step.key.toLowerCase().split('.').map(patternOf);
    return { holds: ({ path }) => hasKey(path, patterns), tokens: [] };
  }
  const patterns = tokenize('instruction' in step ? step.instruction : step.text).map(patternOf);
  const tokens = patterns.filter((pattern) => typeof pattern === 'string');
  const holds = 'instruction' in step ? isInstruction : holdsText;
  return { holds: (line) => holds(line.tokens, patterns), tokens };
}

/** Whether code with these tokens can have all steps at all; rules out nearly all code that does not. */
export const mayHold = (tokens: ReadonlySet<string>, order: readonly CodeStep[]): boolean =>
  order.every((step) => readyStep(step).tokens.every((token) => tokens.has(token)));

/** The lines that take the steps in their order, one line a step or the same line for several; undefined where the code does not. */
export function matchOrder(lines: readonly CodeLine[], order: readonly CodeStep[]): CodeLine[] | undefined {
  const taken: CodeLine[] = [];
  let from = 0;
  for (const step of order) {
    const { holds } = readyStep(step);
    const at = lines.findIndex((line, index) => index >= from && holds(line));
    const line = lines[at];
    if (!line) return undefined;
    taken.push(line);
    from = at + 1;
  }
  return taken;
}

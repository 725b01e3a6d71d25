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

/** Splits a line of code into its tokens. */
export function tokenizeCode(line: string): string[] {
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
    const tokens = tokenizeCode(whole);
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

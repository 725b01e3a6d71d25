/** A block of Markdown as plain values: to be shown as text, never as markup. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly { readonly text: string; readonly depth: number }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly language: string; readonly content: string };

/** A piece of a line: as it stands, or marked as code, strong or emphasis. */
export interface TextPiece {
  readonly kind: 'text' | 'code' | 'strong' | 'emphasis';
  readonly text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+-]*)/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(.*)$/;
const DELIMITERS = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$/;
const MOST_DEPTH = 4;

/** Reads Markdown as far as people write it in design documents; everything else is a paragraph. Takes time in proportion to the text. */
export function parseTextBlocks(text: string): TextBlock[] {
  const lines = text.split(/\r\n|\r|\n/);
  const blocks: TextBlock[] = [];
  let at = 0;
  const lineAt = (index: number) => lines[index] ?? '';
  const take = (go: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && go(lineAt(at))) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lineAt(at);
    const [, ticks, language = ''] = FENCE.exec(line) ?? [];
    const [, heading] = HEADING.exec(line) ?? [];
    if (line.trim() === '') at++;
    else if (ticks !== undefined) {
      at++;
      const content = take((next) => !isClosing(next, ticks)).join('\n');
      at++;
      blocks.push({ kind: 'code', language: language.toLowerCase(), content });
    } else if (heading !== undefined) {
      at++;
      blocks.push({ kind: 'heading', text: heading });
    } else if (isTable(line, lineAt(at + 1))) {
      const [head = '', , ...rows] = take((next) => next.includes('|'));
      blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) });
    } else if (ITEM.test(line)) {
      blocks.push(buildList(take((next) => next.trim() !== '' && !FENCE.test(next) && !HEADING.test(next))));
    } else {
      at++;
      const rest = take(
        (next) => next.trim() !== '' && !FENCE.test(next) && !HEADING.test(next) && !ITEM.test(next) && !isTable(next, lineAt(at + 1)),
      );
      blocks.push({ kind: 'paragraph', text: [line, ...rest].map((part) => part.replace(/^[ \t]*>[ \t]?/, '').trim()).join(' ') });
    }
  }
  return blocks;
}

/** Splits a text at code, strong and emphasis; an unclosed mark stays as it is. Takes time in proportion to the text. */
export function parseTextPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/`([^`]{1,400})`|\*\*([^*]{1,400})\*\*|(?<![\w*])[*_]([^*_\s][^*_]{0,400})[*_](?![\w*])/g)) {
    const [whole, code, strong, emphasis = ''] = match;
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else pieces.push({ kind: 'emphasis', text: emphasis });
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

function isClosing(line: string, ticks: string): boolean {
  const mark = line.trim();
  return mark.startsWith(ticks) && mark === ticks.charAt(0).repeat(mark.length);
}

function isTable(line: string, next: string): boolean {
  return line.includes('|') && DELIMITERS.test(next);
}

function buildList(lines: readonly string[]): TextBlock {
  const items: { text: string; depth: number }[] = [];
  const [first = ''] = lines;
  for (const line of lines) {
    const [, blanks = '', , text] = ITEM.exec(line) ?? [];
    const last = items.at(-1);
    if (text !== undefined) {
      const depth = Math.min(MOST_DEPTH, Math.floor(blanks.replaceAll('\t', '    ').length / 2));
      items.push({ text, depth });
    } else if (last) last.text += ` ${line.trim()}`;
  }
  return { kind: 'list', ordered: /^[ \t]*\d/.test(first), items };
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

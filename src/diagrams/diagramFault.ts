import type { DiagramError, DiagramFault } from '../core/diagram/diagramGraph';
import type { MappedText } from './mappedText';

/** A stretch of the cleaned text, in UTF-16 code units. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The fields that the error shapes of Mermaid's parsers bring along, each checked before use. */
interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly hash?: {
    readonly text?: unknown;
    readonly token?: unknown;
    readonly line?: unknown;
    readonly loc?: { readonly first_line: number; readonly last_line: number; readonly first_column: number; readonly last_column: number };
    readonly expected?: unknown;
  };
  readonly result?: {
    readonly lexerErrors?: readonly { readonly offset: number; readonly length: number; readonly message: string }[];
    readonly parserErrors?: readonly {
      readonly message: string;
      readonly token?: { readonly image?: string; readonly startOffset?: number };
      readonly previousToken?: { readonly endOffset?: number };
    }[];
  };
  readonly mark?: { readonly line?: unknown; readonly column?: unknown };
}

/** Turns whatever Mermaid threw into one shape, with its place in the block as written. */
export function diagramErrorOf(thrown: unknown, clean: MappedText): DiagramError {
  const error: Thrown = typeof thrown === 'object' && thrown !== null ? thrown : { message: thrown };
  const message = firstSentence(typeof error.message === 'string' ? error.message : String(thrown));
  if (clean.text === '') return wholeBlockError({ kind: 'empty' }, message);
  const yamlLine = error.name === 'YAMLException' ? error.mark?.line : undefined;
  if (typeof yamlLine === 'number') return frontMatterError(clean.source, yamlLine, message);
  const { fault, extent: exact } = read(error, clean);
  const extent = exact.to > exact.from ? exact : lineExtent(clean.text, exact.from);
  const start = clean.placeOf(extent.from);
  const end = clean.placeOf(extent.to);
  const place = { line: start.line, column: start.column };
  return { fault, message, ...place, ...(end.line === start.line && end.column > start.column ? { endColumn: end.column } : {}) };
}

/** An error for the whole block, shown on its first line. */
export function wholeBlockError(fault: DiagramFault, message: string): DiagramError {
  return { fault, message, line: 0, column: 0 };
}

/** YAML errors count lines from 0 after the opening `---`. */
function frontMatterError(source: string, yamlLine: number, message: string): DiagramError {
  const lines = source.split(/\r\n?|\n/);
  const line = Math.min(lines.findIndex((text) => text.trim() === '---') + 1 + yamlLine, lines.length - 1);
  return { fault: { kind: 'frontMatter' }, message, line, column: 0, endColumn: Math.max(lines[line]?.length ?? 0, 1) };
}

function read(error: Thrown, clean: MappedText): { readonly fault: DiagramFault; readonly extent: Extent } {
  const firstLine = lineExtent(clean.text, 0);
  if (error.name === 'UnknownDiagramError') {
    const found = /\S+/.exec(clean.text)?.[0] ?? '';
    return { fault: { kind: 'unknownKind', found }, extent: { from: 0, to: found.length } };
  }
  if (clean.text.startsWith('---')) return { fault: { kind: 'frontMatter' }, extent: firstLine };
  if (error.result !== undefined) return readChevrotain(error.result, clean.text) ?? { fault: { kind: 'refused' }, extent: firstLine };
  const { hash } = error;
  if (hash?.loc !== undefined && String(error.message).startsWith('Parse error')) return readGrammar(hash, hash.loc, clean);
  if (typeof hash?.line === 'number') return readLexer(clean, hash.line, String(error.message));
  return { fault: { kind: 'refused' }, extent: quotedExtent(error, clean.text) ?? firstLine };
}

/** Grammar errors give the place of the token before the offending one, lines from 1. */
function readGrammar(
  hash: NonNullable<Thrown['hash']>,
  loc: NonNullable<NonNullable<Thrown['hash']>['loc']>,
  clean: MappedText,
): { readonly fault: DiagramFault; readonly extent: Extent } {
  const { text } = clean;
  const expected = Array.isArray(hash.expected) ? hash.expected.map((token) => String(token).replace(/^'|'$/g, '')) : [];
  const found = typeof hash.text === 'string' ? hash.text.trim() : '';
  const before = clean.offsetOf(loc.last_line - 1, loc.last_column);
  if (found !== '') {
    const opening = clean.offsetOf(loc.first_line - 1, loc.first_column);
    const near = text.indexOf(found, before);
    const from = near >= 0 && text.slice(before, near).trim() === '' ? near : text.indexOf(found, opening);
    return from < 0
      ? { fault: { kind: 'unexpected', found, expected }, extent: lineExtent(text, before) }
      : { fault: { kind: 'unexpected', found, expected }, extent: { from, to: from + lengthOnLine(found) } };
  }
  const atEnd = typeof hash.text !== 'string' || hash.text === '';
  if (!atEnd) {
    const end = lineExtent(text, lastInk(text, before)).to;
    return { fault: { kind: 'unfinished', expected }, extent: { from: Math.max(end - 1, 0), to: end } };
  }
  const spansLines = loc.last_line > loc.first_line && loc.first_column > 0;
  const from = spansLines ? clean.offsetOf(loc.first_line - 1, loc.first_column) : lineExtent(text, lastInk(text, text.length)).from;
  return { fault: { kind: 'unclosed', expected }, extent: { from, to: lineExtent(text, from).to } };
}

/** Lexer errors give a line (from 0) and a drawing with a caret under the place. */
function readLexer(clean: MappedText, line: number, message: string): { readonly fault: DiagramFault; readonly extent: Extent } {
  const [, shown = '', caret = ''] = message.split('\n');
  const start = clean.offsetOf(line, 0);
  const rest = shown.slice(Math.max(caret.indexOf('^'), 0));
  const behind = shown.slice(0, Math.max(caret.indexOf('^'), 0)).replace(/^\.\.\./, '');
  const from = placeBetween(clean.text, start, behind, rest) ?? start;
  const extent = { from, to: lineExtent(clean.text, from).to };
  return { fault: { kind: 'unreadable', found: clean.text.slice(from, extent.to).trim() }, extent };
}

/** The offset on the line at `start` where the text, its line breaks dropped, reads `behind` before and `rest` after. */
function placeBetween(text: string, start: number, behind: string, rest: string): number | undefined {
  const { to } = lineExtent(text, start);
  for (let offset = start; offset <= to; offset++) {
    const before = text.slice(Math.max(0, offset - behind.length - 40), offset).replace(/\n/g, '');
    const after = text.slice(offset, offset + rest.length + 40).replace(/\n/g, '');
    if (before.endsWith(behind) && after.startsWith(rest)) return offset;
  }
  return undefined;
}

function readChevrotain(
  result: NonNullable<Thrown['result']>,
  text: string,
): { readonly fault: DiagramFault; readonly extent: Extent } | undefined {
  const lexer = result.lexerErrors?.[0];
  if (lexer !== undefined) {
    const extent = { from: lexer.offset, to: lexer.offset + lexer.length };
    return { fault: { kind: 'unreadable', found: text.slice(extent.from, extent.to) }, extent };
  }
  const parser = result.parserErrors?.[0];
  if (parser === undefined) return undefined;
  const expected = [...parser.message.matchAll(/type '([^']+)'|\[([^\]]+)\]/g)].map(([, one, other]) => one ?? other ?? '');
  const { image = '', startOffset = Number.NaN } = parser.token ?? {};
  if (image.trim() !== '' && Number.isInteger(startOffset)) {
    const extent = { from: startOffset, to: startOffset + lengthOnLine(image) };
    return { fault: { kind: 'unexpected', found: image, expected }, extent };
  }
  const end = (parser.previousToken?.endOffset ?? lastInk(text, text.length)) + 1;
  return { fault: { kind: 'unfinished', expected }, extent: { from: Math.max(end - 1, 0), to: end } };
}

/** Where a complaint without a place is about something that stands in the text: the whole line, or a name in brackets or quotes. */
function quotedExtent({ hash, message }: Thrown, text: string): Extent | undefined {
  const line = typeof hash?.text === 'string' && hash.text.includes(' ') ? text.indexOf(hash.text) : -1;
  if (line >= 0) return lineExtent(text, line);
  const name = /\(\W?(\w+)\W?\)/.exec(String(message))?.[1];
  if (name === undefined) return undefined;
  const patterns = [`deactivate\\s+${name}\\b|-\\s*${name}\\s*:`, `^\\s*${name}\\b`].map((pattern) => new RegExp(pattern, 'm'));
  const at = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  return at === undefined ? undefined : lineExtent(text, at.index + at[0].length - 1);
}

/** The line around an offset, without the blanks at its ends. */
function lineExtent(text: string, offset: number): Extent {
  const start = text.lastIndexOf('\n', Math.max(offset - 1, -1)) + 1;
  const lineBreak = text.indexOf('\n', offset);
  const line = text.slice(offset === 0 ? 0 : start, lineBreak < 0 ? text.length : lineBreak);
  const from = (offset === 0 ? 0 : start) + (line.length - line.trimStart().length);
  return { from, to: Math.max(from, from + line.trim().length) };
}

/** The last offset before `end` that is no blank, or 0. */
function lastInk(text: string, end: number): number {
  return Math.max(text.slice(0, end).trimEnd().length - 1, 0);
}

function lengthOnLine(text: string): number {
  return text.split('\n', 1)[0]?.length ?? 0;
}

/** The telling line of a message, to its first full stop, without the drawings that parsers add. */
function firstSentence(message: string): string {
  const line = (/^Expecting .*$/m.exec(message)?.[0] ?? message.split('\n', 1)[0] ?? '').replace(/^Parsing failed:\s*/, '').trim();
  return /^.*?[^.]\.(?=\s|$)/.exec(line)?.[0] ?? line;
}

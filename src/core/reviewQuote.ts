import type { Span } from './finding';

/** Words of an answer, quoted from the text as handed in. */
export interface ReviewQuote extends Span {
  /** First and last line of the handed-in text, from 1. */
  readonly lines: readonly [number, number];
  /** The words as they stand there, without the blanks around them. */
  readonly text: string;
}

/** Quotes stretches of a text in its order: what touches or overlaps is one quote, and blank stretches are none. */
export function buildQuotes(text: string, spans: readonly Span[]): ReviewQuote[] {
  const sorted = spans
    .map(({ from, to }) => trimmed(text, Math.max(0, from), Math.min(text.length, to)))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && text.slice(last.to, span.from).trim() === '' && !text.slice(last.to, span.from).includes('\n')) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else joined.push(span);
  }
  let line = 1;
  let at = 0;
  const lineAt = (offset: number): number => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
  return joined.map(({ from, to }) => ({ from, to, lines: [lineAt(from), lineAt(to)], text: text.slice(from, to) }));
}

function trimmed(text: string, from: number, to: number): Span {
  const words = text.slice(from, to);
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) };
}

import type { Span } from '../document/span';

/** A sentence or line of an answer, quoted from the text as handed in, with the words in it that count. */
export interface ReviewQuote extends Span {
  /** First and last line of the handed-in text, from 1. */
  readonly lines: readonly [number, number];
  /** The quote in its order; joined, the words as they stand there. `counts` is true of what the evidence is. */
  readonly pieces: readonly { readonly text: string; readonly counts: boolean }[];
}

/** A stretch longer than this is quoted without the rest of its line. */
const MOST_CONTEXT = 600;

/**
 * Quotes stretches of a text in its order, each with the sentence or line it stands in. Stretches of one sentence are one quote, and blank ones
 * are none.
 */
export function buildQuotes(text: string, spans: readonly Span[]): ReviewQuote[] {
  const sorted = spans
    .map(({ from, to }) => trimmed(text, Math.max(0, from), Math.min(text.length, to)))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const groups: { from: number; to: number; readonly spans: Span[] }[] = [];
  for (const span of sorted) {
    const { from, to } = inSentence(text, span);
    const last = groups.at(-1);
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.spans.push(span);
    } else groups.push({ from, to, spans: [span] });
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
  return groups.map(({ from, to, spans: counting }) => ({
    from,
    to,
    lines: [lineAt(from), lineAt(to)],
    pieces: buildPieces(text, { from, to }, counting),
  }));
}

/** The sentence or line around a stretch: back to the end of the sentence before it, and on to the end of its own. */
function inSentence(text: string, span: Span): Span {
  const lineFrom = text.lastIndexOf('\n', span.from - 1) + 1;
  const lineEnd = text.indexOf('\n', span.to);
  const lineTo = lineEnd < 0 ? text.length : lineEnd;
  const before = Math.max(lineFrom, span.from - MOST_CONTEXT);
  const ends = [...text.slice(before, span.from).matchAll(/[.!?]["”)]?\s+/g)].at(-1);
  const after = text.slice(span.to, Math.min(lineTo, span.to + MOST_CONTEXT));
  const end = /[.!?]["”)]?(?=\s)/.exec(after);
  const stops = /[.!?]$/.test(text.slice(span.from, span.to)) && /^(?:\s|$)/.test(after);
  return trimmed(
    text,
    ends ? before + ends.index + ends[0].length : before,
    stops ? span.to : span.to + (end ? end.index + end[0].length : after.length),
  );
}

function buildPieces(text: string, { from, to }: Span, counting: readonly Span[]): ReviewQuote['pieces'] {
  const pieces: { text: string; counts: boolean }[] = [];
  let at = from;
  for (const span of counting) {
    if (span.to <= at) continue;
    const start = Math.max(at, span.from);
    if (start > at) pieces.push({ text: text.slice(at, start), counts: false });
    pieces.push({ text: text.slice(start, span.to), counts: true });
    at = span.to;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), counts: false });
  return pieces;
}

function trimmed(text: string, from: number, to: number): Span {
  const words = text.slice(from, to);
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) };
}

import { dateEnd } from './calendarDate';
import type { Token } from './token';

const ABBREVIATIONS = new Set([
  'vs',
  'approx',
  'max',
  'min',
  'fig',
  'no',
  'sec',
  'ca',
  'cf',
  'dr',
  'mr',
  'ms',
  'inc',
  'avg',
  'est',
  'resp',
  'incl',
  'excl',
  'dept',
  'e',
  'g',
  'i',
]);
/** A sentence of more tokens is read in pieces, which bounds the work whatever the text is. */
const LONGEST_SENTENCE = 150;
const isCapital = (raw: string) => raw !== raw.toLowerCase();

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark') return false;
  const next = tokens[at + 1];
  if (!next) return true;
  if (token.raw === '!' || token.raw === '?') return next.spaced;
  if (token.raw !== '.' || !next.spaced) return false;
  const before = tokens[at - 1];
  if (!before || before.kind === 'mark') return before?.raw === ')' || before?.raw === '%' || before?.raw === '"';
  if (ABBREVIATIONS.has(before.lower) && !(before.lower.length > 2 && isCapital(next.raw))) return false;
  if (before.lower === 'etc') return isCapital(next.raw);
  if (at === 1 && before.kind === 'number') return false;
  if (next.kind === 'word' && !isCapital(next.raw) && dateEnd(tokens, at - 1) > at) return false;
  return next.kind !== 'word' || isCapital(next.raw) || before.lower.length > 1;
}

/** Cuts the tokens of a paragraph into sentences. `breaks` are offsets where one ends whatever the words say, in order. */
export function splitSentences(tokens: readonly Token[], breaks: readonly number[] = []): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  let nextBreak = 0;
  const close = () => {
    if (current.some((token) => token.kind !== 'mark')) sentences.push(current);
    current = [];
  };
  tokens.forEach((token, at) => {
    let broken = false;
    while ((breaks[nextBreak] ?? Infinity) <= token.from) {
      broken = true;
      nextBreak++;
    }
    if (broken) close();
    current.push(token);
    if (current.length >= LONGEST_SENTENCE || endsSentence(tokens, at)) close();
  });
  close();
  return sentences;
}

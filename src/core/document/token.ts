import type { Span } from './span';
import { TRAITS } from './trait';
import { wordOf } from './word';
import { markClass, type WordClass } from './wordClass';

/** A word, a number or a mark of a text. Offsets are relative to the block it stands in. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark';
  /** As written; comparison signs and arrows in one spelling (`<=` and `≤` are both `≤`). */
  readonly raw: string;
  readonly lower: string;
  /** What words are compared by: the stem of a word, else `lower`. */
  readonly stem: string;
  readonly class: WordClass;
  /** Bits of `TRAITS`. */
  readonly traits: number;
  /** Whether white space or a line's end stands before it. */
  readonly spaced: boolean;
  /** Whether it belongs to the text of a link. */
  readonly linked: boolean;
}

/** A stretch of a block that is not read as words: marks of Markdown, addresses, tags. `as` is what it stands for, for entities. */
export interface Skip extends Span {
  readonly as?: string;
}

const MARKS = new Map([
  ['-->', '→'],
  ['->', '→'],
  ['=>', '→'],
  ['⇒', '→'],
  ['➔', '→'],
  ['➜', '→'],
  ['⟶', '→'],
  ['>=', '≥'],
  ['=<', '≤'],
  ['<=', '≤'],
  ['⩾', '≥'],
  ['⩽', '≤'],
  ['...', '…'],
  ['==', '='],
  ['--', '—'],
  ['~', '≈'],
  ['−', '-'],
  ['‑', '-'],
  ['‐', '-'],
  ['×', '×'],
]);
const LONGEST_MARK = 3;

const isDigit = (code: number) => code >= 48 && code <= 57;
const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0xfeff;
const letter = /\p{L}|\p{M}/u;
const isLetter = (text: string, at: number, code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && letter.test(String.fromCodePoint(text.codePointAt(at) ?? 0)));
const isApostrophe = (code: number) => code === 39 || code === 0x2019;

/** "e.g." and "a.m." are words: their stops end no sentence. */
const DOTTED = new Set(['e.g.', 'i.e.', 'a.m.', 'p.m.']);

function wordEnd(text: string, from: number, end: number): number {
  if (text.charCodeAt(from + 1) === 46 && from + 4 <= end && DOTTED.has(text.slice(from, from + 4).toLowerCase())) return from + 4;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isLetter(text, at, code)) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    else if (isDigit(code)) at++;
    else if (isApostrophe(code) && at + 1 < end && isLetter(text, at + 1, text.charCodeAt(at + 1))) at++;
    else break;
  }
  return at;
}

function numberEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at++;
    else if ((code === 46 || code === 44) && at + 1 < end && isDigit(text.charCodeAt(at + 1)) && at > from) at++;
    else break;
  }
  return at;
}

/** Splits a block into tokens. Takes time in proportion to its length. `skips` and `links` are in order and do not overlap. */
export function parseTokens(text: string, from: number, to: number, skips: readonly Skip[] = [], links: readonly Span[] = []): Token[] {
  const tokens: Token[] = [];
  let skip = 0;
  let link = 0;
  let spaced = true;
  const isLinked = (start: number) => {
    while ((links[link]?.to ?? Infinity) <= start) link++;
    return (links[link]?.from ?? Infinity) <= start;
  };
  const pushWord = (start: number, end: number, raw: string) => {
    const { lower, stem, class: name, traits } = wordOf(raw);
    const glued = !spaced && tokens.at(-1)?.kind === 'number';
    tokens.push({
      from: start,
      to: end,
      kind: 'word',
      raw,
      lower,
      stem,
      class: glued ? 'unit' : name,
      traits,
      spaced,
      linked: isLinked(start),
    });
    spaced = false;
  };
  const push = (kind: 'number' | 'mark', start: number, end: number, raw: string) => {
    const number = kind === 'number';
    const name = number ? 'number' : markClass(raw);
    const traits = number ? TRAITS.quantity : 0;
    tokens.push({ from: start, to: end, kind, raw, lower: raw, stem: raw, class: name, traits, spaced, linked: isLinked(start) });
    spaced = false;
  };
  let at = from;
  while (at < to) {
    while ((skips[skip]?.to ?? Infinity) <= at) skip++;
    const next = skips[skip];
    if (next && next.from <= at) {
      if (next.as === ' ') spaced = true;
      else if (next.as !== undefined) push('mark', at, next.to, next.as);
      at = next.to;
      continue;
    }
    const end = Math.min(to, next?.from ?? to);
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      spaced = true;
      at++;
    } else if (isDigit(code)) {
      const stop = numberEnd(text, at, end);
      push('number', at, stop, text.slice(at, stop));
      at = stop;
    } else if (isLetter(text, at, code)) {
      const stop = wordEnd(text, at, end);
      const written = text.slice(at, stop);
      pushWord(at, stop, written.includes('’') ? written.replaceAll('’', "'") : written);
      at = stop;
    } else {
      let length = code === 44 || code === 41 ? 1 : Math.min(LONGEST_MARK, end - at);
      while (length > 1 && !MARKS.has(text.slice(at, at + length))) length--;
      const stop = at + (length === 1 && (text.codePointAt(at) ?? 0) > 0xffff && at + 2 <= end ? 2 : length);
      const written = text.slice(at, stop);
      push('mark', at, stop, MARKS.get(written) ?? written);
      at = stop;
    }
  }
  return tokens;
}

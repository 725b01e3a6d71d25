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
/** 1 for the characters of ASCII with which a mark of several can begin. */
const BEGINS_MARK = new Uint8Array(128);
for (const mark of MARKS.keys()) if (mark.length > 1) BEGINS_MARK[mark.charCodeAt(0)] = 1;

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

/** What a sentence, or a piece of one, begins after. */
const BEGINNINGS = new Set<WordClass>(['stop', 'colon', 'open', 'close', 'mark', 'hyphen']);

/** "runs in A, B and C": a name, where no sentence can begin. */
const isLetterName = (raw: string, before: Token | undefined) => raw === 'A' && before !== undefined && !BEGINNINGS.has(before.class);

/** What is known between two tokens of a block. */
interface Reading {
  readonly tokens: Token[];
  readonly links: readonly Span[];
  /** Index of the first link that does not end before the next token. */
  link: number;
  spaced: boolean;
}

function isLinked(reading: Reading, at: number): boolean {
  const { links } = reading;
  while ((links[reading.link]?.to ?? Infinity) <= at) reading.link++;
  return (links[reading.link]?.from ?? Infinity) <= at;
}

function pushWord(reading: Reading, from: number, to: number, written: string): void {
  const { tokens, spaced } = reading;
  const { raw, lower, stem, class: name, traits } = wordOf(written);
  const before = tokens[tokens.length - 1];
  const glued = !spaced && before?.kind === 'number';
  const own = isLetterName(raw, before) ? 'capital' : name;
  const linked = reading.links.length > 0 && isLinked(reading, from);
  tokens.push({ from, to, kind: 'word', raw, lower, stem, class: glued ? 'unit' : own, traits, spaced, linked });
  reading.spaced = false;
}

function push(reading: Reading, kind: 'number' | 'mark', from: number, to: number, raw: string): void {
  const { tokens, spaced } = reading;
  const name = kind === 'number' ? 'number' : markClass(raw);
  const traits = kind === 'number' ? TRAITS.quantity : 0;
  const linked = reading.links.length > 0 && isLinked(reading, from);
  tokens.push({ from, to, kind, raw, lower: raw, stem: raw, class: name, traits, spaced, linked });
  reading.spaced = false;
}

/** The end of the mark at `at`: the longest that is known, else one character. */
function markEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code < 128 && BEGINS_MARK[code] === 0) return at + 1;
  for (let length = Math.min(LONGEST_MARK, end - at); length > 1; length--) if (MARKS.has(text.slice(at, at + length))) return at + length;
  return at + ((text.codePointAt(at) ?? 0) > 0xffff && at + 2 <= end ? 2 : 1);
}

/** Splits a block into tokens. Takes time in proportion to its length. `skips` and `links` are in order and do not overlap. */
export function parseTokens(text: string, from: number, to: number, skips: readonly Skip[] = [], links: readonly Span[] = []): Token[] {
  const reading: Reading = { tokens: [], links, link: 0, spaced: true };
  let skip = 0;
  let at = from;
  while (at < to) {
    while ((skips[skip]?.to ?? Infinity) <= at) skip++;
    const next = skips[skip];
    if (next && next.from <= at) {
      if (next.as === ' ') reading.spaced = true;
      else if (next.as !== undefined) push(reading, 'mark', at, next.to, next.as);
      at = next.to;
      continue;
    }
    const end = Math.min(to, next?.from ?? to);
    const code = text.charCodeAt(at);
    let stop = at + 1;
    if (isSpace(code)) reading.spaced = true;
    else if (isDigit(code)) {
      stop = numberEnd(text, at, end);
      push(reading, 'number', at, stop, text.slice(at, stop));
    } else if (isLetter(text, at, code)) {
      stop = wordEnd(text, at, end);
      const written = text.slice(at, stop);
      pushWord(reading, at, stop, written.includes('’') ? written.replaceAll('’', "'") : written);
    } else {
      stop = markEnd(text, at, end);
      const written = text.slice(at, stop);
      push(reading, 'mark', at, stop, MARKS.get(written) ?? written);
    }
    at = stop;
  }
  return reading.tokens;
}

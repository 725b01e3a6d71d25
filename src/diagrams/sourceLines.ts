import { cleanSource } from './cleanSource';
import type { MappedText } from './mappedText';

/** A line from 0 in the block as written, or nothing. */
interface Found {
  readonly line?: number;
}

/** A line that links two things: some arrow or relation sign stands on it. */
const LINK = /[-=.~]{2}|-[>)x\\/|]|<-/;

/**
 * Finds the lines of a block that name things, since Mermaid's databases keep no places. A name found nowhere has no line; a wrong line
 * is possible only where a label spells another node's id.
 */
export class SourceLines {
  private readonly lines: readonly { readonly text: string; readonly at: number }[];
  /** The lines that hold a word, in order. */
  private readonly index = new Map<string, number[]>();
  private cursor = 0;

  private constructor(private readonly clean: MappedText) {
    let offset = 0;
    this.lines = clean.text.split('\n').map((text) => {
      const at = offset;
      offset += text.length + 1;
      return { text, at };
    });
    for (const [number, { text }] of this.lines.entries()) {
      for (const word of new Set(text.replace(ARROW_HEAD, '$1 ').match(WORDS))) {
        const known = this.index.get(word);
        if (known === undefined) this.index.set(word, [number]);
        else known.push(number);
      }
    }
  }

  static of(source: string): SourceLines {
    return new SourceLines(cleanSource(source));
  }

  /** The line that names the first of `words` to be found anywhere; the heading line only where nothing else does. */
  node(...words: readonly string[]): Found {
    for (const from of [1, 0]) {
      for (const word of words) {
        const line = this.search(word, from, (text) => findName(text, word) >= 0);
        if (line !== undefined) return this.found(line);
      }
    }
    return {};
  }

  /** The line of a link between two names, at or after the last line found, else anywhere; `step` 1 where a line holds one link. */
  link(from: string, to: string, step: 0 | 1): Found {
    return this.next(from, (text) => links(text, from, to), step);
  }

  /** The line that starts with a keyword, at or after the last line found, else anywhere. */
  keyword(word: string): Found {
    return this.next(word, (text) => text.trimStart().startsWith(word), 1);
  }

  private next(word: string, holds: (text: string) => boolean, step: 0 | 1): Found {
    const line = this.search(word, this.cursor, holds) ?? this.search(word, 0, holds);
    if (line === undefined) return {};
    this.cursor = line + step;
    return this.found(line);
  }

  /** The first line from `from` on that holds the first word of a name, and more. A name without a word is looked for on every line. */
  private search(name: string, from: number, holds: (text: string) => boolean): number | undefined {
    const [first] = name.match(WORDS) ?? [];
    const candidates = first === undefined ? this.lines.keys() : (this.index.get(first) ?? []);
    for (const line of candidates) if (line >= from && holds(this.lines[line]?.text ?? '')) return line;
    return undefined;
  }

  private found(index: number): Found {
    return { line: this.clean.placeOf(this.lines[index]?.at ?? 0).line };
  }
}

/**
 * Where a line holds `word`, from an offset on, with no letter, digit or underscore next to it, and not as a part of a name with hyphens;
 * -1 where it does not. The head of an arrow (`--x`, `--o`) is no letter.
 */
function findName(line: string, word: string, from = 0): number {
  if (word === '') return -1;
  for (let at = line.indexOf(word, from); at >= 0; at = line.indexOf(word, at + 1)) {
    const before = line.slice(Math.max(at - 2, 0), at);
    const after = line.slice(at + word.length, at + word.length + 2);
    if ((HEAD_BEFORE.test(before) || !NAME_BEFORE.test(before)) && !NAME_AFTER.test(after)) return at;
  }
  return -1;
}

/** Whether an arrow may lead from one name to another on a line: all kinds of diagrams write them in this order. */
function links(line: string, from: string, to: string): boolean {
  const start = findName(line, from);
  return start >= 0 && LINK.test(line) && findName(line, to, start + from.length) >= 0;
}

const HEAD_BEFORE = /[-=.][xo]$/;
const NAME_BEFORE = /[\p{L}\p{N}_]-?$/u;
const NAME_AFTER = /^(?:[\p{L}\p{N}_]|-(?![xo])[\p{L}\p{N}_])/u;
const WORDS = /[\p{L}\p{N}_]+/gu;
const ARROW_HEAD = /([-=.])[xo](?=[\p{L}\p{N}_])/gu;

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
  private cursor = 0;

  private constructor(private readonly clean: MappedText) {
    let offset = 0;
    this.lines = clean.text.split('\n').map((text) => {
      const at = offset;
      offset += text.length + 1;
      return { text, at };
    });
  }

  static of(source: string): SourceLines {
    return new SourceLines(cleanSource(source));
  }

  /** The line that names the first of `words` to be found anywhere; the heading line only where nothing else does. */
  node(...words: readonly string[]): Found {
    for (const [from, to] of [[1, this.lines.length] as const, [0, 1] as const]) {
      for (const word of words) {
        const index = this.search((text) => names(text, word), from, to);
        if (index !== undefined) return this.found(index);
      }
    }
    return {};
  }

  /** The line of a link between two names, at or after the last line found, else anywhere; `step` 1 where a line holds one link. */
  link(from: string, to: string, step: 0 | 1): Found {
    return this.next((text) => LINK.test(text) && names(text, from) && names(text, to), step);
  }

  /** The line that starts with a keyword, at or after the last line found, else anywhere. */
  keyword(word: string): Found {
    return this.next((text) => text.trimStart().startsWith(word) && names(text, word), 1);
  }

  private next(holds: (text: string) => boolean, step: 0 | 1): Found {
    const index = this.search(holds, this.cursor, this.lines.length) ?? this.search(holds, 0, this.cursor);
    if (index === undefined) return {};
    this.cursor = index + step;
    return this.found(index);
  }

  private search(holds: (text: string) => boolean, from: number, to: number): number | undefined {
    for (let index = from; index < to; index++) if (holds(this.lines[index]?.text ?? '')) return index;
    return undefined;
  }

  private found(index: number): Found {
    return { line: this.clean.placeOf(this.lines[index]?.at ?? 0).line };
  }
}

const WORD = /[\p{L}\p{N}_]/u;

/** Whether a line holds `word` with no letter, digit or underscore next to it; the head of an arrow (`--x`, `--o`) is none. */
function names(line: string, word: string): boolean {
  if (word === '') return false;
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const before = line.slice(Math.max(at - 2, 0), at);
    if ((/[-=.][xo]$/.test(before) || !WORD.test(before.at(-1) ?? ' ')) && !WORD.test(line[at + word.length] ?? ' ')) return true;
  }
  return false;
}

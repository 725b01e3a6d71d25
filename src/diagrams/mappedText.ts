/** A place in a text: line and column from 0, column in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text that remembers, through any number of replacements, where each of its characters stood in the first one. */
export class MappedText {
  private lineStarts: readonly number[] | undefined;

  private constructor(
    readonly text: string,
    /** The text as it was written. */
    readonly source: string,
    /** Offset in `source` of each character of `text`, and of its end. */
    private readonly origins: readonly number[],
  ) {}

  /** A text of which nothing has been replaced yet. */
  static of(source: string): MappedText {
    return new MappedText(
      source,
      source,
      Array.from({ length: source.length + 1 }, (_, index) => index),
    );
  }

  /** The text with each match of a global pattern replaced; what is longer than its match keeps the place of the match's last character. */
  replace(pattern: RegExp, replacement: (match: RegExpMatchArray) => string): MappedText {
    const origins: number[] = [];
    let text = '';
    let done = 0;
    const keepTo = (end: number): void => {
      text += this.text.slice(done, end);
      for (; done < end; done++) origins.push(this.originOf(done));
    };
    for (const match of this.text.matchAll(pattern)) {
      keepTo(match.index);
      const inserted = replacement(match);
      text += inserted;
      const last = Math.max(match[0].length - 1, 0);
      for (let index = 0; index < inserted.length; index++) origins.push(this.originOf(done + Math.min(index, last)));
      done += match[0].length;
    }
    keepTo(this.text.length);
    return new MappedText(text, this.source, [...origins, this.originOf(this.text.length)]);
  }

  /** Where an offset of `text` stood in the source; offsets outside are moved to the nearest end. */
  originOf(offset: number): number {
    const index = Math.min(Math.max(offset, 0), this.origins.length - 1);
    return this.origins[index] ?? this.source.length;
  }

  /** The place in the source of an offset of `text`. Line breaks are LF, CRLF or CR. */
  placeOf(offset: number): Place {
    const origin = this.originOf(offset);
    this.lineStarts ??= [0, ...[...this.source.matchAll(/\r\n?|\n/g)].map(({ index, 0: lineBreak }) => index + lineBreak.length)];
    let [line, after] = [0, this.lineStarts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= origin) line = middle;
      else after = middle;
    }
    return { line, column: origin - (this.lineStarts[line] ?? 0) };
  }

  /** Offset in `text` of a line (from 0, separated by LF) and column; both are moved into the text where they lie outside. */
  offsetOf(line: number, column: number): number {
    let start = 0;
    for (let left = line; left > 0; left--) {
      const next = this.text.indexOf('\n', start);
      if (next < 0) return this.text.length;
      start = next + 1;
    }
    const end = this.text.indexOf('\n', start);
    return Math.min(start + Math.max(column, 0), end < 0 ? this.text.length : end);
  }
}

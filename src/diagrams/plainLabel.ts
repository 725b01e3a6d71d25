const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  equals: '=',
  infin: '∞',
  le: '≤',
  ge: '≥',
  ne: '≠',
  times: '×',
  micro: 'µ',
  rarr: '→',
  larr: '←',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/**
 * A label as a reader sees it: one line, without tags, icon names, Markdown marks, math delimiters and wrapping quotes, entities decoded.
 * Markup in it is only ever text.
 *
 * @example plainLabel('Request<br/>**router** #gt; 5') === 'Request router > 5'
 */
export function plainLabel(raw: string | undefined): string {
  const text = (raw ?? '')
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/ﬂ°°(\d+)¶ß|&#(\d+);|#(\d+);/g, (_, ...codes: (string | undefined)[]) => character(Number(codes.slice(0, 3).find(Boolean))))
    .replace(
      /ﬂ°(\w+)¶ß|&(\w+);/g,
      (whole, encoded: string | undefined, named: string | undefined) => NAMED[encoded ?? named ?? ''] ?? whole,
    )
    .replace(/\bfa[a-z]?:fa-[\w-]+/g, '')
    .replace(/(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]{1,200}?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/\$\$(.{1,200}?)\$\$/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return /^(["'`])(.*)\1$/.exec(text)?.[2]?.trim() ?? text;
}

/** A character by its code point; nothing for one that does not exist. */
function character(codePoint: number): string {
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
}

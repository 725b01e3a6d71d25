import type { Span } from './span';
import type { Skip } from './token';

/** What of a block's text is markup, and which stretches are the texts of links. Both in order, without overlap. */
export interface InlineMarkup {
  readonly skips: Skip[];
  readonly links: Span[];
}

/** No tag, address or reference is longer: keeps the scan linear whatever is left open. */
const LONGEST_MARKUP = 2_000;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  le: '≤',
  ge: '≥',
  amp: '&',
  rarr: '→',
  ndash: '–',
  mdash: '—',
  times: '×',
  nbsp: ' ',
  quot: '"',
  asymp: '≈',
};
const BLOCK_TAGS = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'br',
  'td',
  'th',
  'tr',
  'table',
  'summary',
  'details',
  'section',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'dt',
  'dd',
  'hr',
  'pre',
  'blockquote',
]);
const SILENT_TAGS = new Set(['script', 'style']);

const ADDRESS_ENDS = new Set([' ', '\t', '\n', '\r', ')', ']', '>', '"', "'", '|']);
/** The characters at which markup can begin or end. */
const SPECIAL = new Uint8Array(128);
for (const char of '`*_~\\<&![]:') SPECIAL[char.charCodeAt(0)] = 1;

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Reads the inline markup of `text` between two offsets. Linear: nothing is looked for further than a fixed distance. */
export function parseInlineMarkdown(text: string, from: number, to: number): InlineMarkup & { readonly breaks: number[] } {
  const skips: Skip[] = [];
  const links: Span[] = [];
  const breaks: number[] = [];
  const open: { readonly at: number; readonly image: boolean; readonly skips: number; readonly links: number }[] = [];
  const find = (wanted: string, after: number) => {
    const found = text.slice(after, Math.min(to, after + LONGEST_MARKUP)).indexOf(wanted);
    return found < 0 ? -1 : after + found;
  };
  const skip = (start: number, end: number, as?: string) => {
    skips.push(as === undefined ? { from: start, to: end } : { from: start, to: end, as });
    return end;
  };

  const tag = (at: number): number => {
    if (text.startsWith('<!--', at)) {
      const end = text.slice(0, to).indexOf('-->', at);
      return end < 0 ? skip(at, to, ' ') : skip(at, end + 3, ' ');
    }
    const slash = text[at + 1] === '/';
    if (!slash && !isLetter(text.charCodeAt(at + 1))) return at + 1;
    const close = find('>', at);
    if (close < 0) return at + 1;
    let end = at + (slash ? 2 : 1);
    while (end < close && /[a-z0-9]/i.test(text.charAt(end))) end++;
    const name = text.slice(at + (slash ? 2 : 1), end).toLowerCase();
    if (BLOCK_TAGS.has(name)) breaks.push(at);
    if (!slash && SILENT_TAGS.has(name)) {
      const over = text.slice(0, to).indexOf(`</${name}`, close);
      return skip(at, over < 0 ? to : over, ' ');
    }
    return skip(at, close + 1, ' ');
  };

  const closeLink = (at: number): number => {
    const start = open.pop();
    if (!start) return skip(at, at + 1);
    let end = at + 1;
    const next = text[end];
    if (end < to && (next === '(' || next === '[')) {
      const close = find(next === '(' ? ')' : ']', end);
      if (close >= 0) end = close + 1;
    }
    const isLink = end > at + 1;
    const note = text[start.at + 1] === '^' || start.image;
    if (note) {
      skips.length = start.skips;
      links.length = start.links;
      return skip(start.at, end, ' ');
    }
    if (isLink && at > start.at + 1) {
      links.length = start.links;
      links.push({ from: start.at + 1, to: at });
    }
    return skip(at, end);
  };

  let at = from;
  while (at < to) {
    if (SPECIAL[text.charCodeAt(at)] !== 1) {
      at++;
      continue;
    }
    switch (text[at]) {
      case '`':
      case '*':
      case '_':
        at = skip(at, at + 1);
        break;
      case '~': {
        const close = text[at + 1] === '~' ? find('~~', at + 2) : -1;
        at = close < 0 ? at + 1 : skip(at, close + 2, ' ');
        break;
      }
      case '\\':
        at = skip(at, at + 1) + 1;
        break;
      case '<':
        at = tag(at);
        break;
      case '&': {
        const close = text.slice(at + 1, Math.min(to, at + 8)).indexOf(';');
        const as = close < 0 ? undefined : ENTITIES[text.slice(at + 1, at + 1 + close)];
        at = as === undefined ? at + 1 : skip(at, at + close + 2, as);
        break;
      }
      case '!':
      case '[': {
        const image = text[at] === '!';
        if (image && text[at + 1] !== '[') {
          at++;
          break;
        }
        open.push({ at, image, skips: skips.length, links: links.length });
        at = skip(at, Math.min(to, at + (image ? 2 : 1)));
        break;
      }
      case ']':
        at = closeLink(at);
        break;
      case ':': {
        if (!text.startsWith('://', at)) {
          at++;
          break;
        }
        let start = at;
        while (start > from && isLetter(text.charCodeAt(start - 1))) start--;
        let end = at;
        while (end < to && !ADDRESS_ENDS.has(text.charAt(end))) end++;
        at = skip(start, end, ' ');
        break;
      }
      default:
        at++;
    }
  }
  return { skips, links, breaks };
}

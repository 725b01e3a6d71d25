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
/** Tags whose content is no text, or is struck out. */
const SILENT_TAGS = new Set(['script', 'style', 'del', 's', 'strike']);

const ADDRESS_ENDS = new Set([' ', '\t', '\n', '\r', ')', ']', '>', '"', "'", '|']);
/** The characters at which markup can begin or end. */
const SPECIAL = new Uint8Array(128);
for (const char of '`*_~\\<&![]:') SPECIAL[char.charCodeAt(0)] = 1;

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** A text being read, and what was found in it so far. */
interface Reading extends InlineMarkup {
  readonly text: string;
  readonly to: number;
  readonly breaks: number[];
  /** Brackets that may begin a link, with how much had been found before each. */
  readonly open: { readonly at: number; readonly image: boolean; readonly skips: number; readonly links: number }[];
}

function skip({ skips }: Reading, from: number, to: number, as?: string): number {
  skips.push(as === undefined ? { from, to } : { from, to, as });
  return to;
}

function find({ text, to }: Reading, wanted: string, after: number): number {
  const found = text.slice(after, Math.min(to, after + LONGEST_MARKUP)).indexOf(wanted);
  return found < 0 ? -1 : after + found;
}

/** Each of these reads what stands at `at` and gives the offset after it. */
function readTag(reading: Reading, at: number): number {
  const { text, to } = reading;
  if (text.startsWith('<!--', at)) {
    const end = text.slice(0, to).indexOf('-->', at);
    return skip(reading, at, end < 0 ? to : end + 3, ' ');
  }
  const slash = text[at + 1] === '/';
  if (!slash && !isLetter(text.charCodeAt(at + 1))) return at + 1;
  const close = find(reading, '>', at);
  if (close < 0) return at + 1;
  const start = at + (slash ? 2 : 1);
  let end = start;
  while (end < close && /[a-z0-9]/i.test(text.charAt(end))) end++;
  const name = text.slice(start, end).toLowerCase();
  if (BLOCK_TAGS.has(name)) reading.breaks.push(at);
  if (!slash && SILENT_TAGS.has(name)) {
    const over = text.slice(0, to).indexOf(`</${name}`, close);
    return skip(reading, at, over < 0 ? to : over, ' ');
  }
  return skip(reading, at, close + 1, ' ');
}

function openLink(reading: Reading, at: number): number {
  const { text, to, skips, links } = reading;
  const image = text[at] === '!';
  if (image && text[at + 1] !== '[') return at + 1;
  reading.open.push({ at, image, skips: skips.length, links: links.length });
  return skip(reading, at, Math.min(to, at + (image ? 2 : 1)));
}

function closeLink(reading: Reading, at: number): number {
  const { text, to, skips, links } = reading;
  const start = reading.open.pop();
  if (!start) return skip(reading, at, at + 1);
  let end = at + 1;
  const next = text[end];
  if (end < to && (next === '(' || next === '[')) {
    const close = find(reading, next === '(' ? ')' : ']', end);
    if (close >= 0) end = close + 1;
  }
  const note = text[start.at + 1] === '^' || start.image;
  if (note) {
    skips.length = start.skips;
    links.length = start.links;
    return skip(reading, start.at, end, ' ');
  }
  if (end > at + 1 && at > start.at + 1) {
    links.length = start.links;
    links.push({ from: start.at + 1, to: at });
  }
  return skip(reading, at, end);
}

function readStruck(reading: Reading, at: number): number {
  const close = reading.text[at + 1] === '~' ? find(reading, '~~', at + 2) : -1;
  return close < 0 ? at + 1 : skip(reading, at, close + 2, ' ');
}

function readEntity(reading: Reading, at: number): number {
  const close = reading.text.slice(at + 1, Math.min(reading.to, at + 8)).indexOf(';');
  const as = close < 0 ? undefined : ENTITIES[reading.text.slice(at + 1, at + 1 + close)];
  return as === undefined ? at + 1 : skip(reading, at, at + close + 2, as);
}

function readAddress(reading: Reading, at: number, from: number): number {
  const { text, to } = reading;
  if (!text.startsWith('://', at)) return at + 1;
  let start = at;
  while (start > from && isLetter(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < to && !ADDRESS_ENDS.has(text.charAt(end))) end++;
  return skip(reading, start, end, ' ');
}

/** Reads the inline markup of `text` between two offsets. Linear: nothing is looked for further than a fixed distance. */
export function parseInlineMarkdown(text: string, from: number, to: number): InlineMarkup & { readonly breaks: number[] } {
  const reading: Reading = { text, to, skips: [], links: [], breaks: [], open: [] };
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
        at = skip(reading, at, at + 1);
        break;
      case '~':
        at = readStruck(reading, at);
        break;
      case '\\':
        at = skip(reading, at, at + 1) + 1;
        break;
      case '<':
        at = readTag(reading, at);
        break;
      case '&':
        at = readEntity(reading, at);
        break;
      case '!':
      case '[':
        at = openLink(reading, at);
        break;
      case ']':
        at = closeLink(reading, at);
        break;
      case ':':
        at = readAddress(reading, at, from);
        break;
      default:
        at++;
    }
  }
  return reading;
}

import type { Span } from '../document/span';
import type { Token } from '../document/token';
import type { WordClass } from '../document/wordClass';

const classes = (list: string) => new Set(list.split(' ') as WordClass[]);

const NEVER_FIRST = classes('close comma stop percent of');
const NEVER_LAST = classes('open article possessive of to preposition conjunction sign subordinator determiner comma modal');
const ARTICLES = classes('article possessive');
const NEVER_AFTER_ARTICLE = classes(
  'close comma stop percent of article possessive preposition conjunction be modal sign to subordinator arrow',
);
const LINKS = classes('of preposition to');
const NEVER_AFTER_LINK = classes('close comma stop of be modal conjunction sign');
const OPENING = classes('comma open');
const NEVER_AFTER_OPENING = classes('close comma stop percent');
const BEFORE_CAPITAL = classes('stop colon open mark close');
const SHORT_UNITS = new Set('ms s sec min h kb mb gb tb rps qps'.split(' '));
const LIMIT_SIGNS = new Set('< > ≤ ≥'.split(' '));
const AFTER_SIGN = new Set('$ € £ ='.split(' '));

/** Whether no English puts the second token after the first: "the of", "% over", "(,", "min ≤". */
function isMisplaced(first: Token, second: Token): boolean {
  if (ARTICLES.has(first.class)) return NEVER_AFTER_ARTICLE.has(second.class);
  if (second.class === 'percent') return first.class !== 'number';
  if (LIMIT_SIGNS.has(first.raw)) return second.class !== 'number' && !AFTER_SIGN.has(second.raw);
  if (SHORT_UNITS.has(second.lower)) return first.class !== 'number' && first.class !== 'hyphen';
  if (LINKS.has(first.class)) return NEVER_AFTER_LINK.has(second.class);
  if (OPENING.has(first.class)) return NEVER_AFTER_OPENING.has(second.class);
  if (second.class === 'function-capital') return !BEFORE_CAPITAL.has(first.class);
  return first.class === 'stop' && second.spaced && second.kind === 'word' && second.raw === second.lower;
}

/** "2." before a word in the middle of a line: "1. data 2. queue time". */
export function isListNumber(tokens: readonly Token[], at: number): boolean {
  const [number, stop, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  return number?.kind === 'number' && number.raw.length <= 2 && stop?.raw === '.' && !stop.spaced && next?.kind === 'word';
}

/** How many tokens of a sentence, item or cell stand where none of their class can: at its ends or beside each other. */
export function countMisplaced(tokens: readonly Token[], { from, to }: Span): number {
  const first = tokens[from];
  const end = tokens[to - 1]?.raw === '.' ? to - 2 : to - 1;
  const last = tokens[end];
  if (!first || !last || to - from < 2) return 0;
  let count = (NEVER_FIRST.has(first.class) ? 1 : 0) + (NEVER_LAST.has(last.class) ? 1 : 0);
  for (let at = from + 1; at < to; at++) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (before && token && isMisplaced(before, token) && !isListNumber(tokens, at - 2)) count++;
  }
  return count;
}

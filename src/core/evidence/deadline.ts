import type { Span } from '../document/span';
import { dateEnd } from '../document/calendarDate';
import { clockEnd } from '../document/clockTime';
import { lowerAt } from '../document/lowerAt';
import { isDurationWord } from '../document/quantityUnit';
import type { Token } from '../document/token';
import type { Unit } from '../document/unit';

const words = (list: string) => new Set(list.split(' '));

const BEFORE = words('within by before in under until every');
const DAYS = words('monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight eod eow midnight noon immediately');
const PARTS_OF_DAY = words('day morning afternoon evening night shift week month sprint quarter business hour');
const FIRST = words('before by until till at');
const OPENING = words('( < ≤');

/** How many words may stand between "within" or "by" and its time. */
const REACH = 3;

function isAfter(tokens: readonly Token[], at: number, set: ReadonlySet<string>): boolean {
  for (let back = at - 1; back >= at - REACH; back--) if (set.has(lowerAt(tokens, back))) return true;
  return false;
}

/** The end of a word for a day or a part of one that begins at `at` ("end of the day", "same morning", "within the week"), or `at`. */
function dayEnd(tokens: readonly Token[], at: number): number {
  const lower = lowerAt(tokens, at);
  if (DAYS.has(lower)) return at + 1;
  if (lower === 'end' && lowerAt(tokens, at + 1) === 'of') {
    for (let ahead = at + 2; ahead < at + 2 + REACH; ahead++) if (PARTS_OF_DAY.has(lowerAt(tokens, ahead))) return ahead + 1;
  }
  if ((lower === 'same' || lower === 'next') && PARTS_OF_DAY.has(lowerAt(tokens, at + 1))) return at + 2;
  const within = lowerAt(tokens, at - 1) === 'within' && (lower === 'the' || lower === 'this' || lower === 'that');
  return within && isDurationWord(tokens[at + 1]) ? at + 2 : at;
}

/** Finds times by which something is done ("within 15 minutes", "by Friday", "before the end of the day"), as token indexes in order. */
export function findDeadlines({ tokens, quantities, kind }: Unit): Span[] {
  const found: Span[] = quantities.filter(
    ({ kinds, from }) =>
      kinds.includes('duration') && (kind === 'row' || isAfter(tokens, from, BEFORE) || OPENING.has(lowerAt(tokens, from - 1))),
  );
  tokens.forEach((token, at) => {
    const day = dayEnd(tokens, at);
    const clock = clockEnd(tokens, at);
    const isDate = (token.kind === 'number' && /^20\d\d$/.test(token.raw) && tokens[at + 1]?.raw === '-') || dateEnd(tokens, at) > at;
    if (day > at || isDate) found.push({ from: at, to: Math.max(day, at + 1) });
    else if (clock > at && (kind === 'row' || isAfter(tokens, at, FIRST))) found.push({ from: at, to: clock });
  });
  return found.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
}

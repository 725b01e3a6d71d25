import { lowerAt } from './lowerAt';
import { isRetraction } from './retraction';
import type { Span } from './span';
import type { Token } from './token';

/** Why a text that says something is no part of the design: it is left out, or only promised. */
export type LeftOut = 'excluded' | 'promise';

const words = (list: string) => new Set(list.split(' '));
/** Every way to take one of each. */
const each = (first: readonly string[], second: readonly string[]) => first.flatMap((one) => second.map((other) => `${one} ${other}`));

/** Longer ones say more than that something is left out. */
const LONGEST_TITLE = 9;
/** What may stand around the words that leave out: "Explicitly out of scope for now". */
const AROUND = words(
  "what what's things items topics points ideas we i is are explicitly deliberately intentionally consciously currently possible potential still here now yet so far today for an a",
);
const ARTICLES = words('the yet');
/** "this quarter" says no more than "now". */
const PERIODS = words('quarter year month sprint week time');
const JOINTS = words('and or / , & ;');
const NOT = ['not', 'never', "don't", "doesn't", "didn't", "won't", "wouldn't", 'do not', 'does not', 'did not', 'will not', 'would not'];
const DONE =
  'do doing done build building built cover covering covered use using include including included need needed needing handle handling solve solving considered planned addressed';
const WHERE = ['in', 'in scope of', 'out of', 'outside', 'outside of', 'beyond', 'not in', 'not part of', 'excluded from', 'left out of'];
const EXCLUDED = new Set([
  ...each(WHERE.slice(2), ['scope', 'design', 'document', 'proposal', 'release', 'version', 'v1', 'mvp']),
  ...each(['non', 'anti'], ['goal', 'goals', 'requirements', 'features', 'pattern', 'patterns']),
  ...each(NOT, DONE.split(' ')),
  ...'nongoals antipatterns omitted'.split(' '),
  ...['left out', 'ruled out', 'decided against', 'example of what not to do', 'examples of what not to do', 'how not to do it'],
  ...['not', 'missing', 'lacking', 'still missing', 'does not exist', "doesn't exist"],
]);
const PROMISED = new Set([
  ...each(['open', 'unresolved', 'undecided'], ['question', 'questions', 'point', 'points', 'issue', 'issues']),
  ...each(['known'], ['gap', 'gaps']),
  ...each(['in'], ['v2', 'v3', 'version 2', 'a later version', 'the next version']),
  ...each(['next'], ['quarter', 'year', 'version', 'release']),
  ...['deferred', 'postponed', 'parked', 'on hold', 'undecided', 'planned'],
  ...each(['future'], ['work', 'improvement', 'improvements', 'extension', 'extensions', 'steps', 'plans', 'versions']),
  ...[
    'future',
    'next steps',
    'later',
    'someday',
    'some day',
    'todo',
    'to do',
    'tbd',
    'backlog',
    'nice to have',
    'nice to haves',
    'wish list',
  ],
]);

/** "Planned for next year", "Deferred to the second phase". */
const PUT_OFF = /^(?:planned for|deferred to|postponed to|parked until) (?:next|later|second|v2|v3|autumn|spring|winter|summer)/;

/** The words of a title between its joints, without those around: "Non-goals / future work" has two parts. */
function partsOf(title: readonly Token[]): readonly string[] {
  const parts: string[][] = [[]];
  for (const [at, { kind, lower, raw }] of title.entries()) {
    if (JOINTS.has(lower)) parts.push([]);
    else if (lower === 'this' || (PERIODS.has(lower) && lowerAt(title, at - 1) === 'this')) continue;
    else if (kind === 'word' && !ARTICLES.has(lower)) parts.at(-1)?.push(lower);
    else if (kind === 'mark' && raw === '?') return [];
  }
  return parts.flatMap((part) => {
    const from = part.findIndex((word) => !AROUND.has(word));
    let to = part.length;
    while (to > from && AROUND.has(part[to - 1] ?? '')) to--;
    return from < 0 ? [] : [part.slice(from, to).join(' ')];
  });
}

/** Why what stands under a title, or after it and a colon, does not count: "Out of scope", "What we do not build", "Future work". */
export function leftOutUnder(title: readonly Token[]): LeftOut | undefined {
  if (title.length > LONGEST_TITLE) return undefined;
  const parts = partsOf(title);
  if (parts.length === 0) return undefined;
  if (parts.every((part) => EXCLUDED.has(part))) return 'excluded';
  return parts.every((part) => PROMISED.has(part) || EXCLUDED.has(part) || PUT_OFF.test(part)) ? 'promise' : undefined;
}

/** What a sentence can begin with that then says what was put aside; under such a heading stand the reasons as well. */
const PUT_ASIDE = new Set(
  each(['rejected', 'discarded', 'dropped'], ['alternative', 'alternatives', 'option', 'options', 'idea', 'ideas']),
);

const HOPERS = words('we i');
const HOPES = words('plan hope intend want wish');
const POINTERS = words('this that it these following');

/** "(rejected)", "(not now)": what stands behind the name of an option. */
const isVerdict = (tokens: readonly Token[]): boolean =>
  /^(?:rejected|discarded|dropped|dismissed)$/.test(tokens.map(({ lower }) => lower).join(' ')) || leftOutUnder(tokens) !== undefined;

/** Tokens of the longest label that a sentence can begin with, its colon among them. */
const LONGEST_LABEL = LONGEST_TITLE + 1;

/** The same of a sentence that begins with such a title: "Out of scope: …", "TODO: …", "Rejected idea: …". "later: ask again by reference" says when. */
export function leftOutByLabel(tokens: readonly Token[]): LeftOut | undefined {
  const colon = tokens.slice(0, LONGEST_LABEL).findIndex(({ raw }) => raw === ':');
  if (colon <= 0 || colon === tokens.length - 1 || (colon === 1 && tokens[0]?.raw === 'later')) return undefined;
  const label = tokens.slice(0, colon);
  const open = label.findIndex(({ raw }) => raw === '(');
  if (open > 0 && isVerdict(label.slice(open + 1, -1))) return 'excluded';
  if (HOPERS.has(lowerAt(label, 0)) && HOPES.has(lowerAt(label, 1)) && POINTERS.has(lowerAt(label, colon - 1))) return 'promise';
  if (PUT_ASIDE.has(label.map(({ lower }) => lower).join(' ')) || isRetraction(label)) return 'excluded';
  return leftOutUnder(label);
}

/** Headings of columns that say whether a row is part of the design. */
const ASKS_WHETHER = words('planned scope included doing done status now');
const NO = /^(?:no|not|never|later|out|v2|v3|deferred|postponed|parked|backlog|won't|rejected|dropped)$/;

/** Whether a row of a table says of itself that it is no part of the design: "no" under "In scope?", "later" under "Status". */
export function isLeftOutRow({ tokens, cells }: Cells, header: Cells): boolean {
  return header.cells.some(({ from, to }, column) => {
    const cell = cells[column];
    if (!cell || cell.to === cell.from || !NO.test(lowerAt(tokens, cell.from))) return false;
    return header.tokens.slice(from, to).some(({ lower }) => ASKS_WHETHER.has(lower));
  });
}

/** A row of a table: its tokens, and where its cells are among them. */
interface Cells {
  readonly tokens: readonly Token[];
  readonly cells: readonly Span[];
}

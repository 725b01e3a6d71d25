import { lowerAt } from './lowerAt';
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
  "what what's things items topics points ideas we i is are explicitly deliberately intentionally consciously currently possible potential still here now yet for an a",
);
const ARTICLES = words('the this');
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
]);
const PROMISED = new Set([
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

/** The words of a title between its joints, without those around: "Non-goals / future work" has two parts. */
function partsOf(title: readonly Token[]): readonly string[] {
  const parts: string[][] = [[]];
  for (const { kind, lower, raw } of title) {
    if (JOINTS.has(lower)) parts.push([]);
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
  return parts.every((part) => PROMISED.has(part) || EXCLUDED.has(part)) ? 'promise' : undefined;
}

/** Tokens of the longest label that a sentence can begin with, its colon among them. */
const LONGEST_LABEL = LONGEST_TITLE + 1;

/** The same of a sentence that begins with such a title: "Out of scope: …", "TODO: …". "later: ask again by reference" says when. */
export function leftOutByLabel(tokens: readonly Token[]): LeftOut | undefined {
  const colon = tokens.slice(0, LONGEST_LABEL).findIndex(({ raw }) => raw === ':');
  if (colon <= 0 || colon === tokens.length - 1 || (colon === 1 && lowerAt(tokens, 0) === 'later')) return undefined;
  return leftOutUnder(tokens.slice(0, colon));
}

import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

const SOMEDAY = words('eventually someday sometime');
const VAGUE = words('appropriately properly accordingly afterwards adequately suitably');
const FUTURE = words('will would should could can may might plan plans planned going want intend shall');
const OPEN_ENDED = words('tbd todo tbc fixme');
const LINKING = words('if when once whenever until unless → because');
const OPEN_CONDITIONS = words('needed appropriate necessary required possible');
const UNDECIDED = words('defined determined decided done');
const OTHERS = words('later future point practice practices road');

const PRAISE = words('important crucial critical essential vital key useful beneficial helpful paramount');
const DEGREES = words('very really extremely also quite highly so absolutely of');
const ADVICE = words('consider considered considering');
const BE = words('is are be remains remain');

/** Whether a word can make a promise of a statement. */
export const mayPromise = (lower: string): boolean =>
  SOMEDAY.has(lower) ||
  VAGUE.has(lower) ||
  PRAISE.has(lower) ||
  ADVICE.has(lower) ||
  OPEN_ENDED.has(lower) ||
  OPEN_CONDITIONS.has(lower) ||
  UNDECIDED.has(lower) ||
  OTHERS.has(lower);

/** "as needed", "appropriately", "best practices". */
function isVague(lower: string, before: string): boolean {
  if (VAGUE.has(lower)) return true;
  if (OPEN_CONDITIONS.has(lower)) return before === 'as' || before === 'if' || before === 'when' || before === 'where';
  return lower.startsWith('practice') && before === 'best';
}

/** "someday", "in the future", "at some point", "down the road": what comes after it, conditions included, is put off. */
const isDeferral = (lower: string, before: string, beforeThat: string): boolean =>
  SOMEDAY.has(lower) ||
  (lower === 'future' && before !== '') ||
  (lower === 'point' && before === 'some') ||
  (lower === 'road' && beforeThat === 'down');

/** "Rollback is very important.": it says nothing of what is praised. */
function isPraise(tokens: readonly Token[]): boolean {
  let end = tokens.length - 1;
  while (end > 0 && tokens[end]?.kind === 'mark') end--;
  if (!PRAISE.has(lowerAt(tokens, end))) return false;
  while (DEGREES.has(lowerAt(tokens, end - 1))) end--;
  return BE.has(lowerAt(tokens, end - 1));
}

const STARTED = words('added built introduced done implemented extended improved considered decided automated integrated refined made');

/** "can be checked out later": what is made possible, not what is put off. */
const isPossibility = (tokens: readonly Token[], at: number): boolean =>
  [3, 4, 5].some(
    (back) =>
      lowerAt(tokens, at - back) === 'can' && lowerAt(tokens, at - back + 1) === 'be' && !STARTED.has(lowerAt(tokens, at - back + 2)),
  );

/** "We will add monitoring later", "one should consider a canary", "TBD": a promise instead of a design. A condition makes a rule of it; so does a number, which the caller looks for. */
export function isPromise(tokens: readonly Token[]): boolean {
  if (isPraise(tokens)) return true;
  let conditional = false;
  let deferred = false;
  let future = false;
  let vague = false;
  let before = '';
  let beforeThat = '';
  for (const [at, { lower }] of tokens.entries()) {
    if (OPEN_ENDED.has(lower) || (UNDECIDED.has(lower) && before === 'be' && beforeThat === 'to')) return true;
    if (LINKING.has(lower) && !OPEN_CONDITIONS.has(lowerAt(tokens, at + 1)) && !deferred) conditional = true;
    future ||= FUTURE.has(lower);
    const defers =
      isDeferral(lower, before, beforeThat) ||
      (lower === 'later' && tokens[at + 1]?.kind !== 'word' && tokens[at - 1]?.class !== 'unit' && !isPossibility(tokens, at));
    deferred ||= defers;
    vague ||= defers || ADVICE.has(lower) || isVague(lower, before);
    beforeThat = before;
    before = lower;
  }
  return future && vague && !conditional;
}

/** Words that a wish begins with; what is wished for is not done. */
const WISHES: readonly (readonly Set<string>[])[] = [
  [words('some'), words('day')],
  [words('if'), words('we i'), words('had'), words('more enough the'), words('time budget people money hands')],
  [words('with given'), words('more'), words('time'), words(', we i'), words('we i would could')],
  [words('it'), words('would might'), words('be'), words('nice good great better lovely helpful useful ideal'), words('if to when')],
  [words('we i'), words('hope wish')],
  [words('hopefully')],
];

/** "If we had more time, …", "It would be nice if …". */
export const isWish = (tokens: readonly Token[]): boolean =>
  WISHES.some((steps) => steps.every((step, at) => step.has(lowerAt(tokens, at))));

const ASKED = words('should shall could would may might must can do will');
const ASKERS = words('we i you one it there');

/** "Should we roll back at 1 %?", "could the gateway …?": asks for a decision instead of taking it. */
export const isProposal = (tokens: readonly Token[]): boolean =>
  tokens.at(-1)?.raw === '?' &&
  ASKED.has(lowerAt(tokens, 0)) &&
  (ASKERS.has(lowerAt(tokens, 1)) || /^(?:sh|c|w)ould$|^m/.test(lowerAt(tokens, 0)));

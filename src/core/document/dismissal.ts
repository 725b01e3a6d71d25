import { isBreak } from './clauseBreak';
import { lowerAt } from './lowerAt';
import type { Span } from './span';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

/** What is done with a thought before the verdict. */
const WEIGHED = words(
  'considered discussed evaluated weighed debated examined proposed suggested tried prototyped sketched drafted floated mooted looked thought priced attractive tempting appealing',
);
const VERDICTS = words('rejected dropped discarded dismissed abandoned shelved scrapped vetoed');
/** The same in two words: "turned down", "put off". */
const PARTICLES: Readonly<Record<string, string>> = {
  turned: 'down',
  voted: 'down',
  put: 'off',
  called: 'off',
  struck: 'out',
  ruled: 'out',
  left: 'out',
  given: 'up',
  set: 'aside',
};
/** What is only said, and not done, even if nothing follows. */
const SAID = words('proposed suggested floated mooted');
const THINKERS = words('we i they team');
/** Verbs that are a verdict only after the thought: "was tried and removed". */
const AFTERWARDS = words('removed ended stopped reverted declined refused');
const PAST = words('was were been');
const PUT_OFF = words('postponed shelved deferred parked');
const UNTIL = words('until to till for');
const LATER = words('next later phase v2 v3 q1 q2 q3 q4 another');
const TOO = words('dear expensive costly slow heavy risky complicated complex delicate fragile much cumbersome laborious');
const FOUND = words('judged found thought seemed seems considered deemed felt appeared');
const BUT = words('but yet however not');
/** Within how many words the verdict follows on "was considered". */
const REACH = 18;
/** How far back what was put aside begins. */
const LONGEST = 30;

/** Whether a word can have a part in putting something aside. */
export const mayDismiss = (lower: string): boolean =>
  WEIGHED.has(lower) ||
  VERDICTS.has(lower) ||
  PUT_OFF.has(lower) ||
  AFTERWARDS.has(lower) ||
  lower in PARTICLES ||
  TOO.has(lower) ||
  lower === 'table' ||
  lower === 'yet';

const clauseStart = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (at > 0 && from - at < LONGEST && !isBreak(tokens, at - 1)) at--;
  return at;
};

/** "considered … and rejected", "attractive, but … dropped": where the weighing begins, or -1. A full stop or a colon parts the two. */
function weighingBefore(tokens: readonly Token[], at: number): number {
  for (let back = at - 1; back >= Math.max(0, at - REACH); back--) {
    if (/^[.;:|]$/.test(lowerAt(tokens, back))) return -1;
    if (WEIGHED.has(lowerAt(tokens, back))) return back;
  }
  return -1;
}

/** Whether "was" stands shortly before a word: "was at once rejected". */
const isPast = (tokens: readonly Token[], at: number): boolean => [1, 2, 3].some((back) => PAST.has(lowerAt(tokens, at - back)));

/** A stretch that says what was put aside, and the word of it that does: a concept that holds the word ("rejected option") is not put aside. Token indexes. */
export interface Dismissal extends Span {
  readonly cue: number;
}

/** "was rejected", "were turned down", "was tried and removed". */
function verdictAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const isVerdict = VERDICTS.has(lower) || (lower in PARTICLES && PARTICLES[lower] === lowerAt(tokens, at + 1));
  if (!isVerdict && !AFTERWARDS.has(lower)) return undefined;
  const weighed = weighingBefore(tokens, at);
  if (weighed >= 0) return { from: clauseStart(tokens, weighed), to: at, cue: weighed };
  return isVerdict && isPast(tokens, at) ? { from: clauseStart(tokens, at), to: at, cue: at } : undefined;
}

/** "was judged too slow", "seemed too risky". */
function excessAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  if (!TOO.has(lowerAt(tokens, at)) || lowerAt(tokens, at - 1) !== 'too') return undefined;
  for (let back = at - 2; back >= at - 4; back--)
    if (FOUND.has(lowerAt(tokens, back))) return { from: clauseStart(tokens, back), to: back, cue: at };
  return undefined;
}

/** "A canary was proposed, but …": what comes next tells what is done. */
function overruledAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const isSaid = SAID.has(lower) && isPast(tokens, at);
  if (!WEIGHED.has(lower) || !(isPast(tokens, at) || THINKERS.has(lowerAt(tokens, at - 1)))) return undefined;
  const from = clauseStart(tokens, at);
  const end = Math.min(tokens.length, at + LONGEST);
  for (let ahead = at + 1; ahead < end && !/^[.;:|]$/.test(lowerAt(tokens, ahead)); ahead++)
    if (BUT.has(lowerAt(tokens, ahead))) return { from, to: ahead, cue: at };
  return isSaid ? { from, to: at, cue: at } : undefined;
}

/** "is postponed to phase 2", "is off the table", "has yet to build". */
function deferralAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  if (PUT_OFF.has(lower) && UNTIL.has(lowerAt(tokens, at + 1)) && [2, 3].some((ahead) => LATER.has(lowerAt(tokens, at + ahead))))
    return { from: clauseStart(tokens, at), to: at, cue: at };
  if (lower === 'table' && lowerAt(tokens, at - 1) === 'the' && lowerAt(tokens, at - 2) === 'off')
    return { from: clauseStart(tokens, at - 2), to: at - 2, cue: at };
  if (lower !== 'yet' || lowerAt(tokens, at + 1) !== 'to' || !/^(?:has|have|had|is|are)$/.test(lowerAt(tokens, at - 1))) return undefined;
  let end = at + 2;
  while (end < tokens.length && end - at < REACH && !isBreak(tokens, end)) end++;
  return { from: at, to: end, cue: at };
}

/** What was thought of and put aside by the word at a token: "a canary was considered and rejected", "was judged too dear", "is postponed to phase 2". */
export const dismissalAt = (tokens: readonly Token[], at: number): Dismissal | undefined =>
  verdictAt(tokens, at) ?? excessAt(tokens, at) ?? overruledAt(tokens, at) ?? deferralAt(tokens, at);

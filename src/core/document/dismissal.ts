import { isBreak } from './clauseBreak';
import { lowerAt } from './lowerAt';
import { mayPostpone, postponementAt } from './postponement';
import type { Span } from './span';
import { TRAITS } from './trait';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

/** What is done with a thought before the verdict. */
const WEIGHED = words(
  'considered discussed evaluated weighed debated examined proposed suggested tried prototyped sketched drafted floated mooted looked thought priced attractive tempting appealing',
);
const VERDICTS = words('rejected dropped discarded dismissed abandoned shelved scrapped vetoed postponed');
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
/** What is too much without a word for it. */
const EXCESSIVE = words('excessive arbitrary pointless superfluous overkill unnecessary');
const FOUND = words('judged found thought seemed seems considered deemed felt appeared');
const LEFT = words('leave leaves left');
const REFERENCES = words('it them this that both all');
const STAYS = words('keep stay leave remain continue');
const AFTER_REFERENCE = words('because since as for in so when after and but');
const DISPENSES = words('dispense dispensed');
const BESIDE = words('out alone');
const BUT = words('but yet however not');
/** Within how many words the verdict follows on "was considered". */
const REACH = 18;
/** How far back what was put aside begins. */
const LONGEST = 30;
/** The same where the verdict points back to it. */
const LONGEST_IDEA = 60;

/** Whether a word can have a part in putting something aside. */
export const mayDismiss = (lower: string): boolean =>
  WEIGHED.has(lower) ||
  VERDICTS.has(lower) ||
  PUT_OFF.has(lower) ||
  AFTERWARDS.has(lower) ||
  lower in PARTICLES ||
  TOO.has(lower) ||
  EXCESSIVE.has(lower) ||
  LEFT.has(lower) ||
  DISPENSES.has(lower) ||
  mayPostpone(lower) ||
  lower === 'decided' ||
  lower === 'would' ||
  lower === 'more' ||
  lower === 'table' ||
  lower === 'yet';

/** Marks and words that part what is put aside from what was said before. */
const IDEA_STARTS = words('. ; : ! ? | — – → but however');

/** Where the idea begins that a verdict at a token is on: the clauses before it, brackets that are closed again included. */
function ideaStart(tokens: readonly Token[], from: number): number {
  let at = from;
  let closed = 0;
  while (at > 0 && from - at < LONGEST_IDEA) {
    const before = lowerAt(tokens, at - 1);
    if (before === ')') closed++;
    else if (before === '(' && closed-- === 0) break;
    // "10:45"
    if (IDEA_STARTS.has(before) && !(before === ':' && tokens[at]?.kind === 'number' && tokens[at - 2]?.kind === 'number')) break;
    at--;
  }
  return at;
}

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

/** "we looked at …, and dropped it", "…, and decided against it", "considered … and decided to keep one": all that was said before of what was looked at. */
function refusedByNameAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const isVerdict = VERDICTS.has(lower) || PUT_OFF.has(lower);
  const pointer = lower === 'decided' && lowerAt(tokens, at + 1) === 'against' ? at + 2 : isVerdict ? at + 1 : -1;
  const stays = lower === 'decided' && lowerAt(tokens, at + 1) === 'to' && STAYS.has(lowerAt(tokens, at + 2));
  const after = tokens[pointer + 1];
  const points = pointer > 0 && REFERENCES.has(lowerAt(tokens, pointer)) && (after?.kind !== 'word' || AFTER_REFERENCE.has(after.lower));
  if (!points && !stays) return undefined;
  for (let back = at - 1; back >= Math.max(0, at - LONGEST_IDEA); back--) {
    if (/^[.;|]$/.test(lowerAt(tokens, back))) return undefined;
    if (WEIGHED.has(lowerAt(tokens, back))) return { from: ideaStart(tokens, back), to: at, cue: back };
  }
  return undefined;
}

/** "was rejected", "were turned down", "was tried and removed". */
function verdictAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const isVerdict = VERDICTS.has(lower) || (lower in PARTICLES && PARTICLES[lower] === lowerAt(tokens, at + 1));
  if (!isVerdict && !AFTERWARDS.has(lower)) return undefined;
  const weighed = weighingBefore(tokens, at);
  if (weighed >= 0) return { from: ideaStart(tokens, weighed), to: at, cue: weighed };
  return isVerdict && isPast(tokens, at) ? { from: clauseStart(tokens, at), to: at, cue: at } : undefined;
}

/** "was judged too slow", "seemed too risky". */
function excessAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  if (FOUND.has(lowerAt(tokens, at - 1)) && (EXCESSIVE.has(lower) || TOO.has(lower)))
    return { from: clauseStart(tokens, at), to: at, cue: at };
  if (!TOO.has(lower) || lowerAt(tokens, at - 1) !== 'too') return undefined;
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

/** "would only confuse people", "is more than we need": what is said of an idea that is not taken up. */
function uselessAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const isFutile = lowerAt(tokens, at) === 'would' && lowerAt(tokens, at + 1) === 'only';
  const isMore =
    /^(?:is|are|was|were)$/.test(lowerAt(tokens, at - 1)) &&
    lowerAt(tokens, at) === 'more' &&
    lowerAt(tokens, at + 1) === 'than' &&
    lowerAt(tokens, at + 2) === 'we' &&
    /^(?:need|want)$/.test(lowerAt(tokens, at + 3));
  return isFutile || isMore ? { from: clauseStart(tokens, at), to: at, cue: at } : undefined;
}

/** "would cost a week, so we leave it out", "would need a queue, which we do not want": the words of the idea, up to what is said of it. */
function waivedAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const isLeft =
    LEFT.has(lower) &&
    (REFERENCES.has(lowerAt(tokens, at + 1))
      ? BESIDE.has(lowerAt(tokens, at + 2))
      : isPast(tokens, at) || lowerAt(tokens, at + 1) === 'for');
  const isDispensed = DISPENSES.has(lower) && lowerAt(tokens, at + 1) === 'with';
  if (!isLeft && !isDispensed) return undefined;
  for (let back = at - 1; back >= Math.max(0, at - LONGEST); back--) {
    if (/^[.;:|]$/.test(lowerAt(tokens, back))) return undefined;
    if (lowerAt(tokens, back) === 'would' || WEIGHED.has(lowerAt(tokens, back)))
      return { from: clauseStart(tokens, back), to: at, cue: at };
  }
  return undefined;
}

/** "would hold up corrections, so scripts keep writing"; with a number it is the price of the other way. */
function counterfactualAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  if (lowerAt(tokens, at) !== 'would') return undefined;
  const from = clauseStart(tokens, at);
  const end = Math.min(tokens.length, at + LONGEST);
  let ahead = at + 1;
  while (ahead < end && lowerAt(tokens, ahead) !== 'so') {
    if (/^[.;:|]$/.test(lowerAt(tokens, ahead))) return undefined;
    ahead++;
  }
  if (ahead >= end || lowerAt(tokens, ahead - 1) !== ',') return undefined;
  for (let each = from; each < ahead; each++) if (((tokens[each]?.traits ?? 0) & TRAITS.quantity) !== 0) return undefined;
  return { from, to: ahead, cue: at };
}

/** What was thought of and put aside by the word at a token: "a canary was considered and rejected", "was judged too dear", "is postponed to phase 2". */
export const dismissalAt = (tokens: readonly Token[], at: number): Dismissal | undefined =>
  refusedByNameAt(tokens, at) ??
  verdictAt(tokens, at) ??
  excessAt(tokens, at) ??
  overruledAt(tokens, at) ??
  deferralAt(tokens, at) ??
  uselessAt(tokens, at) ??
  waivedAt(tokens, at) ??
  counterfactualAt(tokens, at) ??
  postponementAt(tokens, at);

import { isBreak } from './clauseBreak';
import { lowerAt } from './lowerAt';
import type { Span } from './span';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

const WEIGHED = words('considered discussed evaluated weighed debated examined attractive tempting appealing');
const DISMISSED = words('rejected dropped discarded dismissed abandoned shelved declined');
const PUT_OFF = words('postponed shelved deferred parked');
const UNTIL = words('until to till for');
const LATER = words('next later phase v2 v3 q1 q2 q3 q4 another');
/** Within how many words the verdict follows on "was considered". */
const REACH = 14;

/** Whether a word can have a part in putting something aside. */
export const mayDismiss = (lower: string): boolean => DISMISSED.has(lower) || PUT_OFF.has(lower) || lower === 'table' || lower === 'yet';

const clauseStart = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (at > 0 && from - at < REACH && !isBreak(tokens, at - 1)) at--;
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

/** A stretch that says what was put aside, and the word of it that does: a concept that holds the word ("rejected option") is not put aside. Token indexes. */
export interface Dismissal extends Span {
  readonly cue: number;
}

/** What was thought of and put aside by the word at a token: "a canary was considered and rejected", "is postponed to phase 2", "is off the table". */
export function dismissalAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  if (DISMISSED.has(lower)) {
    const weighed = weighingBefore(tokens, at);
    if (weighed >= 0) return { from: clauseStart(tokens, weighed), to: at, cue: weighed };
  }
  if (PUT_OFF.has(lower) && UNTIL.has(lowerAt(tokens, at + 1)) && [2, 3].some((ahead) => LATER.has(lowerAt(tokens, at + ahead))))
    return { from: clauseStart(tokens, at), to: at, cue: at };
  if (lower === 'table' && lowerAt(tokens, at - 1) === 'the' && lowerAt(tokens, at - 2) === 'off')
    return { from: clauseStart(tokens, at - 2), to: at - 2, cue: at };
  if (lower === 'yet' && lowerAt(tokens, at + 1) === 'to' && /^(?:has|have|had|is|are)$/.test(lowerAt(tokens, at - 1))) {
    let end = at + 2;
    while (end < tokens.length && end - at < REACH && !isBreak(tokens, end)) end++;
    return { from: at, to: end, cue: at };
  }
  return undefined;
}

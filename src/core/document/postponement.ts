import type { Dismissal } from './dismissal';
import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

/** What ends a statement: what comes after may be what is done instead. */
const STATEMENT_ENDS = words('; . ! ? | but however whereas although though');
/** What a statement begins after. */
const STATEMENT_STARTS = words('; . ! ? | : but however whereas although though');
/** How far a statement is followed on either side. */
const LONGEST = 60;

const MODALS = words('will shall could should would might may can');
const DOUBTS = words('perhaps maybe possibly');
const VERSIONS = words('v2 v3');
const TERMS = words('version release iteration quarter year month sprint half');
const COMING = words('next later second future second-generation following');
const LATER = words('later v2 v3 next now');
const AFTER_FOR = words('the a another some our');

const CONDITIONS = words('if when whenever unless until once where that which who whose provided case soon');
const CONDITION_REACH = 14;

/** What is to be done with an idea before it is a decision. */
const SETTLED = words(
  'decided settled determined agreed clarified chosen defined analysed analyzed derived calculated worked weighed specified evaluated implemented built scheduled foreseen resolved planned added',
);
/** The same only where it is said up to when. */
const YET = words('yet far today');
const BETWEEN = words('yet been be being so far all clear fully really');
const EXISTS = words('exist exists');
/** What somebody can fail to do, so that it is left open: "we have not decided …". */
const OPENLY = words('decided settled agreed chosen worked defined clarified determined');
const NEGATED_BE = words("isn't aren't wasn't weren't hasn't haven't hadn't won't don't doesn't");
const BEFORE_NOT = words('is are was were has have had will do does');

const BE = words('is are was were be remains remain stays stay');
const ITEMS = words('something option item idea topic question questions point points matter task issue issues');
const LISTS = words('roadmap list backlog agenda');
const PLANS = words('planned scheduled foreseen intended wished');
const NICE = words('nice nicer better good great ideal useful helpful lovely desirable');
const STILL = words('still yet');
const OWED = words('has have needs need must remains remain');
const ALL = words('all both still');
const SCOPES = words('scope plan plans design version release proposal mvp v1 document');
const IN = words('in part of our the this');

/** Whether a word can have a part in putting something off. */
export const mayPostpone = (lower: string): boolean =>
  lower === 'later' ||
  lower === 'not' ||
  lower === 'missing' ||
  lower === 'nice' ||
  lower === 'still' ||
  lower === 'remains' ||
  lower === 'remain' ||
  DOUBTS.has(lower) ||
  VERSIONS.has(lower) ||
  TERMS.has(lower) ||
  NEGATED_BE.has(lower) ||
  ITEMS.has(lower) ||
  LISTS.has(lower) ||
  PLANS.has(lower) ||
  NICE.has(lower);

function startOf(tokens: readonly Token[], to: number): number {
  let at = to;
  while (at > 0 && to - at < LONGEST && !STATEMENT_STARTS.has(lowerAt(tokens, at - 1))) at--;
  return at;
}

function endOf(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && at - from < LONGEST && !STATEMENT_ENDS.has(lowerAt(tokens, at))) at++;
  return at;
}

const whole = (tokens: readonly Token[], at: number): Dismissal => ({ from: startOf(tokens, at), to: endOf(tokens, at), cue: at });
const before = (tokens: readonly Token[], at: number): Dismissal => ({ from: startOf(tokens, at), to: at, cue: at });

const hasModal = (tokens: readonly Token[], from: number): boolean => {
  const end = endOf(tokens, from);
  for (let at = from; at < end; at++) if (MODALS.has(lowerAt(tokens, at))) return true;
  return false;
};

/** "If it is not decided", "a version that is not planned": what is said is part of a rule. */
function inCondition(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - CONDITION_REACH); back--) {
    const lower = lowerAt(tokens, back);
    if (CONDITIONS.has(lower)) return true;
    if (lower === ',' || STATEMENT_STARTS.has(lower)) break;
  }
  // "If it is more than two sigma off, the result does not exist."
  return /^(?:if|when|whenever|unless|until|once)$/.test(lowerAt(tokens, startOf(tokens, at)));
}

/** "Later we could …", "Perhaps a model should …", "In v2 the gate will …", "Next quarter we …": a statement about another time. */
function openingAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const start = startOf(tokens, at);
  if (lower === 'later' || DOUBTS.has(lower))
    return at === start && lowerAt(tokens, at + 1) !== 'than' && hasModal(tokens, at) ? whole(tokens, at) : undefined;
  if (VERSIONS.has(lower)) {
    const isOpening = at === start + 1 && lowerAt(tokens, start) === 'in' && lowerAt(tokens, at + 1) !== 'of';
    return isOpening || (at > start + 1 && /^(?:in|for|until)$/.test(lowerAt(tokens, at - 1)) && hasModal(tokens, start))
      ? whole(tokens, at)
      : undefined;
  }
  if (!TERMS.has(lower) || at > start + 3) return undefined;
  const isNext = COMING.has(lowerAt(tokens, at - 1)) && (at === start + 1 || /^(?:in|for)$/.test(lowerAt(tokens, start)));
  const isSecond = lower === 'version' && lowerAt(tokens, start) === 'in' && /^(?:2|two)$/.test(lowerAt(tokens, at + 1));
  return (isNext || isSecond) && (hasModal(tokens, at) || lowerAt(tokens, at + 1) === 'we') ? whole(tokens, at) : undefined;
}

/** "How … is not decided", "… has not been worked out yet", "Nothing of it exists": nobody has said what is done. */
function undecidedAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const isNot = lowerAt(tokens, at) === 'not' && BEFORE_NOT.has(lowerAt(tokens, at - 1));
  if (!isNot && !NEGATED_BE.has(lowerAt(tokens, at))) return undefined;
  let next = at + 1;
  let isOpen = false;
  while (next < at + 5 && (BETWEEN.has(lowerAt(tokens, next)) || tokens[next]?.class === 'adverb')) {
    isOpen ||= lowerAt(tokens, next) === 'yet';
    next++;
  }
  const done = lowerAt(tokens, next);
  const isActive = lowerAt(tokens, isNot ? at - 1 : at).startsWith('ha') && lowerAt(tokens, next - 1) !== 'been';
  isOpen ||= YET.has(lowerAt(tokens, next + 1)) || (lowerAt(tokens, next + 1) === 'so' && lowerAt(tokens, next + 2) === 'far');
  if (inCondition(tokens, at)) return undefined;
  if ((isActive ? OPENLY : SETTLED).has(done) || EXISTS.has(done) || (isOpen && !isActive && tokens[next]?.class === 'ed'))
    return whole(tokens, at);
  // "is not part of this version", "isn't in our plan"
  let place = at + 1;
  while (place < at + 5 && IN.has(lowerAt(tokens, place))) place++;
  return place > at + 2 && SCOPES.has(lowerAt(tokens, place)) ? before(tokens, at) : undefined;
}

/** "… is an open question", "… is an option for v2", "… is on our list", "… is planned, but …", "… is still missing". */
function pendingAt(tokens: readonly Token[], at: number): Dismissal | undefined {
  const lower = lowerAt(tokens, at);
  const found = isPending(tokens, at, lower);
  return found && !inCondition(tokens, at) ? before(tokens, at) : undefined;
}

function isPending(tokens: readonly Token[], at: number, lower: string): boolean {
  const behind = lowerAt(tokens, at - 1);
  const next = lowerAt(tokens, at + 1);
  const isFor =
    next === 'for' &&
    (LATER.has(lowerAt(tokens, at + 2)) || (AFTER_FOR.has(lowerAt(tokens, at + 2)) && LATER.has(lowerAt(tokens, at + 3))));
  if (ITEMS.has(lower)) {
    const isOpen = behind === 'open' && [2, 3, 4].some((back) => BE.has(lowerAt(tokens, at - back)));
    return isOpen || (isFor && /^(?:an?|our|one|is|are)$/.test(behind));
  }
  if (LISTS.has(lower)) return [2, 3, 4].some((back) => lowerAt(tokens, at - back) === 'on' && BE.has(lowerAt(tokens, at - back - 1)));
  if (PLANS.has(lower))
    return BE.has(behind) && (isFor || (next === ',' && lowerAt(tokens, at + 2) === 'but') || next === 'but' || lower === 'wished');
  if (lower === 'missing') return ALL.has(behind) && (BE.has(lowerAt(tokens, at - 2)) || behind === 'still');
  if (NICE.has(lower)) {
    const isBut = next === 'but' || (next === ',' && lowerAt(tokens, at + 2) === 'but');
    return isBut && behind === 'be' && /^(?:would|might)$/.test(lowerAt(tokens, at - 2));
  }
  // "still has to be agreed", "remains to be seen"
  const owes = STILL.has(lower)
    ? OWED.has(next) && lowerAt(tokens, at + 2) === 'to'
    : OWED.has(lower) && next === 'to' && lowerAt(tokens, at + 2) === 'be';
  return owes && (lower === 'still' || lower === 'remains' || lower === 'remain');
}

/** What is put off or left open by the word at a token, instead of being decided. */
export const postponementAt = (tokens: readonly Token[], at: number): Dismissal | undefined =>
  openingAt(tokens, at) ?? undecidedAt(tokens, at) ?? pendingAt(tokens, at);

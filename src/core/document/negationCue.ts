import { conditionEnd, isBreak, isFinite } from './clauseBreak';
import { lowerAt } from './lowerAt';
import type { Token } from './token';

/** Words that say that something is not done. */
export interface NegationCue {
  /** Index of the first of its tokens. */
  readonly at: number;
  readonly length: number;
  readonly kind: 'negated' | 'excluded';
  /** Whether it speaks of what stands before it: "is out of scope". */
  readonly backward: boolean;
  /** As in `Negation`. */
  readonly soft: boolean;
  /** Whether it speaks of the whole statement on its side, however long it is. */
  readonly whole?: boolean;
}

const words = (list: string) => new Set(list.split(' '));

/** Words that a new clause begins with. */
export const PRONOUNS = words('we i it they this that these those there you he she the its our each every');
const ONLY = words('only just merely solely simply necessarily limited');
const COMPARATIVES = words('longer later more less fewer earlier sooner greater higher lower');
const LIMITS = words(
  'exceed exceeds exceeding drop drops dropping fall falls rise rises go goes above below over under more longer surpass degrade degrades regress worsen',
);
const NEEDLESS = words(
  'needed required necessary planned included considered supported available implemented worth used applicable relevant desired justified warranted',
);
const TELLING = words(
  'tell tells show shows prove proves say says reveal know mean means imply guarantee explain whether matter affect necessarily',
);
/** Words that leave something out. */
export const SKIPS = words(
  'skip skips skipped skipping omit omits omitted omitting exclude excludes excluded excluding bypass bypassed bypasses forgo drop dropped disable disabled ignore ignored optional',
);
/** Forms of them that are nouns as well, and what only follows or precedes the noun: "the skip rate", "share of skips". */
const SKIP_NOUNS = words('skip skips bypass drop');
const AFTER_NOUN = words('rate rates ratio ratios share shares count counts button buttons');
const BEFORE_NOUN = words('of a the per');
/** What a running system does to a part of it and takes back: as a reaction to a number, it does not leave the part out. */
const SWITCHED = words('bypassed disabled');
const BE = words('is are was were be been being gets get got');
const REFUSERS = words('decided chose chosen opted decide choose opt');
/** "No: revert.", "no → stop": an answer. */
const AFTER_ANSWER = words(': . , — – → ; )');
const CONTRACTED = /n't$|^cannot$/;
const OTHER_CUES = words(
  'not never no neither nor none nobody nothing without avoid avoids avoiding instead absence lack lacks lacking rather opposed out non overkill unnecessary rule ruled leave left false untrue doubt doubts',
);

/** Whether a word can have a part in saying that something is not done. */
export const mayNegate = (lower: string): boolean =>
  OTHER_CUES.has(lower) || SKIPS.has(lower) || REFUSERS.has(lower) || CONTRACTED.test(lower);

/** What is done about a failure or a metric: without it, it is not looked after. */
const CARE = words(
  'check checks test tests monitoring monitor alert alerts alarm alarms tracking measurement measure gate watch handling plan',
);
/** How many words a negation reaches. */
export const REACH = 10;
function notAt(tokens: readonly Token[], at: number, length: number): NegationCue | undefined {
  const next = lowerAt(tokens, at + length);
  const before = lowerAt(tokens, at - 1);
  if ((next === 'less' || next === 'fewer') && lowerAt(tokens, at + length + 1) === 'than') return undefined;
  if (ONLY.has(next) || before === 'if' || before === 'or' || before === 'why') return undefined;
  if (before === 'must' || before === 'may' || before === 'shall') return undefined;
  if (TELLING.has(next)) return undefined;
  for (let ahead = at + length; ahead < at + length + 3; ahead++) if (LIMITS.has(lowerAt(tokens, ahead))) return undefined;
  const needless =
    NEEDLESS.has(next) ||
    (next === 'in' && lowerAt(tokens, at + length + 1) === 'scope') ||
    (next === 'an' && lowerAt(tokens, at + length + 1) === 'option');
  return { at, length, kind: needless ? 'excluded' : 'negated', backward: needless, soft: false };
}

function noAt(tokens: readonly Token[], at: number): NegationCue | undefined {
  const next = lowerAt(tokens, at + 1);
  if (COMPARATIVES.has(next) && lowerAt(tokens, at + 2) === 'than') return undefined;
  if (setsFloor(tokens, at + 1)) return undefined;
  if (
    next === '-' ||
    next === 'matter' ||
    next === 'doubt' ||
    next === 'wonder' ||
    AFTER_ANSWER.has(next) ||
    next === 'later' ||
    next === 'sooner'
  )
    return undefined;
  const soft = next !== 'longer' && next !== 'need' && !deniesCare(tokens, at + 1);
  return { at, length: 1, kind: 'negated', backward: false, soft };
}

/** Within how many words of "no" a floor begins. */
const FLOOR_REACH = 4;

/** "no group with fewer than 200 workers", "no cell under 50 requests": those above it are looked at. */
function setsFloor(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at < from + FLOOR_REACH && lowerAt(tokens, at) !== ',' && !isBreak(tokens, at); at++) {
    const lower = lowerAt(tokens, at);
    const next = lowerAt(tokens, at + 1);
    if ((lower === 'under' || lower === 'below') && tokens[at + 1]?.kind === 'number') return true;
    if ((lower === 'with' || lower === 'of') && (next === 'fewer' || next === 'less') && lowerAt(tokens, at + 2) === 'than') return true;
  }
  return false;
}

/** "the skip rate", "share of skips": the word names something that is counted. */
function isSkipNoun(tokens: readonly Token[], at: number): boolean {
  if (!SKIP_NOUNS.has(lowerAt(tokens, at))) return false;
  if (BEFORE_NOUN.has(lowerAt(tokens, at - 1))) return true;
  if (!AFTER_NOUN.has(lowerAt(tokens, at + 1))) return false;
  // "Skip rate limits" and "we skip rate limits" say that there are none.
  const before = tokens[at - 1];
  const after = tokens[at + 2];
  if (before && /^(?:pronoun|to|modal|conjunction|auxiliary|adverb|function-capital)$/.test(before.class)) return false;
  const isLed = before ? before.kind !== 'mark' : false;
  return isLed || after?.kind !== 'word' || isFinite(after);
}

/** "If more than 0.5 % are wrong, the cache is bypassed": what happens at a number. */
function isReaction(tokens: readonly Token[], at: number): boolean {
  if (!SWITCHED.has(lowerAt(tokens, at))) return false;
  const start = conditionEnd(tokens, at);
  return tokens.slice(0, start).some(({ kind }) => kind === 'number');
}

/** "no separate check of nulls", "no alert on latency is needed": what is denied is the care, not the trouble. */
function deniesCare(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + REACH && at < tokens.length && !isBreak(tokens, at); at++) {
    const lower = lowerAt(tokens, at);
    if (at < from + 3 && CARE.has(lower)) return true;
    if (NEEDLESS.has(lower) && BE.has(lowerAt(tokens, at - 1))) return true;
  }
  return false;
}

const DENIERS = words("not never nobody nothing isn't doesn't don't didn't");
/** What a whole sentence can follow, which is denied with it: "it is not the case that …", "nobody makes sure that …". */
const HOLDS = words('case true sure certain ensures ensure guarantees guarantee guaranteed checks check want wanted');
const THAT_REACH = 4;

/** The index after the "that" of "not the case that", or 0. */
function deniedThat(tokens: readonly Token[], at: number): number {
  for (let ahead = at + 2; ahead <= at + THAT_REACH; ahead++)
    if (lowerAt(tokens, ahead) === 'that') return HOLDS.has(lowerAt(tokens, ahead - 1)) ? ahead + 1 : 0;
  return 0;
}

/** The words at a token that say that something is not done; undefined where there are none, or where they say something else. */
export function cueAt(tokens: readonly Token[], at: number): NegationCue | undefined {
  const lower = lowerAt(tokens, at);
  const next = lowerAt(tokens, at + 1);
  const cue = (length: number, kind: NegationCue['kind'], soft = false, backward = false): NegationCue => ({
    at,
    length,
    kind,
    backward,
    soft,
  });
  const that = deniedThat(tokens, at);
  if (that > 0 && DENIERS.has(lower)) return { ...cue(that - at, 'negated'), whole: true };
  if (lower === 'not' || lower === 'never' || CONTRACTED.test(lower)) return notAt(tokens, at, 1);
  switch (lower) {
    case 'no':
      return noAt(tokens, at);
    case 'none':
      // "none/null" names a value.
      return next === '/' || lowerAt(tokens, at - 1) === '/' ? undefined : cue(1, 'negated');
    case 'neither':
    case 'nor':
    case 'nobody':
    case 'nothing':
      return cue(1, 'negated');
    case 'without':
      return cue(1, 'excluded', true);
    case 'avoid':
    case 'avoids':
    case 'avoiding':
      return cue(1, 'excluded', true);
    case 'instead':
    case 'absence':
    case 'lack':
    case 'lacks':
    case 'lacking':
      return lower !== 'instead' || next === 'of' ? cue(next === 'of' ? 2 : 1, 'excluded') : undefined;
    case 'rather':
    case 'opposed':
      return next === 'than' || next === 'to' ? cue(2, 'excluded') : undefined;
    case 'out':
      return next === 'of' && lowerAt(tokens, at + 2) === 'scope' ? { ...cue(3, 'excluded', false, true), whole: true } : undefined;
    case 'false':
    case 'untrue':
    case 'doubt':
    case 'doubts':
      return next === 'that' ? { ...cue(2, 'negated'), whole: true } : undefined;
    case 'non':
      return lowerAt(tokens, at + 2).startsWith('goal') || next.startsWith('goal') ? cue(3, 'excluded', false, true) : undefined;
    case 'overkill':
    case 'unnecessary':
      return cue(1, 'excluded', false, true);
    case 'rule':
    case 'ruled':
    case 'leave':
    case 'left':
      return next === 'out' ? cue(2, 'excluded', false, BE.has(lowerAt(tokens, at - 1))) : undefined;
    default:
  }
  if (SKIPS.has(lower) && lower !== 'optional') {
    if (isSkipNoun(tokens, at) || isReaction(tokens, at)) return undefined;
    const before = lowerAt(tokens, at - 1);
    if ((lower === 'drop' || lower === 'dropped' || lower.startsWith('ignore')) && !PRONOUNS.has(before)) return undefined;
    return cue(1, 'excluded', false, BE.has(before));
  }
  if (REFUSERS.has(lower) && (next === 'against' || next === 'not')) return cue(2, 'excluded');
  return undefined;
}

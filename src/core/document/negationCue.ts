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
}

const words = (list: string) => new Set(list.split(' '));

const BREAK_MARKS = words('; : — – ( ) → … . ! ? |');
const BREAK_WORDS = words(
  'but however whereas while although though because since so therefore if when unless until once whenever then otherwise yet',
);
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
const BE = words('is are was were be been being gets get got');
const REFUSERS = words('decided chose chosen opted decide choose opt');
/** "No: revert.", "no → stop": an answer. */
const AFTER_ANSWER = words(': . , — – → ; )');
const CONTRACTED = /n't$|^cannot$/;
const OTHER_CUES = words(
  'not never no neither nor none nobody nothing without avoid avoids avoiding instead absence lack lacks lacking rather opposed out non overkill unnecessary rule ruled leave left',
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
/** Whether a clause ends at a token. */
export const isBreak = (tokens: readonly Token[], at: number): boolean =>
  BREAK_MARKS.has(lowerAt(tokens, at)) || BREAK_WORDS.has(lowerAt(tokens, at));

function notAt(tokens: readonly Token[], at: number, length: number): NegationCue | undefined {
  const next = lowerAt(tokens, at + length);
  const before = lowerAt(tokens, at - 1);
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

/** "no separate check of nulls", "no alert on latency is needed": what is denied is the care, not the trouble. */
function deniesCare(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + REACH && at < tokens.length && !isBreak(tokens, at); at++) {
    const lower = lowerAt(tokens, at);
    if (at < from + 3 && CARE.has(lower)) return true;
    if (NEEDLESS.has(lower) && BE.has(lowerAt(tokens, at - 1))) return true;
  }
  return false;
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
      return next === 'of' && lowerAt(tokens, at + 2) === 'scope' ? cue(3, 'excluded', false, true) : undefined;
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
    const before = lowerAt(tokens, at - 1);
    if ((lower === 'drop' || lower === 'dropped' || lower.startsWith('ignore')) && !PRONOUNS.has(before)) return undefined;
    return cue(1, 'excluded', false, BE.has(before));
  }
  if (REFUSERS.has(lower) && (next === 'against' || next === 'not')) return cue(2, 'excluded');
  return undefined;
}

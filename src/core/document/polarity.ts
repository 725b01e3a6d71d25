import { lowerAt } from './lowerAt';
import type { Token } from './token';
import { TRAITS } from './trait';

/** A stretch of a unit that says what is not done. Token indexes. */
export interface Negation {
  readonly from: number;
  readonly to: number;
  readonly kind: 'negated' | 'excluded';
  /** "no", "without", "avoid": having no failure is a good thing, so failures and metrics still count. */
  readonly soft: boolean;
  /** The first token of the words that negate; a concept that holds them ("zero downtime", "no-code") is not negated. */
  readonly cue: number;
}

const words = (list: string) => new Set(list.split(' '));

const BREAK_MARKS = words('; : — – ( ) → … . ! ? |');
const BREAK_WORDS = words(
  'but however whereas while although though because since so therefore if when unless until once whenever then otherwise yet',
);
const CONDITIONS = words('if when whenever unless until once whether where in case should provided');
const PRONOUNS = words('we i it they this that these those there you he she the its our each every');
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
const SKIPS = words(
  'skip skips skipped skipping omit omits omitted omitting exclude excludes excluded excluding bypass bypassed bypasses forgo drop dropped disable disabled ignore ignored optional',
);
const BE = words('is are was were be been being gets get got');
const REFUSERS = words('decided chose chosen opted decide choose opt');
const CANCELS = words('without unless until before except');
/** "No: revert.", "no → stop": an answer. */
const AFTER_ANSWER = words(': . , — – → ; )');
const CONTRACTED = /n't$|^cannot$/;
const OTHER_CUES = words(
  'not never no neither nor none nobody nothing without avoid avoids avoiding instead absence lack lacks lacking rather opposed out non overkill unnecessary rule ruled leave left',
);

/** Whether a word can have a part in saying that something is not done. */
export const mayNegate = (lower: string): boolean =>
  OTHER_CUES.has(lower) || SKIPS.has(lower) || REFUSERS.has(lower) || CONTRACTED.test(lower);

/** After "instead of nine", these begin what holds of both. */
const PARTS = words('from to for within in at on by per before after with under over');
/** What is done about a failure or a metric: without it, it is not looked after. */
const CARE = words(
  'check checks test tests monitoring monitor alert alerts alarm alarms tracking measurement measure gate watch handling plan',
);
/** "We do not do any of this: …": what is denied comes after the colon. */
const POINTERS = words('do does doing use have need want plan this that these those the following any all of it so anything such things');
/** How many words a negation reaches. */
const REACH = 10;
/** Within how many words a second negation turns the first around. */
const CANCEL_REACH = 14;

interface Cue {
  readonly at: number;
  readonly length: number;
  readonly kind: Negation['kind'];
  readonly backward: boolean;
  readonly soft: boolean;
}

const isBreak = (tokens: readonly Token[], at: number) => BREAK_MARKS.has(lowerAt(tokens, at)) || BREAK_WORDS.has(lowerAt(tokens, at));

function notAt(tokens: readonly Token[], at: number, length: number): Cue | undefined {
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

function noAt(tokens: readonly Token[], at: number): Cue | undefined {
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

function cueAt(tokens: readonly Token[], at: number): Cue | undefined {
  const lower = lowerAt(tokens, at);
  const next = lowerAt(tokens, at + 1);
  const cue = (length: number, kind: Cue['kind'], soft = false, backward = false): Cue => ({ at, length, kind, backward, soft });
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

/** "if it does not pass", "models that do not pass": the negation is part of a rule. */
function inCondition(tokens: readonly Token[], at: number): boolean {
  const before = lowerAt(tokens, at - 1);
  const owner =
    before === 'do' || before === 'does' || before === 'did' || before === 'is' || before === 'are' || before === 'has' || before === 'can'
      ? at - 2
      : at - 1;
  if (/^(?:that|which|who)$/.test(lowerAt(tokens, owner))) return true;
  for (let back = at - 1; back >= Math.max(0, at - CANCEL_REACH); back--) {
    const lower = lowerAt(tokens, back);
    if (CONDITIONS.has(lower) && lower !== 'in' && lower !== 'should' && lower !== 'where') return true;
    if (lower === ',' || isBreak(tokens, back)) return false;
  }
  return false;
}

/** "never … without", "not … until", "cannot be skipped": two negations say that it is done. Gives the index of the second. */
function cancelledBy(tokens: readonly Token[], cue: Cue): number {
  if (cue.backward || lowerAt(tokens, cue.at) === 'without') return -1;
  for (let at = cue.at + cue.length; at < cue.at + CANCEL_REACH; at++) {
    const lower = lowerAt(tokens, at);
    if (lower === ';' || lower === 'but' || lower === '.') return -1;
    if (CANCELS.has(lower)) return at;
    if (SKIPS.has(lower) && at < cue.at + cue.length + 3) return at;
  }
  return -1;
}

/** "takes no new study and finishes the current one": a new clause begins. */
const isVerbBefore = (tokens: readonly Token[], at: number) => /[^su]s$/.test(lowerAt(tokens, at)) && tokens[at + 1]?.class === 'article';

function forwardEnd(tokens: readonly Token[], from: number, replaced: boolean): number {
  const shortly = replaced && !lowerAt(tokens, from).endsWith('ing');
  let at = from;
  let count = 0;
  let onlyPoints = true;
  for (; at < tokens.length && count < REACH; at++) {
    if (tokens[at]?.kind !== 'mark') count++;
    if (lowerAt(tokens, at) === ':' && onlyPoints) return tokens.length;
    onlyPoints &&= POINTERS.has(lowerAt(tokens, at));
    if (at > from && (isBreak(tokens, at) || (shortly && PARTS.has(lowerAt(tokens, at))))) break;
    const next = lowerAt(tokens, at + 1);
    if (lowerAt(tokens, at) === ',') {
      let list = false;
      for (let ahead = at + 1; ahead < at + 8 && !isBreak(tokens, ahead); ahead++)
        list ||= lowerAt(tokens, ahead) === 'or' || lowerAt(tokens, ahead) === 'nor';
      if (PRONOUNS.has(next) || !list) break;
    }
    if (lowerAt(tokens, at) === 'and' && (PRONOUNS.has(next) || next === 'instead' || isVerbBefore(tokens, at + 1))) break;
  }
  return at;
}

function backwardStart(tokens: readonly Token[], to: number): number {
  let at = to;
  while (at > 0 && to - at < REACH && !isBreak(tokens, at - 1)) at--;
  return at;
}

/** Finds what a unit of text says it does without, clause by clause. */
export function findNegations(tokens: readonly Token[]): Negation[] {
  const found: Negation[] = [];
  let cancelled = -1;
  let next = 0;
  for (const [at, { traits }] of tokens.entries()) {
    if (at < next || (traits & TRAITS.negation) === 0) continue;
    const cue = cueAt(tokens, at);
    if (!cue || at === cancelled) continue;
    const second = cancelledBy(tokens, cue);
    const positive = cue.kind === 'negated' || cue.at === 0 ? second : -1;
    if (positive >= 0) {
      cancelled = positive;
      next = cue.at + cue.length;
      continue;
    }
    if (cue.kind === 'negated' && inCondition(tokens, at)) continue;
    const end = at + cue.length;
    const shared = { kind: cue.kind, soft: cue.soft, cue: at };
    if (!cue.backward)
      found.push({
        ...shared,
        from: at,
        to: forwardEnd(tokens, end, cue.kind === 'excluded' && /^(?:instead|rather|opposed)$/.test(lowerAt(tokens, at))),
      });
    else if (lowerAt(tokens, end) === ':' || lowerAt(tokens, end) === '—') found.push({ ...shared, from: at, to: tokens.length });
    else found.push({ ...shared, from: backwardStart(tokens, at), to: end });
    next = end;
  }
  return found;
}

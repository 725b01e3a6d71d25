import { conditionEnd, isBreak } from './clauseBreak';
import { clauseEnd } from './clauseEnd';
import { dismissalAt } from './dismissal';
import { lowerAt } from './lowerAt';
import { cueAt, PRONOUNS, REACH, SKIPS, type NegationCue } from './negationCue';
import type { Token } from './token';
import { TRAITS } from './trait';

/** A stretch of a unit that says what is not done. Token indexes. */
export interface Negation {
  readonly from: number;
  readonly to: number;
  readonly kind: NegationCue['kind'];
  /** "no", "without", "avoid": having no failure is a good thing, so failures and metrics still count. */
  readonly soft: boolean;
  /** Whether it was thought of and put aside: then its numbers are none of the design's either. */
  readonly aside: boolean;
  /** The first token of the words that negate; a concept that holds them ("zero downtime", "no-code") is not negated. */
  readonly cue: number;
}

const words = (list: string) => new Set(list.split(' '));

const CONDITIONS = words('if when whenever unless until once whether where in case should provided');
const CANCELS = words('without unless until before except');
/** After "instead of nine", these begin what holds of both. */
const PARTS = words('from to for within in at on by per before after with under over');
/** "We do not do any of this: …": what is denied comes after the colon. */
const POINTERS = words('do does doing use have need want plan this that these those the following any all of it so anything such things');
/** Within how many words a second negation turns the first around. */
const CANCEL_REACH = 14;

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
function cancelledBy(tokens: readonly Token[], cue: NegationCue): number {
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

/** "It decides nothing: 52 % of …": what comes after the colon says why. */
const ANSWERS = words('nothing nobody none');

function forwardEnd(tokens: readonly Token[], from: number, replaced: boolean): number {
  if (lowerAt(tokens, from) === ':' && ANSWERS.has(lowerAt(tokens, from - 1))) return from;
  // "| none |": the cell is empty, and says nothing of the next.
  if (lowerAt(tokens, from) === '|') return from;
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

/** What stands between two statements of a sentence. */
const STATEMENT_BREAKS = words('; : . | but however whereas while although though');
/** Marks before "out of scope" where it is said in passing. */
const ASIDE_MARKS = words('( — – - , →');

/** Where the statement begins that "(out of scope)" speaks of. */
function statementStart(tokens: readonly Token[], to: number): number {
  let at = to;
  while (at > 0 && ASIDE_MARKS.has(lowerAt(tokens, at - 1))) at--;
  // "…, but it is out of scope"
  if (POINTERS.has(lowerAt(tokens, at - 2)) && lowerAt(tokens, at - 3) === 'but') at -= 3;
  while (at > 0 && !STATEMENT_BREAKS.has(lowerAt(tokens, at - 1)) && !(lowerAt(tokens, at) === 'and' && lowerAt(tokens, at - 1) === ','))
    at--;
  return at;
}

/** Where the statement ends that is denied: "it is not the case that …". */
function statementEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && !STATEMENT_BREAKS.has(lowerAt(tokens, at))) at++;
  return at;
}

function backwardStart(tokens: readonly Token[], to: number): number {
  const first = conditionEnd(tokens, to);
  let at = to;
  while (at > first && to - at < REACH && !isBreak(tokens, at - 1)) at--;
  return at;
}

/** Finds what a unit of text says it does without, clause by clause. */
export function findNegations(tokens: readonly Token[]): Negation[] {
  const found: Negation[] = [];
  let cancelled = -1;
  let next = 0;
  for (const [at, { traits }] of tokens.entries()) {
    if (at < next || (traits & TRAITS.negation) === 0) continue;
    const dismissed = dismissalAt(tokens, at);
    if (dismissed) {
      found.push({ ...dismissed, kind: 'excluded', soft: false, aside: true });
      next = at + 1;
      continue;
    }
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
    const shared = { kind: cue.kind, soft: cue.soft, aside: cue.whole === true, cue: at };
    if (cue.whole === true && !cue.backward) found.push({ ...shared, from: at, to: statementEnd(tokens, end) });
    else if (!cue.backward)
      found.push({
        ...shared,
        from: at,
        to: Math.min(
          forwardEnd(tokens, end, cue.kind === 'excluded' && /^(?:instead|rather|opposed)$/.test(lowerAt(tokens, at))),
          clauseEnd(tokens, at, end),
        ),
      });
    else if (lowerAt(tokens, end) === ':' || lowerAt(tokens, end) === '—') found.push({ ...shared, from: at, to: tokens.length });
    else found.push({ ...shared, from: cue.whole === true ? statementStart(tokens, at) : backwardStart(tokens, at), to: end });
    next = end;
  }
  return found;
}

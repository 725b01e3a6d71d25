import { isBreak, isFinite } from './clauseBreak';
import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

/** How many tokens of a clause are looked at. */
const LONGEST = 30;
const SUBJECTS = words('we i they you he she');
const REPLACING = words('instead rather opposed');
const LACKING = words('lack lacks');
const RECEIVES = words('get gets receive receives');
const RELATIVES = words('that which who');
const FREE_RELATIVES = words('what whatever who whoever');
/** Verbs that say what becomes of things, or what a change brings. */
const BECOMES = words('goes gets moves stays waits expires');
const BRINGS = words('save saves saved cost costs cut cuts keep keeps free frees mean means take takes give gives');
const PARTICIPLES = words('lent sent kept cut shut held put sold set thrown given taken paid built left');
/** In the object they begin a clause with a predicate of its own. */
const CLAUSES = words('that which who what how whether why');
const BEGINS_NOUN = new Set(['article', 'possessive', 'determiner']);
const ENDS_PURPOSE = new Set(['word', 'plural', 'capital']);

/** Whether a predicate begins that says what is so, not what would be. */
const isStated = (token: Token) => isFinite(token) && !/^(?:would|could|might)$/.test(token.lower);

/** Whether a predicate of the main clause begins at a token: "is lent", "goes". "Is a canary" only names what the clause speaks of. */
function isOutcome(tokens: readonly Token[], at: number): boolean {
  if (BECOMES.has(lowerAt(tokens, at))) return true;
  const next = tokens[at + 1];
  return tokens[at]?.class === 'be' && next !== undefined && (next.class === 'ed' || PARTICIPLES.has(next.lower));
}

/** "A panel that stands for no decision is deleted", "models without an owner are deleted": what is denied is an object within the subject. */
function isWithinSubject(tokens: readonly Token[], at: number, from: number): boolean {
  if (lowerAt(tokens, at) === 'without')
    return at > 0 && tokens[at - 1]?.kind !== 'mark' && !isBreak(tokens, at - 1) && !lowerAt(tokens, from).endsWith('ing');
  if (LACKING.has(lowerAt(tokens, at))) return RELATIVES.has(lowerAt(tokens, at - 1));
  if (lowerAt(tokens, at) !== 'no') return false;
  return RELATIVES.has(lowerAt(tokens, tokens[at - 1]?.class === 'preposition' ? at - 3 : at - 2));
}

/** "What nobody opened goes": the negation stands in the clause that is the subject of the unit. */
function isInFreeRelative(tokens: readonly Token[], at: number): boolean {
  if (!FREE_RELATIVES.has(lowerAt(tokens, 0))) return false;
  if (at > LONGEST) return false;
  for (let back = at - 1; back > 0; back--)
    if (lowerAt(tokens, back) === ',' || isBreak(tokens, back) || isOutcome(tokens, back)) return false;
  return true;
}

/**
 * Where the clause or phrase of a negation ends and the rest of the sentence begins, which says what is done: the number of tokens where it
 * does not. The words that negate stand from `at` to `from`.
 */
export function clauseEnd(tokens: readonly Token[], at: number, from: number): number {
  const replaces = REPLACING.has(lowerAt(tokens, at));
  const names = replaces && !lowerAt(tokens, from).endsWith('ing');
  const serves = lowerAt(tokens, at) === 'avoid' && lowerAt(tokens, at - 1) === 'to' && at === 1;
  const free = isInFreeRelative(tokens, at);
  const within = isWithinSubject(tokens, at, from);
  for (let end = from + 1; end < Math.min(tokens.length, from + LONGEST); end++) {
    const token = tokens[end];
    if (token === undefined || isBreak(tokens, end) || (within && CLAUSES.has(token.lower))) break;
    if ((names || ((replaces || serves) && (at === 0 || serves))) && SUBJECTS.has(token.lower)) return end;
    if (names && (isStated(token) || BRINGS.has(token.lower))) return end;
    if (serves && BEGINS_NOUN.has(token.class) && ENDS_PURPOSE.has(tokens[end - 1]?.class ?? 'edge')) return end;
    if (free && isOutcome(tokens, end)) return end;
    if (within && (isStated(token) || RECEIVES.has(token.lower))) return end;
  }
  return tokens.length;
}

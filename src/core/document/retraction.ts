import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

/** A sentence this short, in tokens, can be about the one before it and nothing else. */
const LONGEST_RETRACTION = 14;
const POINTING = words('this that it them these those following none neither both all');
const DROPPING = words('skip dropped drop skipped rejected discarded dismissed shelved postponed abandoned');
const NEGATIONS = words("not never don't doesn't didn't won't no nothing isn't aren't wasn't");
const NEUTRAL = words(
  'no so but for now yet today we i do does did will would is was are were of it this that these those have has been be to any all none neither in the here design release version out scope against decided decide chose considered looked at thought about discussed and leave leaves exists exist doing build building built done planned included need needed want wanted either still',
);

/** Before the subject of a sentence that goes on from the one before. */
const LEADING = words('so but yet therefore thus hence and for now , in the end finally instead');
const SUBJECTS = words('we i they');
/** What is done with a thought that is not taken up, up to the word that points to it. */
const REFUSALS: readonly (readonly Set<string>[])[] = [
  [
    words(
      'skip skipped drop dropped reject rejected refuse refused forgo forwent shelved abandoned abandon discard discarded postponed scrapped',
    ),
  ],
  [words('decided decide'), words('against')],
  [words('dispense dispensed'), words('with')],
  [words('do did'), words('without')],
  [words("don't won't didn't"), words('do did want build introduce adopt use')],
  [words('do will did'), words('not'), words('do want build introduce adopt use')],
];
const LEAVES = words('leave left');
const AWAY = words('out aside');
const THINGS = words('it them');
const AFTER_POINTER = words('and as since because for here now yet either , . : ; —');

/** Whether a word points back to what was said, and names nothing of its own: "that", but not "that column". */
const pointsBack = (tokens: readonly Token[], at: number): boolean =>
  THINGS.has(lowerAt(tokens, at)) ||
  (POINTING.has(lowerAt(tokens, at)) && (at + 1 >= tokens.length || AFTER_POINTER.has(lowerAt(tokens, at + 1))));

/** "We skip it and …", "So we leave that out: …": how a sentence begins that takes back the one before, and says what is done instead. */
function beginsWithRefusal(tokens: readonly Token[]): boolean {
  let at = 0;
  while (LEADING.has(lowerAt(tokens, at))) at++;
  if (!SUBJECTS.has(lowerAt(tokens, at))) return false;
  at++;
  const leaves = LEAVES.has(lowerAt(tokens, at)) && AWAY.has(lowerAt(tokens, at + 2));
  if (leaves && POINTING.has(lowerAt(tokens, at + 1))) return true;
  return REFUSALS.some(
    (steps) => steps.every((step, offset) => step.has(lowerAt(tokens, at + offset))) && pointsBack(tokens, at + steps.length),
  );
}

/** "This is out of scope.", "We skip that.", "No, we do not do that.": takes back the sentence before it. */
export function isRetraction(tokens: readonly Token[]): boolean {
  if (beginsWithRefusal(tokens)) return true;
  if (tokens.length > LONGEST_RETRACTION) return false;
  let points = false;
  let denies = false;
  for (const [at, { lower, kind }] of tokens.entries()) {
    if (kind === 'mark') {
      if (lower !== '.' && lower !== ',' && lower !== '!') return false;
      continue;
    }
    const isScope = lower === 'out' && lowerAt(tokens, at + 1) === 'of' && lowerAt(tokens, at + 2) === 'scope';
    const isAgainst = lower === 'against' && /^(?:decided|chose|decide)$/.test(lowerAt(tokens, at - 1));
    if (DROPPING.has(lower) || NEGATIONS.has(lower) || lower === 'none' || lower === 'neither' || isScope || isAgainst) denies = true;
    else if (!NEUTRAL.has(lower) && !POINTING.has(lower)) return false;
    points ||= POINTING.has(lower);
  }
  return points && denies;
}

/** "The following is out of scope.", "We considered the following and decided against it.": takes back what comes after it. */
export const isRetractionAhead = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower }) => lower === 'following') && isRetraction(tokens);

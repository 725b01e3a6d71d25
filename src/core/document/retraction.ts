import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

/** A sentence this short, in tokens, can be about the one before it and nothing else. */
const LONGEST_RETRACTION = 10;
const POINTING = words('this that it these those none neither both all');
const DROPPING = words('skip dropped drop skipped rejected discarded dismissed shelved');
const NEGATIONS = words("not never don't doesn't didn't won't no nothing isn't aren't wasn't");
const NEUTRAL = words(
  'no so but for now yet today we i do does did will would is was are were of it this that these those have has been be to any all none neither in the here design release version out scope against decided decide chose doing build building built done planned included need needed want wanted either still',
);

/** "This is out of scope.", "We skip that.", "No, we do not do that.": takes back the sentence before it. */
export function isRetraction(tokens: readonly Token[]): boolean {
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

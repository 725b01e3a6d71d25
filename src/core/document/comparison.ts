import { lowerAt } from './lowerAt';
import type { Token } from './token';

const words = (list: string) => new Set(list.split(' '));

const SIGNS = words('< > ≤ ≥ ≪ ≫');
const BEFORE = words(
  'exceed exceeds exceeded exceeding over under above below beyond within than maximum max minimum min reaches reach reached hits hit between past until least most crosses cross passes breaches breach caps cap ceiling floor threshold limit',
);
const AFTER = words(
  'max maximum minimum tops or higher lower more less above below worse better faster slower greater fewer ceiling cap limit threshold budget',
);
const AFTER_AT = words('most least max maximum minimum');
const AFTER_OR = words(
  'more less higher lower fewer above below under over better worse faster slower sooner greater longer shorter later earlier',
);
const SKIPPED = words('a an the about around roughly approximately some ≈ $ € £ ¥ ( = : of just only at is set - last any full');
const MOVES = words(
  'up down drop drops dropped fall falls fell rise rises rose increase increases decrease decreases grow grows improve improves degrade degrades reduce reduces cut cuts regress regresses',
);

/** How many tokens may stand between a comparison and its number. */
const REACH = 3;

/** Whether the number at tokens `from` to `to` is compared with something, by a sign or in words. */
export function findComparison(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from - 1; at >= from - REACH; at--) {
    const token = tokens[at];
    if (!token) break;
    if (SIGNS.has(token.raw) || BEFORE.has(token.lower)) return true;
    if ((token.lower === 'to' || token.lower === 'by') && at > 0) {
      for (let back = at - 1; back >= Math.max(0, at - 3); back--) if (MOVES.has(lowerAt(tokens, back))) return true;
      return false;
    }
    if (!SKIPPED.has(token.lower)) break;
  }
  const after = tokens[to];
  if (!after) return false;
  if (after.raw === '+' && !after.spaced) return true;
  const second = lowerAt(tokens, to + 1);
  if (after.lower === 'at') return AFTER_AT.has(second) || (second === 'the' && tokens[to + 2]?.lower === 'latest');
  if (after.lower === 'or') return AFTER_OR.has(second);
  if (after.lower === 'the' || after.lower === 'its' || after.lower === 'our')
    return /^(?:baseline|champion|current|usual|normal|previous|reference|control|median|average|stable)$/.test(second);
  if (after.lower === 'baseline' || after.lower === 'than') return true;
  return after.kind === 'word' && AFTER.has(after.lower);
}

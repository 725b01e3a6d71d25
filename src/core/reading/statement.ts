import type { Refusal } from './refusal';
import type { ConceptHit } from './conceptSearch';
import { leftOutByLabel } from '../document/leftOut';
import { isPromise, isProposal, isWish } from '../document/promise';
import { TRAITS } from '../document/trait';
import type { Unit } from '../document/unit';
import { isTermList } from './termList';

/** Whether most of the unit is the text of links: a reference to something, not a statement. */
const isReference = ({ linkedWords, words: count }: Unit) => linkedWords > 0 && linkedWords * 2 >= count;

/** Why nothing in a unit can be evidence, or nothing where it states something. */
export function findRefusal(unit: Unit, hits: readonly ConceptHit[]): Refusal | undefined {
  if (unit.kind === 'heading') return 'heading';
  if (unit.kind === 'label') return undefined;
  const left = isWish(unit.tokens) || isProposal(unit.tokens) ? 'promise' : leftOutByLabel(unit.tokens);
  if (left !== undefined) return left;
  if (unit.quantities.length === 0 && (unit.traits & TRAITS.promise) !== 0 && isPromise(unit.tokens)) return 'promise';
  if (isReference(unit)) return 'term-list';
  return isTermList(unit, hits) ? 'term-list' : undefined;
}

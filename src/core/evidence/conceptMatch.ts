import type { ConceptKind } from '../problem/lexicon';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { NOTHING, type Matcher } from './readUnit';

/** The numbers of some concepts, by their ids. */
export const numbersOf = ({ byId }: LexiconIndex, ids: string | readonly string[]): readonly number[] =>
  [ids].flat().flatMap((id) => byId.get(id) ?? []);

/** How to find where a unit names one of some concepts or something narrower; `any` stands for all of a kind. */
export function conceptMatcher(lexicon: LexiconIndex, ids: string | readonly string[], kind: ConceptKind): Matcher {
  const { concepts } = lexicon;
  if (ids === 'any') return ({ reading }) => reading.concepts.filter(({ concept }) => concepts[concept]?.kind === kind);
  const asked = numbersOf(lexicon, ids);
  return ({ reading }) =>
    reading.concepts.length === 0
      ? NOTHING
      : reading.concepts.filter(({ concept }) => concepts[concept]?.names.some((name) => asked.includes(name)) === true);
}

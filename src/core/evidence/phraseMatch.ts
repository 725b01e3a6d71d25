import { parseTokens } from '../document/token';
import type { Match, ReadUnit } from './readUnit';

/** Between two words of a phrase. */
const PHRASE_GAP = 3;

/** The stems of the words of a phrase. */
export const parsePhrase = (phrase: string): readonly string[] =>
  parseTokens(phrase, 0, phrase.length).flatMap(({ kind, stem }) => (kind === 'mark' ? [] : stem));

/** The words of a phrase in their order, by their stems, the first of them at a token that has its stem. */
export function matchPhraseAt({ unit: { tokens }, reading }: ReadUnit, wanted: readonly string[], from: number): Match | undefined {
  let at = from;
  for (let word = 1; word < wanted.length; word++) {
    const stem = wanted[word];
    let gap = 0;
    for (at++; at < tokens.length && tokens[at]?.stem !== stem && gap <= PHRASE_GAP; at++) if (tokens[at]?.kind !== 'mark') gap++;
    if (gap > PHRASE_GAP || at >= tokens.length) return undefined;
  }
  const to = at + 1;
  const negation = reading.negations.find((other) => other.from < to && from < other.to && !(from <= other.cue && other.cue < to));
  const refused = reading.refused ?? negation?.kind;
  return refused === undefined ? { from, to } : { from, to, refused };
}

/** How to find every place in a unit where a phrase stands. */
export function phraseMatcher(phrase: string): (read: ReadUnit) => readonly Match[] {
  const wanted = parsePhrase(phrase);
  const [first] = wanted;
  return (read) => read.unit.tokens.flatMap(({ stem }, at) => (stem === first ? (matchPhraseAt(read, wanted, at) ?? []) : []));
}

import { parseTokens, type Token } from '../document/token';
import type { Match, ReadUnit } from './signalMatch';

/** Between two words of a phrase. */
const PHRASE_GAP = 3;
const phrases = new Map<string, readonly Token[]>();
function wordsOfPhrase(phrase: string): readonly Token[] {
  let known = phrases.get(phrase);
  if (!known) phrases.set(phrase, (known = parseTokens(phrase, 0, phrase.length).filter((token) => token.kind !== 'mark')));
  return known;
}

/** The stem that a phrase begins with; undefined where it has no word. */
export const firstStem = (phrase: string): string | undefined => wordsOfPhrase(phrase)[0]?.stem;

/** The words of a phrase in their order, the first of them at a token that has its stem. */
export function matchPhraseAt({ unit: { tokens }, reading }: ReadUnit, phrase: string, from: number): Match | undefined {
  const wanted = wordsOfPhrase(phrase);
  let at = from;
  for (let word = 1; word < wanted.length; word++) {
    const stem = wanted[word]?.stem;
    let gap = 0;
    for (at++; at < tokens.length && tokens[at]?.stem !== stem && gap <= PHRASE_GAP; at++) if (tokens[at]?.kind !== 'mark') gap++;
    if (gap > PHRASE_GAP || at >= tokens.length) return undefined;
  }
  const to = at + 1;
  const negation = reading.negations.find((other) => other.from < to && from < other.to && !(from <= other.cue && other.cue < to));
  const refused = reading.refused ?? negation?.kind;
  return refused === undefined ? { from, to } : { from, to, refused };
}

/** Every place in a unit where a phrase stands. */
export function matchPhrase(read: ReadUnit, phrase: string): Match[] {
  const first = firstStem(phrase);
  return read.unit.tokens.flatMap((token, at) => (token.stem === first ? (matchPhraseAt(read, phrase, at) ?? []) : []));
}

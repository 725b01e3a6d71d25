import { stemmer } from 'stemmer';

/** Words kept in the cache before it starts afresh: enough for the vocabulary of several long documents. */
const CACHED_WORDS = 20_000;
const cache = new Map<string, string>();

const AMERICAN: readonly (readonly [ending: string, instead: string])[] = [
  ['isations', 'izations'],
  ['isation', 'ization'],
  ['ising', 'izing'],
  ['ised', 'ized'],
  ['ises', 'izes'],
  ['ise', 'ize'],
  ['ysed', 'yzed'],
  ['yse', 'yze'],
  ['elled', 'eled'],
  ['elling', 'eling'],
  ['ours', 'ors'],
  ['our', 'or'],
  ['ogue', 'og'],
  ['ogues', 'ogs'],
  ['centre', 'center'],
  ['centres', 'centers'],
];

function american(word: string): string {
  if (word.length < 6) return word;
  for (const [ending, instead] of AMERICAN) if (word.endsWith(ending)) return word.slice(0, -ending.length) + instead;
  return word;
}

/** The stem of a lower-case word, the same for its plain inflections and for British and American spelling. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= CACHED_WORDS) cache.clear();
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  const result = bare.length > 40 ? bare : stemmer(american(bare));
  cache.set(word, result);
  return result;
}

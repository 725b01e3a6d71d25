import { stemmer } from 'stemmer';

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

/** The longest word that is stemmed; longer ones are identifiers and stand for themselves. */
const LONGEST_WORD = 40;

/** The stem of a lower-case word, the same for its plain inflections and for British and American spelling. */
export function stem(word: string): string {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  return bare.length > LONGEST_WORD ? bare : stemmer(american(bare));
}

const words = (list: string) => list.split(' ');

/** Classes of words and marks by what usually stands beside them, in the order of the rows of the table in `fluency`. */
export const WORD_CLASSES = [
  'edge',
  'article',
  'possessive',
  'determiner',
  'preposition',
  'of',
  'to',
  'conjunction',
  'subordinator',
  'pronoun',
  'be',
  'auxiliary',
  'modal',
  'not',
  'adverb',
  'number',
  'percent',
  'sign',
  'arrow',
  'comma',
  'stop',
  'colon',
  'open',
  'close',
  'hyphen',
  'mark',
  'ing',
  'ed',
  'plural',
  'capital',
  'function-capital',
  'word',
  'verb',
  'unit',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

const LISTS: readonly (readonly [WordClass, string])[] = [
  ['article', 'a an the'],
  ['possessive', 'its our their your my his her'],
  ['determiner', 'this these those each every any some all no both another such many several most'],
  [
    'preposition',
    'in on at for from by with into onto over under per via through against between across during within without about after before like behind beyond above below at towards upon',
  ],
  ['of', 'of'],
  ['to', 'to'],
  ['conjunction', 'and or but nor plus'],
  ['subordinator', 'if when once while until unless because since where which who that whether than so although as what how why whenever'],
  ['pronoun', 'we i it they you he she them us there one'],
  ['be', "is are was were be been being am isn't aren't it's"],
  ['auxiliary', "has have had do does did don't doesn't didn't hasn't haven't"],
  ['modal', "will would can could should may might must shall cannot can't won't shouldn't let"],
  ['not', 'not never'],
  ['adverb', 'then also only just still already very more less too even now here often always again instead rather almost about'],
  ['verb', 'use make run need get take see keep want send serve store load check start stop add set give fail pass train deploy'],
  [
    'unit',
    'ms msec millisecond milliseconds s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks month months year years kb mb gb tb pb gib mib rps qps tps percent gpus gpu replicas samples requests rows users nodes',
  ],
];
const CLASS_OF = new Map<string, WordClass>(LISTS.flatMap(([name, list]) => words(list).map((word) => [word, name] as const)));

const MARKS = new Map<string, WordClass>([
  ['%', 'percent'],
  [',', 'comma'],
  ['.', 'stop'],
  ['!', 'stop'],
  ['?', 'stop'],
  [':', 'colon'],
  [';', 'colon'],
  ['—', 'colon'],
  ['–', 'colon'],
  ['(', 'open'],
  [')', 'close'],
  ['-', 'hyphen'],
  ['/', 'hyphen'],
  ['→', 'arrow'],
  ['<', 'sign'],
  ['>', 'sign'],
  ['≤', 'sign'],
  ['≥', 'sign'],
  ['=', 'sign'],
  ['+', 'sign'],
]);

/** The class of a word as written; `lower` is the same in lower case. */
export function wordClass(raw: string, lower: string): WordClass {
  const capital = raw !== lower;
  const listed = CLASS_OF.get(lower);
  if (listed === 'unit') return 'unit';
  if (listed) return capital && raw !== 'I' ? 'function-capital' : listed;
  if (capital) return 'capital';
  if (lower.length > 4 && lower.endsWith('ing')) return 'ing';
  if (lower.length > 4 && lower.endsWith('ed')) return 'ed';
  if (lower.length > 4 && lower.endsWith('ly')) return 'adverb';
  if (lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss')) return 'plural';
  return 'word';
}

/** The class of a mark. */
export const markClass = (raw: string): WordClass => MARKS.get(raw) ?? 'mark';

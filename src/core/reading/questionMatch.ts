import { findConcepts } from './conceptSearch';
import type { LexiconIndex } from './lexiconIndex';
import { parseTokens } from '../document/token';

/** A question with the answer that is kept ready for it. */
export interface AnsweredQuestion {
  readonly question: string;
  /** Other wordings of it. */
  readonly also?: readonly string[];
  readonly answer: string;
}

/** Words that ask, relate or fill, and carry no question. */
const EMPTY = new Set(
  (
    'a an the and or but if of to in on at for from by with into over per as so than then ' +
    'is are was were be been do does did has have had can could should would will may might must ' +
    'what when which where who whom whose why how whether there here any some all each every much many long often ' +
    'it its this that these those they them their we us our you your i me my he she one ones ' +
    'know tell say mean run runs like need want use using used get got happen happens really exactly currently today now yet already about please also just only'
  ).split(' '),
);

/** What a word or concept of the answer is worth beside one of the question itself. */
const IN_ANSWER = 0.45;
/** A concept says more than a word: it was meant, however it was worded. */
const CONCEPT = 1.5;
/** So much of what was asked has to be there for the two to be one question, and so much of it in all. */
const FEWEST_SHARE = 0.34;
const FEWEST_SHARED = 0.8;

/**
 * Which of the questions is the one that was asked, in whatever words: by the concepts of the lexicon and by words, those that only
 * one of the questions has counting more. Gives its index, or undefined where none is near enough.
 */
export function matchQuestion(asked: string, questions: readonly AnsweredQuestion[], lexicon: LexiconIndex): number | undefined {
  const exact = questions.findIndex(({ question, also = [] }) => [question, ...also].some((wording) => plain(wording) === plain(asked)));
  if (exact >= 0) return exact;
  const wanted = featuresOf(asked, lexicon);
  const known = questions.map(({ question, also = [], answer }) => ({
    question: new Set([question, ...also].flatMap((wording) => [...featuresOf(wording, lexicon)])),
    answer: featuresOf(answer, lexicon),
  }));
  const weightOf = (feature: string): number => {
    const holders = known.filter(({ question, answer }) => question.has(feature) || answer.has(feature)).length;
    return (feature.startsWith('=') ? CONCEPT : 1) / Math.max(1, holders);
  };
  const all = [...wanted].reduce((sum, feature) => sum + weightOf(feature), 0);
  let best: { readonly index: number; readonly shared: number } | undefined;
  known.forEach(({ question, answer }, index) => {
    const shared = [...wanted].reduce((sum, feature) => {
      const worth = question.has(feature) ? 1 : answer.has(feature) ? IN_ANSWER : 0;
      return sum + worth * weightOf(feature);
    }, 0);
    if (shared > (best?.shared ?? 0)) best = { index, shared };
  });
  return best && best.shared >= FEWEST_SHARE * all && best.shared >= FEWEST_SHARED ? best.index : undefined;
}

/** Stems of the words that carry a question, and the concepts it names, marked by `=`. */
function featuresOf(text: string, lexicon: LexiconIndex): ReadonlySet<string> {
  const tokens = parseTokens(text, 0, text.length);
  const words = tokens.filter(({ kind, lower }) => kind === 'word' && lower.length > 1 && !EMPTY.has(lower)).map(({ stem }) => stem);
  const concepts = findConcepts(lexicon, tokens).map(({ concept }) => `=${concept}`);
  return new Set([...words, ...concepts]);
}

function plain(question: string): string {
  return question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

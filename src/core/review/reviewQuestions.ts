import type { PracticeProblem } from '../problem/content';
import { parseTokens } from '../document/token';

type Clarification = PracticeProblem['clarifications'][number];

/** Words that a question and another have in common, for the two to be the same one. */
const SAME_SHARE = 0.5;
const FEWEST_SHARED = 2;
/** Words this short carry no question. */
const SHORTEST_WORD = 4;
const ASKING = new Set(
  'what when which where there their they does have this that will would could should with from about much many long'.split(' '),
);

/**
 * The important clarifications that were never asked: neither put to the interviewer nor written into the answer as a question. One in
 * the problem's own words is that question and no other; else two wordings are one question when they share half of the words that
 * carry it.
 *
 * @param asked Questions as they were recorded.
 * @param text The text as handed in.
 * @param brief What the task brought: questions in it are not the writer's.
 */
export function findUnasked(
  clarifications: readonly Clarification[],
  asked: readonly string[],
  text: string,
  brief: string,
): Pick<Clarification, 'question' | 'answer'>[] {
  const given = new Set(questionsIn(brief));
  const known = clarifications.map(({ question }) => question);
  const isWritten = (question: string): boolean => text.includes(question) && !brief.includes(question);
  const exact = new Set(known.filter((question) => asked.includes(question) || isWritten(question)));
  const rest = known.reduce((left, question) => left.replaceAll(question, ''), text);
  const worded = [...asked.filter((question) => !exact.has(question)), ...questionsIn(rest).filter((question) => !given.has(question))];
  const own = worded.map(carriers);
  return clarifications
    .filter(({ important, question }) => important && !exact.has(question) && !own.some((other) => isSame(carriers(question), other)))
    .map(({ question, answer }) => ({ question, answer }));
}

function questionsIn(text: string): string[] {
  return text.split(/\n|(?<=[.!?])\s/).filter((sentence) => sentence.trimEnd().endsWith('?'));
}

function carriers(question: string): ReadonlySet<string> {
  const words = parseTokens(question, 0, question.length).filter(({ kind, lower }) => kind === 'word' && !ASKING.has(lower));
  return new Set(words.filter(({ lower }) => lower.length >= SHORTEST_WORD).map(({ stem }) => stem));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= Math.min(FEWEST_SHARED, one.size) && shared >= SAME_SHARE * Math.min(one.size, other.size);
}

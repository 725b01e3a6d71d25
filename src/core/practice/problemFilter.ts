import type { ListedProblem } from '../problem/content';
import { DIFFICULTIES, type Difficulty } from '../problem/problem';
import { searchProblems, wordsOf } from './problemSearch';
import type { ProblemState } from './progress';

/** What a list is narrowed to; every part that is there must hold. */
export interface ProblemFilter {
  /** Words that must all be found, as in {@link searchProblems}. */
  readonly text?: string;
  readonly difficulty?: Difficulty;
  readonly state?: ProblemState;
  /** At most so many minutes. */
  readonly minutes?: number;
}

/** True where a filter lets everything through. */
export function isEmptyFilter(filter: ProblemFilter): boolean {
  return Object.values(filter).every((part) => part === undefined || part === '');
}

/** The problems that pass, in the order they came. */
export function filterProblems(
  problems: readonly ListedProblem[],
  filter: ProblemFilter,
  stateOf: (problem: ListedProblem) => ProblemState,
  sectionTitles?: ReadonlyMap<number, string>,
): ListedProblem[] {
  const found = new Set(searchProblems(problems, filter.text ?? '', sectionTitles).map(({ problem }) => problem));
  return problems.filter(
    (problem) =>
      found.has(problem) &&
      (filter.difficulty === undefined || problem.difficulty === filter.difficulty) &&
      (filter.minutes === undefined || problem.minutes <= filter.minutes) &&
      (filter.state === undefined || stateOf(problem) === filter.state),
  );
}

/** Ways to say a state in a query. */
const STATES: readonly (readonly [RegExp, ProblemState])[] = [
  [/\b(?:not (?:yet )?started|unstarted|new ones?|untried|fresh)\b/g, 'not-started'],
  [/\b(?:in progress|running|started|open)\b/g, 'in-progress'],
  [/\bpaused\b/g, 'paused'],
  [/\b(?:to mark|unmarked|ungraded|handed in)\b/g, 'to-mark'],
  [/\b(?:graded|done|finished)\b/g, 'graded'],
  [/\bunreadable\b/g, 'unreadable'],
];
/** Ways to say how long: a number with a unit, or in words. */
const DURATIONS: readonly (readonly [RegExp, (amount: number) => number])[] = [
  [/(\d+(?:\.\d+)?)[\s-]*(?:hours?|hrs?|h)\b/g, (amount) => amount * 60],
  [/(\d+(?:\.\d+)?)[\s-]*(?:minutes?|mins?|m|['′])(?![\p{L}\p{N}])/gu, (amount) => amount],
  [/\bhalf an hour\b/g, () => 30],
  [/\b(?:a )?quarter of an hour\b/g, () => 15],
  [/\ban hour\b/g, () => 60],
];
/** Words of a sentence around what is looked for. */
const FILLERS = new Set(
  'i ive ve have has got only just about under below within at most up to less than max maximum for in a an the me my show find give some something any problem problems question questions one ones with and or that take takes need needs left time now please'.split(
    ' ',
  ),
);

/**
 * Reads what a user types into the filter: "I have 25 minutes", "hard serving", "not started, half an hour". What is no length,
 * difficulty or state is looked for as words.
 */
export function parseFilter(query: string): ProblemFilter {
  let rest = query.toLowerCase().replace(/[’]/g, "'");
  let minutes: number | undefined;
  for (const [pattern, read] of DURATIONS) {
    rest = rest.replace(pattern, (_, amount?: string) => {
      minutes = (minutes ?? 0) + read(Number(amount));
      return ' ';
    });
  }
  let state: ProblemState | undefined;
  for (const [pattern, named] of STATES) {
    rest = rest.replace(pattern, () => {
      state ??= named;
      return ' ';
    });
  }
  const words = wordsOf(rest);
  const difficulty = DIFFICULTIES.find((one) => words.includes(one));
  const text = words.filter((word) => word !== difficulty && !FILLERS.has(word)).join(' ');
  return {
    ...(text !== '' && { text }),
    ...(difficulty && { difficulty }),
    ...(state && { state }),
    ...(minutes !== undefined && { minutes: Math.floor(minutes) }),
  };
}

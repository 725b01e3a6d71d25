import type { ListedProblem } from '../core/problem/content';
import type { ProblemState, Result } from '../core/practice/progress';
import { BAND_WORDS, DIFFICULTY_WORDS, KIND_WORDS, resultText, stateText } from './problemWords';

/** What a problem is called in a list, where room is short: `1. CI/CD Pipeline`. */
export function rowLabel({ number, title, shortTitle = title }: Pick<ListedProblem, 'number' | 'title' | 'shortTitle'>): string {
  return `${number}. ${shortTitle}`;
}

/** What stands behind that name, what matters most first, since a narrow list cuts off its end: `78 senior · medium`, `hard · paused`. */
export function rowDescription(problem: ListedProblem, state: ProblemState, result?: Result): string {
  const standing = problem.complete ? (state === 'graded' ? '' : stateText(state)) : 'planned';
  return joined([result ? resultText(result) : '', DIFFICULTY_WORDS[problem.difficulty].toLowerCase(), standing]);
}

/** All of that where there is room for it: `35 min · medium · graded, 78 senior`. */
export function rowText(problem: ListedProblem, state: ProblemState, result?: Result): string {
  const standing = problem.complete ? stateText(state, result) : 'planned';
  return joined([`${problem.minutes} min`, DIFFICULTY_WORDS[problem.difficulty].toLowerCase(), standing]);
}

/** The tooltip of a problem, Markdown: what it asks, its key concepts, why it matters, how it stands, and sheets that can't be read. */
export function problemTooltip(problem: ListedProblem, state: ProblemState, result: Result | undefined, errors: readonly string[]): string {
  const { number, title, kind, difficulty, minutes, keyConcepts, companyTags, whyItMatters } = problem;
  const asked = companyTags.includes('All') ? 'asked everywhere' : `asked at ${companyTags.join(', ')}`;
  const standing = result ? `Graded: ${Math.round(result.score)} of 100, ${BAND_WORDS[result.band]}.` : capital(stateText(state));
  return [
    `**${number}. ${plain(title)}**`,
    `${KIND_WORDS[kind]} · ${DIFFICULTY_WORDS[difficulty]} · ${minutes} minutes · ${plain(asked)}`,
    plain(whyItMatters),
    `Key concepts: ${keyConcepts.map(plain).join(', ')}`,
    problem.complete ? standing : 'Its scenario and rubric are still to be written.',
    ...errors.map(plain),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function capital(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Text as Markdown that shows it as it is. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&');
}

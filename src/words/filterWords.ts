import type { ProblemFilter } from '../core/practice/problemFilter';
import { DIFFICULTY_WORDS, STATE_WORDS } from './problemWords';

/** What a list is narrowed to, for the view's description: `hard · 25 minutes or less · “serving”`. Empty without a filter. */
export function filterText({ text, difficulty, state, minutes }: ProblemFilter): string {
  return [
    difficulty && DIFFICULTY_WORDS[difficulty].toLowerCase(),
    state && STATE_WORDS[state].toLowerCase(),
    minutes !== undefined && `${minutes} minutes or less`,
    text && `“${text}”`,
  ]
    .filter(Boolean)
    .join(' · ');
}

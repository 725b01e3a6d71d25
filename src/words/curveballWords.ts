import type { AnsweredCurveball } from '../core/review/reviewCurveball';

/** The words of the Curveball view. */
export const curveballWords = {
  title: 'A change arrives',
  intro: 'Your design stands. Say in a few lines what this changes in it, what stays, and with which numbers. It counts for no grade.',
  label: 'Your answer',
  check: 'Check it',
  again: 'Check it again',
  keys: 'Ctrl+Enter checks',
  checking: 'Checking …',
  found: 'What your answer shows',
  touches: 'What a good design touches',
} as const;

/** What an answer to the change comes to: `Found 2 of 4, 1 more in part: 63 of 100 by weight.` */
export function curveballSentence({ criteria, score }: Pick<AnsweredCurveball, 'criteria' | 'score'>): string {
  const count = (kind: string): number => criteria.filter(({ finding }) => finding === kind).length;
  const half = count('partial');
  return `Found ${count('found')} of ${criteria.length}${half > 0 ? `, ${half} more in part` : ''}: ${score} of 100 by weight.`;
}

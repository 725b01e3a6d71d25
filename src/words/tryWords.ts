import type { Credit } from '../core/review/credit';
import type { ReviewTry } from '../core/review/reviewTries';
import { BAND_WORDS } from './problemWords';

/** The words around other attempts at the same problem. */
export const tryWords = {
  title: 'Beside your other tries',
  choose: 'Compare with',
  criterion: 'Criterion',
  here: 'This one',
  texts: 'Compare the texts',
} as const;

/** What a criterion earned of its weight. */
export const CREDIT_WORDS: Readonly<Record<Credit, string>> = { 1: 'all', 0.5: 'half', 0: 'none' };

/** Whether a criterion earned more or less than in the other try; empty where it earned the same, or did not apply. */
export function creditChange(other: Credit | undefined, here: Credit | undefined): string {
  if (other === undefined || here === undefined || other === here) return '';
  return here > other ? '(more)' : '(less)';
}

/** `2026-11-20`, `2026-11-20-b`. */
export function tryLabel({ attempt }: Pick<ReviewTry, 'attempt'>): string {
  return attempt.slice(attempt.indexOf('.') + 1);
}

/** `2026-11-20, interview: 64, mid`. */
export function trySentence(other: Pick<ReviewTry, 'attempt' | 'mode' | 'mended' | 'score' | 'band'>): string {
  const { mode, mended, score, band } = other;
  const result = score === undefined ? 'own marks alone' : `${score}${band ? `, ${BAND_WORDS[band]}` : ''}`;
  return `${tryLabel(other)}, ${mended ? 'mended' : mode}: ${result}`;
}

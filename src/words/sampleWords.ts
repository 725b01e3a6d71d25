/** Titles and rows around the samples. */
export const SAMPLE_WORDS = {
  title: 'Grade a sample: it counts as nothing',
  again: 'Mark it again',
  result: 'See the result',
  graded: 'graded',
  begun: 'begun',
} as const;

/** `1. CI/CD Pipeline for ML Model Deployment, sample 2`. */
export function sampleLabel(problem: { readonly number: number; readonly title: string }, nth: number): string {
  return `${problem.number}. ${problem.title}, sample ${nth}`;
}

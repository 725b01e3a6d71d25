import { MOST_NOT_APPLICABLE, type Mark } from './gradeSheet';

/** Why a criterion can't be marked not applicable, or undefined where it can: a blocker always applies, and so does a third one. */
export function whyApplies(
  criteria: readonly { readonly id: string; readonly blocker?: true; readonly mark?: Mark }[],
  criterion: string,
): 'blocker-applies' | 'too-many-not-applicable' | undefined {
  if (criteria.some(({ id, blocker }) => id === criterion && blocker)) return 'blocker-applies';
  const away = criteria.filter(({ id, mark }) => id !== criterion && mark === 'not-applicable');
  return away.length >= MOST_NOT_APPLICABLE ? 'too-many-not-applicable' : undefined;
}

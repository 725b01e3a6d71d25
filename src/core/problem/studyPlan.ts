import type { Catalog } from './catalog';

/** A day of the study plan; both count from 1. */
export interface PlanPlace {
  readonly week: number;
  readonly day: number;
}

/** The day on which a problem is first practised; undefined where the plan leaves it out. */
export function placeInPlan(plan: Catalog['studyPlan'], problem: number): PlanPlace | undefined {
  for (const { week, days } of plan) {
    const day = days.findIndex(({ problems, again }) => !again && problems.includes(problem));
    if (day >= 0) return { week, day: day + 1 };
  }
  return undefined;
}

/** Everything that is wrong with a plan: problems that do not exist, that stand twice, or on no day. */
export function checkPlanDays(
  plan: Catalog['studyPlan'],
  numbers: readonly number[],
): { readonly code: 'unknown' | 'twice' | 'left-out'; readonly problem: number }[] {
  const days = plan.flatMap((week) => week.days);
  const first = days.filter(({ again }) => !again).flatMap(({ problems }) => problems);
  const all = days.flatMap(({ problems }) => problems);
  return [
    ...[...new Set(all)].filter((problem) => !numbers.includes(problem)).map((problem) => ({ code: 'unknown' as const, problem })),
    ...first.filter((problem, index) => first.indexOf(problem) !== index).map((problem) => ({ code: 'twice' as const, problem })),
    ...numbers.filter((problem) => !first.includes(problem)).map((problem) => ({ code: 'left-out' as const, problem })),
  ];
}

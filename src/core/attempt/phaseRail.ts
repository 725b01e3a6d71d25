import type { PlannedSection } from './answerPlan';

/** One planned section on the rail. All times in whole seconds. */
export interface Phase extends PlannedSection {
  readonly current: boolean;
  /** How long the cursor was in it while the clock ran. */
  readonly usedSeconds: number;
  /** Planned less used; negative when over. */
  readonly leftSeconds: number;
  /** What it took in the attempt before; undefined where there is none. */
  readonly lastSeconds?: number;
  /** True where it took more than was planned, and the time left on the clock no longer covers what the others have planned. */
  readonly eats: boolean;
}

/** What a rail is read from. Seconds are by section id. */
export interface PhaseFacts {
  readonly plan: readonly PlannedSection[];
  readonly seconds: Readonly<Record<string, number>>;
  /** Planned less elapsed time on the clock, in milliseconds. */
  readonly leftMs: number;
  readonly currentId?: string;
  readonly lastSeconds?: Readonly<Record<string, number>>;
}

/** Under so many seconds, a section that runs over is not worth a sign. */
const TOLERATED_SECONDS = 15;

/** Reads the rail: each section's plan, what it took, and whether it lives at the others' expense. */
export function readPhases({ plan, seconds, leftMs, currentId, lastSeconds }: PhaseFacts): Phase[] {
  const used = plan.map(({ id }) => Math.round(seconds[id] ?? 0));
  const left = plan.map(({ minutes }, at) => minutes * 60 - (used[at] ?? 0));
  const stillPlanned = left.reduce((sum, rest) => sum + Math.max(0, rest), 0);
  const short = leftMs / 1000 < stillPlanned - TOLERATED_SECONDS;
  return plan.map((section, at) => {
    const leftSeconds = left[at] ?? 0;
    const last = lastSeconds?.[section.id];
    return {
      ...section,
      current: section.id === currentId,
      usedSeconds: used[at] ?? 0,
      leftSeconds,
      ...(last !== undefined && { lastSeconds: Math.round(last) }),
      eats: short && leftSeconds < -TOLERATED_SECONDS,
    };
  });
}

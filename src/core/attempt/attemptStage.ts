import type { GradeSheet } from './gradeSheet';
import { readTimer } from './timer';

/** Where an attempt stands. `to-mark`: finished, with criteria that have no mark yet. */
export type AttemptStage = 'in-progress' | 'paused' | 'to-mark' | 'graded';

/** Reads the stage from the sheet alone: a clock that was left running is in progress, whatever became of its window. */
export function stageOf({ clock, finished, marks }: Pick<GradeSheet, 'clock' | 'finished' | 'marks'>): AttemptStage {
  if (finished) return finished.criteria.every(({ id }) => marks[id]?.mark !== undefined) ? 'graded' : 'to-mark';
  const last = clock.at(-1);
  return last && readTimer(clock, last).state === 'running' ? 'in-progress' : 'paused';
}

/** The time on the clock up to its last event, in milliseconds. */
export function clockedMs({ clock }: Pick<GradeSheet, 'clock'>): number {
  const last = clock.at(-1);
  return last ? readTimer(clock, last).elapsedMs : 0;
}

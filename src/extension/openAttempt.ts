import type * as vscode from 'vscode';
import type { AttemptName } from '../core/attempt/attemptName';
import type { ClockEvent } from '../core/attempt/clockEvent';
import type { Mode } from '../core/attempt/gradeSheet';
import type { Attempt } from './attemptStore';

/** An attempt that is on the clock: kept in a sheet, or fresh and not yet touched. */
export interface OpenAttempt {
  readonly id: string;
  readonly name: AttemptName;
  readonly answer: vscode.Uri;
  readonly mode: Mode;
  /** Empty for an attempt that mends another: it has no clock. */
  readonly events: readonly ClockEvent[];
  /** True until the first key: then there is no sheet yet. */
  readonly fresh: boolean;
}

/** An attempt that nobody has written in yet. */
export interface FreshAttempt {
  readonly name: AttemptName;
  readonly answer: vscode.Uri;
  readonly mode: Mode;
  readonly minutes: number;
}

/** The attempt as one under way; undefined where it is finished, unreadable, or has no clock without mending another. */
export function openOf(attempt: Attempt): OpenAttempt | undefined {
  if (attempt.read.kind === 'error') return undefined;
  const { sheet } = attempt.read;
  if (sheet.finished || (sheet.clock.length === 0 && sheet.basedOn === undefined)) return undefined;
  return { id: attempt.id, name: attempt.name, answer: attempt.answer, mode: sheet.mode, events: sheet.clock, fresh: false };
}

/** Of attempts the one whose clock was last started, stopped or taken over; undefined of none. */
export function latestOf(attempts: readonly OpenAttempt[]): OpenAttempt | undefined {
  const last = ({ events }: OpenAttempt): number => events.at(-1)?.wall ?? 0;
  return [...attempts].sort((a, b) => last(a) - last(b)).at(-1);
}

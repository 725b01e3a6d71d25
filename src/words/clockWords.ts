import type { Mode } from '../core/attempt/gradeSheet';
import type { Gap, TimerState } from '../core/attempt/timer';

/** `12:40`, or `1:02:05` from an hour on. Rounds up, so that a fresh clock shows its whole time. */
export function formatClock(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / 1000);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** True for an attempt that mends another: it has no clock. */
export function isUntimed({ plannedMs, elapsedMs }: Pick<TimerState, 'plannedMs' | 'elapsedMs'>): boolean {
  return plannedMs === 0 && elapsedMs === 0;
}

/** `12:40 left` or `3:10 over`. */
export function formatLeft({ leftMs }: Pick<TimerState, 'leftMs'>): string {
  return leftMs < 0 ? `${formatClock(leftMs)} over` : `${formatClock(leftMs)} left`;
}

/** `13 min left` or `4 min over`: for where the seconds would be stale. */
export function formatLeftRoughly({ leftMs }: Pick<TimerState, 'leftMs'>): string {
  return leftMs < 0 ? `${Math.ceil(-leftMs / 60_000)} min over` : `${Math.ceil(leftMs / 60_000)} min left`;
}

/** `34 minutes`, `2 hours`, `3 days`: as exact as a person would say it. */
export function formatSpan(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [amount, unit] =
    minutes < 90 ? [minutes, 'minute'] : minutes < 48 * 60 ? [Math.round(minutes / 60), 'hour'] : [Math.round(minutes / 1440), 'day'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** The status bar item: an icon for the state, the time, and the section under the cursor. */
export function clockText(clock: {
  readonly timer: TimerState;
  readonly number: number;
  readonly shown: boolean;
  readonly owned: boolean;
  readonly section?: string;
}): string {
  const { timer, number, shown, section } = clock;
  const place = section ?? `#${number}`;
  if (isUntimed(timer)) return `$(edit) ${place}`;
  if (timer.gap) return `$(question) ${gapText(timer.gap)} · ${place}`;
  const icon = timer.state === 'paused' ? '$(debug-pause)' : clock.owned ? '$(clock)' : '$(multiple-windows)';
  return shown ? `${icon} ${formatLeft(timer)} · ${place}` : `${icon} ${place}`;
}

/** The same in words, for the tooltip and the screen reader. */
export function clockTooltip(clock: {
  readonly timer: TimerState;
  readonly number: number;
  readonly mode: Mode;
  readonly owned: boolean;
}): string {
  const { timer, number, mode, owned } = clock;
  if (isUntimed(timer)) return `Problem ${number}, ${mode}, without a clock. Click for the menu.`;
  const state = { running: 'running', paused: 'paused', finished: 'finished', asking: 'waiting for your answer' }[timer.state];
  const where = owned ? '' : ' The clock runs in another window.';
  return `Problem ${number}, ${mode}: ${state}, ${formatLeft(timer)} of ${Math.round(timer.plannedMs / 60_000)} minutes.${where} Click for the menu.`;
}

function gapText({ why, gapMs }: Gap): string {
  return why === 'set-back' ? 'system clock set back' : `${formatSpan(gapMs)} not seen`;
}

/** What is asked after a gap. */
export function gapQuestion({ why, gapMs }: Gap): string {
  const span = formatSpan(gapMs);
  if (why === 'slept') return `The computer slept for about ${span}. Does that time count?`;
  if (why === 'set-back') return 'The system clock was set back. The clock here kept its own time. Does that time count?';
  return `The clock was not seen for about ${span}. Does that time count?`;
}

/** The one notification of an attempt. */
export function timeUpSentence({ plannedMs }: Pick<TimerState, 'plannedMs'>): string {
  return `The ${Math.round(plannedMs / 60_000)} minutes are over. The text stays open: finish now, or write on and finish later.`;
}

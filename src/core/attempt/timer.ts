import type { ClockEvent, GapDecision, Instant } from './clockEvent';

/** A heartbeat older than this leaves a gap. */
export const GAP_MS = 30_000;
/** The two clocks may differ by this much between two looks. */
const DRIFT_MS = 5_000;

/** A stretch nobody watched: the user says whether it counts. */
export interface Gap {
  /** `unseen`: no heartbeat. `slept`: the system's clock ran ahead of the session's. `set-back`: it ran behind. */
  readonly why: 'unseen' | 'slept' | 'set-back';
  /** What surely ran since the last event, in milliseconds; counted whatever the answer. */
  readonly ranMs: number;
  /** What is in question, in milliseconds. */
  readonly gapMs: number;
}

/** The clock of an attempt at one moment. */
export interface TimerState {
  readonly state: 'running' | 'paused' | 'finished' | 'asking';
  readonly elapsedMs: number;
  /** Planned minutes and extensions, in milliseconds; 0 for an attempt without a clock. */
  readonly plannedMs: number;
  /** Planned less elapsed; negative when over. */
  readonly leftMs: number;
  readonly over: boolean;
  /** True in the last fifth of the planned time and after it. */
  readonly short: boolean;
  /** Only in state `asking`. */
  readonly gap?: Gap;
}

/**
 * Reads the clock: a pure fold, the same for the same log. Of a gap, the first
 * 30 s count in any case; keeping it adds the rest, dropping it changes nothing, so elapsed time never decreases.
 *
 * @param events The log, in the order of the sheet.
 * @param heartbeat When a window last saw the clock run, if that is known. Ignored unless it follows the last event in its session.
 *
 * @example
 * readTimer([{ kind: 'start', minutes: 30, session: 'a', wall: 0, mono: 0 }], { session: 'a', wall: 9_000, mono: 9_000 }).leftMs
 * // 1_791_000
 */
export function readTimer(events: readonly ClockEvent[], now: Instant, heartbeat?: Instant): TimerState {
  const log = fold(events);
  if (log.last === undefined || log.state !== 'running') return stateOf(log.state, log.elapsedMs, log.plannedMs);
  const { ranMs, gapMs, why } = tail(log.last, whole(now), heartbeat);
  const elapsedMs = log.elapsedMs + ranMs;
  return why === undefined
    ? stateOf('running', elapsedMs, log.plannedMs)
    : { ...stateOf('asking', elapsedMs, log.plannedMs), gap: { why, ranMs, gapMs } };
}

/** What a user, or the hand-over between sessions, asks of the clock. */
export type ClockRequest =
  | { readonly kind: 'start'; readonly minutes: number }
  | { readonly kind: 'pause' | 'resume' | 'finish' | 'keep-gap' | 'drop-gap' | 'adopt' }
  | { readonly kind: 'extend'; readonly minutes: number };

/** The events to append, none where the request changes nothing; or the gap that has to be answered first. */
export type ClockAnswer = { readonly kind: 'append'; readonly events: readonly ClockEvent[] } | { readonly kind: 'ask'; readonly gap: Gap };

/**
 * Turns a request into events. Asking twice is harmless: pausing a paused clock appends nothing. A session that takes over a
 * running clock (`adopt`, or any other request) writes how long the hand-over took, so that monotonic times never meet across
 * sessions. While a gap is open, every request but its answer is met with the gap.
 */
export function requestClock(events: readonly ClockEvent[], request: ClockRequest, at: Instant, heartbeat?: Instant): ClockAnswer {
  const now = whole(at);
  const timer = readTimer(events, now, heartbeat);
  const { gap } = timer;
  const last = events.at(-1);
  const append = (...more: ClockEvent[]): ClockAnswer => ({ kind: 'append', events: more });
  if (timer.state === 'finished') return append();
  if (gap) {
    const decision = (kind: GapDecision['kind']): ClockEvent => ({ kind, ...now, ranMs: gap.ranMs, gapMs: gap.gapMs });
    if (request.kind === 'keep-gap') return append(decision('gap-kept'));
    if (request.kind === 'drop-gap') return append(decision('gap-dropped'));
    return { kind: 'ask', gap };
  }
  const taken: ClockEvent[] = [];
  if (timer.state === 'running' && last !== undefined && last.session !== now.session) {
    taken.push({ kind: 'gap-kept', ...now, ranMs: tail(last, now, heartbeat).ranMs, gapMs: 0 });
  }
  switch (request.kind) {
    case 'start':
      return events.length === 0 ? append({ kind: 'start', minutes: request.minutes, ...now }) : append();
    case 'pause':
      return timer.state === 'running' ? append(...taken, { kind: 'pause', ...now }) : append();
    case 'resume':
      return timer.state === 'paused' && events.length > 0 ? append({ kind: 'resume', ...now }) : append(...taken);
    case 'finish':
      return append(...taken, { kind: 'finish', ...now });
    case 'extend':
      return append(...taken, { kind: 'extend', minutes: request.minutes, ...now });
    case 'adopt':
    case 'keep-gap':
    case 'drop-gap':
      return append(...taken);
  }
}

/** The heartbeat to keep, every 10 s; undefined while the clock does not run or waits for an answer, when the old one must stay. */
export function beat(events: readonly ClockEvent[], now: Instant, heartbeat?: Instant): Instant | undefined {
  const last = events.at(-1);
  return last?.session === now.session && readTimer(events, now, heartbeat).state === 'running' ? whole(now) : undefined;
}

interface Log {
  readonly state: 'running' | 'paused' | 'finished';
  readonly elapsedMs: number;
  readonly plannedMs: number;
  readonly last?: ClockEvent;
}

function fold(events: readonly ClockEvent[]): Log {
  let log: Log = { state: 'paused', elapsedMs: 0, plannedMs: 0 };
  for (const event of events) {
    if (log.state === 'finished') break;
    const ran = log.state === 'running' && log.last !== undefined ? span(log.last, event) : 0;
    log = { state: after(log.state, event), elapsedMs: log.elapsedMs + ran, plannedMs: log.plannedMs + planned(event), last: event };
  }
  return log;
}

function after(state: 'running' | 'paused', event: ClockEvent): Log['state'] {
  switch (event.kind) {
    case 'start':
    case 'resume':
      return 'running';
    case 'pause':
      return 'paused';
    case 'finish':
      return 'finished';
    case 'extend':
    case 'gap-kept':
    case 'gap-dropped':
      return state;
  }
}

function planned(event: ClockEvent): number {
  return event.kind === 'start' || event.kind === 'extend' ? event.minutes * 60_000 : 0;
}

function span(from: Instant, to: ClockEvent): number {
  if (to.kind === 'gap-kept') return to.ranMs + to.gapMs;
  if (to.kind === 'gap-dropped') return to.ranMs;
  return Math.max(0, from.session === to.session ? to.mono - from.mono : to.wall - from.wall);
}

/** What became of the time since the last event: what ran, and what nobody saw. */
function tail(last: Instant, now: Instant, heartbeat: Instant | undefined): Omit<Gap, 'why'> & { readonly why?: Gap['why'] } {
  const seen = heartbeat?.session === last.session && heartbeat.mono >= last.mono ? heartbeat : last;
  const before = seen.mono - last.mono;
  const wall = now.wall - seen.wall;
  const hop = seen.session === now.session ? Math.max(0, now.mono - seen.mono) : Math.max(0, wall);
  const drift = seen.session === now.session ? wall - hop : Math.min(0, wall);
  const ranMs = before + Math.min(hop, GAP_MS);
  const gapMs = Math.max(hop, wall) - Math.min(hop, GAP_MS);
  if (drift < -DRIFT_MS) return { ranMs, gapMs, why: 'set-back' };
  if (hop > GAP_MS) return { ranMs, gapMs, why: 'unseen' };
  if (drift > DRIFT_MS) return { ranMs, gapMs, why: 'slept' };
  return { ranMs, gapMs: 0 };
}

function stateOf(state: TimerState['state'], elapsedMs: number, plannedMs: number): TimerState {
  const leftMs = plannedMs - elapsedMs;
  return { state, elapsedMs, plannedMs, leftMs, over: leftMs < 0, short: plannedMs > 0 && leftMs <= plannedMs / 5 };
}

/** Whole milliseconds, always rounded down, so that what is written never disagrees with what was shown. */
function whole({ session, wall, mono }: Instant): Instant {
  return { session, wall: Math.floor(wall), mono: Math.floor(mono) };
}

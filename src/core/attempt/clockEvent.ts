import * as v from 'valibot';

/** A moment, told twice. Both in milliseconds. */
export interface Instant {
  /** Which run of the extension saw it; monotonic times compare only within one. */
  readonly session: string;
  /** Since 1970, by the system's clock, which can be set. */
  readonly wall: number;
  /** Since some fixed moment of the session; never runs backwards. */
  readonly mono: number;
}

/** What happened to the clock of an attempt. Kept in the grade sheet, in the order it happened. */
export type ClockEvent = Instant &
  (
    | { readonly kind: 'start'; readonly minutes: number }
    | { readonly kind: 'pause' | 'resume' | 'finish' }
    | { readonly kind: 'extend'; readonly minutes: number }
    | GapDecision
  );

/**
 * A stretch in which nobody watched the clock, and whether it counts. Holds its own lengths, since the heartbeat they come
 * from is not kept: `ranMs` surely ran between the event before and the gap, `gapMs` is in question.
 */
export interface GapDecision {
  readonly kind: 'gap-kept' | 'gap-dropped';
  readonly ranMs: number;
  readonly gapMs: number;
}

const ms = v.pipe(v.number(), v.finite());
const length = v.pipe(v.number(), v.finite(), v.minValue(0));
const wall = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);
const instant = { session: v.string(), wall, mono: ms };

/** As a sheet holds it: `wall` an ISO 8601 text in UTC, everything else as in {@link ClockEvent}. */
export const clockEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('start'), ...instant, minutes: length }),
  v.object({ kind: v.picklist(['pause', 'resume', 'finish']), ...instant }),
  v.object({ kind: v.literal('extend'), ...instant, minutes: length }),
  v.object({ kind: v.picklist(['gap-kept', 'gap-dropped']), ...instant, ranMs: length, gapMs: length }),
]);

/** The event as plain data for a sheet, `kind` first. */
export function buildClockEntry(event: ClockEvent): Record<string, string | number> {
  const { kind, session, wall: at, mono, ...rest } = event;
  return { kind, session, wall: new Date(at).toISOString(), mono, ...rest };
}

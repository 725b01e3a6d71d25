import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ClockEvent, Instant } from '../../src/core/attempt/clockEvent';
import { beat, GAP_MS, readTimer, requestClock, type ClockRequest } from '../../src/core/attempt/timer';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A moment of session `a`, which began at noon, both clocks in step unless told. */
const at = (ms: number, change: Partial<Instant> = {}): Instant => ({ session: 'a', wall: NOON + ms, mono: ms, ...change });
const started: ClockEvent = { kind: 'start', minutes: 30, ...at(0) };

describe('The clock', () => {
  it('stands at zero before it starts', () => {
    assert.deepEqual(readTimer([], at(0)), { state: 'paused', elapsedMs: 0, plannedMs: 0, leftMs: 0, over: false, short: false });
  });

  it('runs from start, seen by a heartbeat', () => {
    const { state, elapsedMs, leftMs } = readTimer([started], at(9 * MINUTE + 5_000), at(9 * MINUTE));
    assert.deepEqual({ state, elapsedMs, leftMs }, { state: 'running', elapsedMs: 545_000, leftMs: 1_255_000 });
  });

  it('stands still while paused and goes on after', () => {
    const log: ClockEvent[] = [started, { kind: 'pause', ...at(5 * MINUTE) }];
    assert.deepEqual([readTimer(log, at(2 * HOUR)).state, readTimer(log, at(2 * HOUR)).elapsedMs], ['paused', 5 * MINUTE]);
    log.push({ kind: 'resume', ...at(2 * HOUR) });
    assert.equal(readTimer(log, at(2 * HOUR + 7_000)).elapsedMs, 5 * MINUTE + 7_000);
  });

  it('is given five more minutes', () => {
    const log: ClockEvent[] = [started, { kind: 'extend', minutes: 5, ...at(10_000) }];
    assert.equal(readTimer(log, at(10_000)).leftMs, 35 * MINUTE - 10_000);
  });

  it('is short in its last fifth, and over after its end', () => {
    const pressure = (ms: number) => {
      const { short, over } = readTimer([started], at(ms), at(ms));
      return { short, over };
    };
    assert.deepEqual(pressure(24 * MINUTE - 1), { short: false, over: false });
    assert.deepEqual(pressure(24 * MINUTE), { short: true, over: false });
    assert.deepEqual(pressure(30 * MINUTE), { short: true, over: false });
    assert.deepEqual(pressure(30 * MINUTE + 1), { short: true, over: true });
  });

  it('is finished once and for all', () => {
    const log: ClockEvent[] = [started, { kind: 'finish', ...at(MINUTE) }, { kind: 'resume', ...at(2 * MINUTE) }];
    assert.deepEqual([readTimer(log, at(HOUR)).state, readTimer(log, at(HOUR)).elapsedMs], ['finished', MINUTE]);
  });

  it('believes the session within a session: small drift changes nothing', () => {
    assert.equal(readTimer([started], at(20_000, { wall: NOON + 24_000 })).elapsedMs, 20_000);
  });

  it('believes the wall across sessions: a reload of a few seconds counts', () => {
    const { state, elapsedMs } = readTimer([started], { session: 'b', wall: NOON + 72_000, mono: 900 }, at(MINUTE));
    assert.deepEqual({ state, elapsedMs }, { state: 'running', elapsedMs: 72_000 });
  });
});

describe('The clock asks', () => {
  it('when no heartbeat came for half a minute; 30 s of the gap count in any case', () => {
    const { state, elapsedMs, gap } = readTimer([started], at(HOUR), at(MINUTE));
    assert.equal(state, 'asking');
    assert.equal(elapsedMs, 90_000);
    assert.deepEqual(gap, { why: 'unseen', ranMs: 90_000, gapMs: HOUR - 90_000 });
  });

  it('when the machine slept and the session clock with it', () => {
    const { gap } = readTimer([started], at(MINUTE + 9_000, { wall: NOON + HOUR }), at(MINUTE));
    assert.deepEqual(gap, { why: 'slept', ranMs: 69_000, gapMs: HOUR - 69_000 });
  });

  it('when the system clock was set back an hour, and is never negative', () => {
    const timer = readTimer([started], at(MINUTE + 9_000, { wall: NOON - HOUR }), at(MINUTE));
    assert.deepEqual([timer.state, timer.elapsedMs, timer.gap], ['asking', 69_000, { why: 'set-back', ranMs: 69_000, gapMs: 0 }]);
    const reloaded = readTimer([started], { session: 'b', wall: NOON - HOUR, mono: 3 }, at(MINUTE));
    assert.deepEqual([reloaded.state, reloaded.elapsedMs, reloaded.gap?.why], ['asking', MINUTE, 'set-back']);
  });

  it('when another machine opens a running attempt the next day', () => {
    const { gap } = readTimer([started], { session: 'b', wall: NOON + 24 * HOUR, mono: 3 });
    assert.deepEqual(gap, { why: 'unseen', ranMs: 30_000, gapMs: 24 * HOUR - 30_000 });
  });

  it('and the answer settles it', () => {
    const now = at(HOUR);
    const answer = (kind: 'keep-gap' | 'drop-gap') => {
      const reply = requestClock([started], { kind }, now, at(MINUTE));
      assert.equal(reply.kind, 'append');
      return readTimer([started, ...reply.events], at(HOUR + 5_000));
    };
    assert.deepEqual([answer('keep-gap').state, answer('keep-gap').elapsedMs], ['running', HOUR + 5_000]);
    assert.deepEqual([answer('drop-gap').state, answer('drop-gap').elapsedMs], ['running', 95_000]);
  });

  it('before anything else is done to it, and no heartbeat covers the gap up', () => {
    for (const request of [{ kind: 'pause' }, { kind: 'finish' }, { kind: 'adopt' }, { kind: 'extend', minutes: 5 }] as const) {
      assert.equal(requestClock([started], request, at(HOUR), at(MINUTE)).kind, 'ask');
    }
    assert.equal(beat([started], at(HOUR), at(MINUTE)), undefined);
  });

  it('nothing while paused', () => {
    const log: ClockEvent[] = [started, { kind: 'pause', ...at(MINUTE) }];
    assert.equal(readTimer(log, at(HOUR, { wall: NOON - HOUR })).state, 'paused');
  });
});

describe('A request to the clock', () => {
  const events = (log: readonly ClockEvent[], request: ClockRequest, now: Instant, heartbeat?: Instant) => {
    const answer = requestClock(log, request, now, heartbeat);
    assert.equal(answer.kind, 'append');
    return answer.events.map(({ kind }) => kind);
  };
  const paused: ClockEvent[] = [started, { kind: 'pause', ...at(5_000) }];

  it('changes nothing the second time', () => {
    assert.deepEqual(events([], { kind: 'start', minutes: 30 }, at(0)), ['start']);
    assert.deepEqual(events([started], { kind: 'start', minutes: 30 }, at(0)), []);
    assert.deepEqual(events([started], { kind: 'resume' }, at(0)), []);
    assert.deepEqual(events([started], { kind: 'pause' }, at(0)), ['pause']);
    assert.deepEqual(events(paused, { kind: 'pause' }, at(6_000)), []);
    assert.deepEqual(events(paused, { kind: 'resume' }, at(6_000)), ['resume']);
    assert.deepEqual(events([], { kind: 'resume' }, at(0)), []);
    assert.deepEqual(events([started], { kind: 'keep-gap' }, at(0)), []);
    assert.deepEqual(events([started], { kind: 'drop-gap' }, at(0)), []);
    assert.deepEqual(events([started], { kind: 'finish' }, at(0)), ['finish']);
    assert.deepEqual(events([{ ...started, kind: 'finish' }], { kind: 'finish' }, at(0)), []);
  });

  it('from a new session first writes how long the hand-over took', () => {
    const now = { session: 'b', wall: NOON + 12_000, mono: 7.9 };
    assert.deepEqual(events([started], { kind: 'adopt' }, at(5_000)), []);
    assert.deepEqual(requestClock([started], { kind: 'pause' }, now, at(10_000)), {
      kind: 'append',
      events: [
        { kind: 'gap-kept', session: 'b', wall: NOON + 12_000, mono: 7, ranMs: 12_000, gapMs: 0 },
        { kind: 'pause', session: 'b', wall: NOON + 12_000, mono: 7 },
      ],
    });
    assert.deepEqual(events(paused, { kind: 'adopt' }, now), []);
    assert.deepEqual(events([started], { kind: 'extend', minutes: 5 }, now), ['gap-kept', 'extend']);
  });

  it('is what makes a heartbeat the owner’s alone', () => {
    assert.deepEqual(beat([started], at(5_000.7)), at(5_000, { wall: NOON + 5_000 }));
    assert.equal(beat([started], { session: 'b', wall: NOON + 5_000, mono: 1 }), undefined);
    assert.equal(beat(paused, at(6_000)), undefined);
    assert.equal(beat([], at(0)), undefined);
  });
});

/** A life: time passes, keys are pressed, windows reload, the machine sleeps, its clock is set, heartbeats come or do not. */
type Step =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'set'; readonly ms: number }
  | { readonly kind: 'reload' | 'beat' | 'other-window' }
  | { readonly kind: 'ask'; readonly request: ClockRequest };

const request: fc.Arbitrary<ClockRequest> = fc.oneof(
  fc.constantFrom('pause', 'resume', 'keep-gap', 'drop-gap', 'adopt').map((kind) => ({ kind })),
  fc.record({ kind: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 10 }) }),
  fc.constant({ kind: 'finish' as const }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.double({ min: 0, max: 40_000, noNaN: true }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: HOUR }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -HOUR, max: HOUR }) }) },
  { weight: 3, arbitrary: fc.constantFrom('reload' as const, 'beat' as const, 'other-window' as const).map((kind) => ({ kind })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), request }) },
);

function* live(steps: readonly Step[]): Generator<{ events: readonly ClockEvent[]; now: Instant; heartbeat: Instant | undefined }> {
  let now: Instant = at(0);
  let other: Instant = { session: 'z', wall: NOON, mono: 5 * HOUR };
  let sessions = 0;
  let heartbeat: Instant | undefined;
  const events: ClockEvent[] = [started];
  yield { events, now, heartbeat };
  for (const one of steps) {
    switch (one.kind) {
      case 'wait':
        now = { ...now, wall: now.wall + one.ms, mono: now.mono + one.ms };
        other = { ...other, wall: now.wall, mono: other.mono + one.ms };
        break;
      case 'sleep':
      case 'set':
        now = { ...now, wall: now.wall + one.ms };
        other = { ...other, wall: now.wall };
        break;
      case 'reload':
        sessions++;
        now = { ...now, session: `a${sessions}`, mono: sessions };
        break;
      case 'other-window':
        [now, other] = [other, now];
        break;
      case 'beat':
        heartbeat = beat(events, now, heartbeat) ?? heartbeat;
        break;
      case 'ask': {
        const answer = requestClock(events, one.request, now, heartbeat);
        if (answer.kind === 'append') events.push(...answer.events);
      }
    }
    yield { events, now, heartbeat };
  }
}

describe('Whatever happens, the clock', () => {
  const steps = fc.array(step, { maxLength: 60 });

  it('is never negative, reads the same twice, and runs backwards only where the system clock did, by 30 s at most', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let before = 0;
        let index = 0;
        let doubtful = false;
        for (const { events, now, heartbeat } of live(all)) {
          const timer = readTimer(events, now, heartbeat);
          assert.deepEqual(readTimer([...events], { ...now }, heartbeat), timer);
          const last = all[index++ - 1];
          doubtful ||= last?.kind === 'set' || last?.kind === 'other-window';
          assert.ok(timer.elapsedMs >= Math.max(0, before - (doubtful ? GAP_MS : 0)), `${timer.elapsedMs} after ${before}`);
          before = timer.elapsedMs;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('equals the sum of the running spans, through pauses and reloads, as long as it is watched', () => {
    const watched = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 29_000 }) },
      { weight: 2, arbitrary: fc.constantFrom('pause' as const, 'resume' as const, 'reload' as const) },
    );
    fc.assert(
      fc.property(fc.array(watched, { maxLength: 60 }), (all) => {
        const events: ClockEvent[] = [started];
        let now = at(0);
        let heartbeat: Instant | undefined;
        let running = true;
        let expected = 0;
        for (const [index, one] of all.entries()) {
          if (typeof one === 'number') {
            now = { ...now, wall: now.wall + one, mono: now.mono + one };
            if (running) expected += one;
            heartbeat = beat(events, now, heartbeat) ?? heartbeat;
          } else {
            if (one === 'reload') now = { session: `r${index}`, wall: now.wall, mono: index };
            else running = one === 'resume';
            const answer = requestClock(events, { kind: one === 'reload' ? 'adopt' : one }, now, heartbeat);
            if (answer.kind === 'append') events.push(...answer.events);
          }
          const { state, elapsedMs } = readTimer(events, now, heartbeat);
          assert.deepEqual([state, elapsedMs], [running ? 'running' : 'paused', expected]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is at least what its log said before, however the logs of two windows interleave', () => {
    const instant = fc.record({
      session: fc.constantFrom('a', 'b'),
      wall: fc.integer({ min: 0, max: HOUR }),
      mono: fc.integer({ min: 0, max: HOUR }),
    });
    const event = fc.oneof(
      fc.tuple(fc.constantFrom('pause', 'resume', 'finish'), instant).map(([kind, when]) => ({ kind, ...when })),
      fc.tuple(fc.constantFrom('start' as const, 'extend' as const), instant).map(([kind, when]) => ({ kind, minutes: 5, ...when })),
      fc
        .tuple(fc.constantFrom('gap-kept' as const, 'gap-dropped' as const), instant)
        .map(([kind, when]) => ({ kind, ranMs: 7, gapMs: 9, ...when })),
    ) as fc.Arbitrary<ClockEvent>;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), instant, (log, now) => {
        let before = 0;
        for (let length = 1; length <= log.length; length++) {
          const prefix = log.slice(0, length);
          const last = prefix.at(-1) ?? now;
          const { elapsedMs } = readTimer(prefix, last);
          assert.ok(elapsedMs >= before);
          assert.ok(readTimer(prefix, now).elapsedMs >= elapsedMs);
          before = elapsedMs;
        }
      }),
    );
  });
});

import * as vscode from 'vscode';
import { buildAttemptId } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import type { ClockEvent, Instant } from '../core/attempt/clockEvent';
import type { Mode } from '../core/attempt/gradeSheet';
import { beat, GAP_MS, readTimer, requestClock } from '../core/attempt/timer';
import type { ClockRequest, TimerState } from '../core/attempt/timer';
import { refusalSentence } from '../words/sheetWords';
import type { Attempt, AttemptStore } from './attemptStore';
import type { Heartbeat, HeartbeatStore } from './heartbeat';
import { ExpectedFailure } from './log';

const TICK_MS = 1_000;
const BEAT_MS = 10_000;

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

/**
 * The attempt on the clock in this window, at most one at a time.
 *
 * The clock is the log of events in the sheet; this class adds to it, keeps the heartbeat, and hands the clock over between
 * windows: the one focused last owns it, the others only read it.
 */
export class AttemptSession implements vscode.Disposable {
  readonly #store: AttemptStore;
  readonly #heartbeats: HeartbeatStore;
  readonly #now: () => Instant;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #ticked = new vscode.EventEmitter<TimerState>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #fresh: (FreshAttempt & { readonly events: readonly ClockEvent[] }) | undefined;
  #currentId: string | undefined;
  #beat: Instant | undefined;
  #owner: string | undefined;
  #told: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastBeat = -Infinity;
  #keeping: Promise<void> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Fires when another attempt is current, or its clock, mode or owner changed. */
  readonly onDidChange = this.#changed.event;
  /** Fires every second while an attempt is current. */
  readonly onDidTick = this.#ticked.event;

  constructor(store: AttemptStore, heartbeats: HeartbeatStore, now: () => Instant) {
    this.#store = store;
    this.#heartbeats = heartbeats;
    this.#now = now;
    this.#subscriptions.push(
      store.onDidChange(() => this.#follow()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.own();
      }),
    );
  }

  /** The attempt on the clock; undefined while none is begun and unfinished. */
  get current(): OpenAttempt | undefined {
    if (this.#fresh) return { ...this.#fresh, id: buildAttemptId(this.#fresh.name), fresh: true };
    const attempt = this.#currentId === undefined ? undefined : this.#store.get(this.#currentId);
    return attempt && openOf(attempt);
  }

  /** The clock as it stands now; undefined without a current attempt. */
  get timer(): TimerState | undefined {
    const { current } = this;
    return current && readTimer(current.events, this.#now(), this.#beat);
  }

  /** Resolves when the attempt at hand is either fresh or in its sheet, and not on the way there. Never rejects. */
  get settled(): Promise<void> {
    return this.#inTurn(() => undefined);
  }

  /** True where this window's clock counts. */
  get owns(): boolean {
    return this.#owner === undefined || this.#owner === this.#now().session;
  }

  /** Takes up the attempt that was on the clock last: a running one, else the one paused last. */
  async restore(): Promise<void> {
    const open = this.#store.attempts.map(openOf).filter((attempt) => attempt !== undefined);
    const running = open.filter(({ events }) => readTimer(events, this.#now()).state !== 'paused');
    const latest = (running.length > 0 ? running : open).sort((a, b) => lastWall(a) - lastWall(b)).at(-1);
    await this.#use(latest?.id);
    if (vscode.window.state.focused) await this.own();
  }

  /** Puts an untouched answer on the clock. */
  async begin(fresh: FreshAttempt): Promise<void> {
    const paused = await this.#tryPause();
    await this.#inTurn(async () => {
      const start = requestClock([], { kind: 'start', minutes: fresh.minutes }, this.#now());
      this.#fresh = { ...fresh, events: start.kind === 'append' ? start.events : [] };
      this.#currentId = undefined;
      this.#told = undefined;
      this.#run();
      await this.#writeBeat({ claim: true });
    });
    this.#changed.fire();
    paused();
  }

  /** Writes the sheet of the fresh attempt: from the first key on, it is kept. What is asked of it meanwhile waits. */
  keep(): Promise<void> {
    return (this.#keeping ??= this.#inTurn(() => this.#keep()).finally(() => (this.#keeping = undefined)));
  }

  async #keep(): Promise<void> {
    const fresh = this.#fresh;
    if (!fresh) return;
    const attempt = await this.#store.create(fresh.name, { problem: fresh.name.slug, mode: fresh.mode }, [
      { kind: 'clock', events: fresh.events },
    ]);
    this.#fresh = undefined;
    this.#currentId = attempt.id;
    await this.#writeBeat({ claim: true });
    this.#changed.fire();
  }

  /** Forgets the current attempt, as when it was left untouched, discarded or finished. */
  async leave(): Promise<void> {
    await this.#inTurn(async () => {
      const { current } = this;
      this.#fresh = undefined;
      await this.#use(undefined);
      if (current) await this.#heartbeats.delete(current.id);
    });
  }

  /** True where this run of the extension began the attempt, which is not finished. */
  began({ read }: Attempt): boolean {
    return read.kind === 'sheet' && !read.sheet.finished && read.sheet.clock[0]?.session === this.#now().session;
  }

  /** True where another window has an attempt on its clock. */
  async isElsewhere(id: string): Promise<boolean> {
    const { session, wall } = this.#now();
    const heartbeat = await this.#heartbeats.read(id);
    return heartbeat?.beat !== undefined && heartbeat.owner !== session && Math.abs(wall - heartbeat.beat.wall) < GAP_MS;
  }

  /** Makes an attempt with a sheet the current one; the one before is paused. */
  async resume(attempt: Attempt): Promise<void> {
    const paused = this.#currentId === attempt.id ? undefined : await this.#tryPause();
    if (paused) {
      await this.#inTurn(async () => {
        this.#fresh = undefined;
        await this.#use(attempt.id);
      });
      await this.own();
    }
    await this.request({ kind: 'resume' });
    paused?.();
  }

  /** Pauses what runs; a sheet that can't be written holds up no other attempt. Gives what throws the failure once that is under way. */
  async #tryPause(): Promise<() => void> {
    try {
      await this.pause();
      return () => undefined;
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }

  async pause(): Promise<void> {
    if (this.timer?.state === 'running') await this.request({ kind: 'pause' });
  }

  /** Asks the clock for something. Resolves with false where a gap has to be answered first. */
  async request(request: ClockRequest): Promise<boolean> {
    return this.#inTurn(async () => {
      const { current } = this;
      if (!current) return true;
      const answer = requestClock(current.events, request, this.#now(), this.#beat);
      if (answer.kind === 'ask') return false;
      await this.#append(current, answer.events);
      return true;
    });
  }

  /** True once for each end of the planned time, in one window: when it is to be told. */
  async tellsEnd(): Promise<boolean> {
    const { timer } = this;
    if (timer?.state !== 'running' || !timer.over || timer.plannedMs === 0 || !this.owns || this.#told === timer.plannedMs) return false;
    this.#told = timer.plannedMs;
    await this.#writeBeat({ claim: true });
    return true;
  }

  /** The events that a finish appends; an open gap is left out, and where there is no clock there are none. */
  finishEvents(): readonly ClockEvent[] {
    const { current } = this;
    if (!current || current.events.length === 0) return [];
    const answer = requestClock(current.events, { kind: 'finish' }, this.#now(), this.#beat);
    return answer.kind === 'append' ? answer.events : [];
  }

  /** Makes an attempt that is still fresh an interview; refuses where the rubric was in sight while something was written. */
  async makeInterview(): Promise<void> {
    await this.#inTurn(() => {
      if (!this.#fresh) throw new ExpectedFailure(refusalSentence({ kind: 'rubric-seen' }));
      this.#fresh = { ...this.#fresh, mode: 'interview' };
      this.#changed.fire();
    });
  }

  /** Makes an interview a guided attempt; for good where something was written. `at` in ms since 1970. */
  async showRubric(at: number): Promise<void> {
    await this.#inTurn(async () => {
      const { current } = this;
      const attempt = current && this.#store.get(current.id);
      if (this.#fresh) this.#fresh = { ...this.#fresh, mode: 'guided' };
      else if (attempt && current.mode === 'interview') await this.#store.change(attempt, { kind: 'show-rubric', at });
      this.#changed.fire();
    });
  }

  /** Takes the clock over from the window that had it. */
  async own(): Promise<void> {
    const { current } = this;
    if (!current || current.fresh) return;
    const { session } = this.#now();
    const heartbeat = await this.#heartbeats.read(current.id);
    if (heartbeat && heartbeat.owner !== session) this.#yield(heartbeat);
    await this.request({ kind: 'adopt' });
    await this.#writeBeat({ claim: true });
    this.#changed.fire();
  }

  async #append(current: OpenAttempt, events: readonly ClockEvent[]): Promise<void> {
    if (events.length > 0) {
      if (this.#fresh) this.#fresh = { ...this.#fresh, events: [...this.#fresh.events, ...events] };
      else {
        const attempt = this.#store.get(current.id);
        if (attempt) await this.#store.change(attempt, { kind: 'clock', events });
      }
      this.#beat = this.#now();
      await this.#writeBeat({ claim: true });
    }
    this.#changed.fire();
  }

  async #use(id: string | undefined): Promise<void> {
    this.#currentId = id;
    const heartbeat = id === undefined ? undefined : await this.#heartbeats.read(id);
    this.#beat = heartbeat?.beat;
    this.#owner = heartbeat?.owner;
    // Where nothing is known of it, an end that has passed was told somewhere else.
    this.#told = heartbeat ? heartbeat.told : this.timer?.over ? this.timer.plannedMs : undefined;
    if (this.current) this.#run();
    else this.#stop();
    this.#changed.fire();
  }

  /**
   * The sheet changed: another window may have finished, discarded or paused the attempt. One that can't be read, perhaps because
   * somebody is just writing it, stays at hand until it can.
   */
  #follow(): void {
    const attempt = this.#currentId === undefined ? undefined : this.#store.get(this.#currentId);
    if (!this.#fresh && this.#currentId !== undefined && attempt?.read.kind !== 'error' && !this.current) {
      this.#currentId = undefined;
      this.#stop();
    }
    this.#changed.fire();
  }

  /** What changes the attempt at hand takes turns, so that nothing is asked of a fresh one while its sheet is being written. */
  #inTurn<T>(task: () => T | Promise<T>): Promise<T> {
    const running = this.#turn.then(task);
    this.#turn = running.then(
      () => undefined,
      () => undefined,
    );
    return running;
  }

  #run(): void {
    this.#timer ??= setInterval(() => void this.#tick(), TICK_MS);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #tick(): Promise<void> {
    const { timer } = this;
    if (!timer) return;
    this.#ticked.fire(timer);
    const { mono } = this.#now();
    if (mono - this.#lastBeat < BEAT_MS) return;
    this.#lastBeat = mono;
    if (this.owns) await this.#writeBeat();
    else await this.#readBeat();
  }

  async #writeBeat(options?: { readonly claim: true }): Promise<void> {
    const { current } = this;
    if (!current) return;
    this.#beat = beat(current.events, this.#now(), this.#beat) ?? this.#beat;
    this.#lastBeat = this.#now().mono;
    const { session } = this.#now();
    if (!options?.claim) {
      const kept = await this.#heartbeats.read(current.id);
      if (kept && kept.owner !== session) {
        this.#yield(kept);
        return;
      }
    }
    this.#owner = session;
    await this.#heartbeats.write(current.id, {
      owner: session,
      ...(this.#beat && { beat: this.#beat }),
      ...(this.#told !== undefined && { told: this.#told }),
    });
  }

  async #readBeat(): Promise<void> {
    const { current } = this;
    const heartbeat = current && (await this.#heartbeats.read(current.id));
    if (heartbeat) this.#yield(heartbeat);
  }

  /** Another window owns the clock: show what it saw. */
  #yield({ owner, beat, told }: Heartbeat): void {
    this.#owner = owner;
    this.#beat = beat;
    this.#told = told;
  }

  dispose(): void {
    this.#stop();
    vscode.Disposable.from(...this.#subscriptions, this.#changed, this.#ticked).dispose();
  }
}

/** The attempt as one under way; undefined where it is finished, unreadable, or has no clock without mending another. */
export function openOf(attempt: Attempt): OpenAttempt | undefined {
  if (attempt.read.kind === 'error') return undefined;
  const { sheet } = attempt.read;
  if (sheet.finished || (sheet.clock.length === 0 && sheet.basedOn === undefined)) return undefined;
  return { id: attempt.id, name: attempt.name, answer: attempt.answer, mode: sheet.mode, events: sheet.clock, fresh: false };
}

function lastWall({ events }: OpenAttempt): number {
  return events.at(-1)?.wall ?? 0;
}

import * as vscode from 'vscode';
import { buildAttemptId } from '../core/attempt/attemptName';
import type { ClockEvent, Instant } from '../core/attempt/clockEvent';
import { GAP_MS, readTimer, requestClock } from '../core/attempt/timer';
import type { ClockRequest, TimerState } from '../core/attempt/timer';
import { refusalSentence } from '../words/sheetWords';
import type { Attempt, AttemptStore } from './attemptStore';
import type { ClockOwner } from './clockOwner';
import { ExpectedFailure } from './log';
import type { Log } from './log';
import { latestOf, openOf } from './openAttempt';
import type { FreshAttempt, OpenAttempt } from './openAttempt';

const TICK_MS = 1_000;

/**
 * The attempt on the clock in this window, at most one at a time.
 *
 * The clock is the log of events in the sheet; this class adds to it, and hands the clock over between windows: the one focused last
 * owns it, the others show it.
 */
export class AttemptSession implements vscode.Disposable {
  readonly #store: AttemptStore;
  readonly #owner: ClockOwner;
  readonly #now: () => Instant;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #ticked = new vscode.EventEmitter<TimerState>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #fresh: (FreshAttempt & { readonly events: readonly ClockEvent[] }) | undefined;
  #currentId: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #keeping: Promise<void> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Fires when another attempt is current, or its clock, mode or owner changed. */
  readonly onDidChange = this.#changed.event;
  /** Fires every second while an attempt is current. */
  readonly onDidTick = this.#ticked.event;

  constructor(store: AttemptStore, owner: ClockOwner, now: () => Instant, log: Log) {
    this.#store = store;
    this.#owner = owner;
    this.#now = now;
    this.#log = log;
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
    return current && readTimer(current.events, this.#now(), this.#owner.beat);
  }

  /** Resolves when the attempt at hand is either fresh or in its sheet, and not on the way there. Never rejects. */
  get settled(): Promise<void> {
    return this.#inTurn(() => undefined);
  }

  /** True where this window's clock counts. */
  get owns(): boolean {
    return this.#owner.isHere;
  }

  /** Takes up the attempt that was on the clock last: a running one, else the one paused last. */
  async restore(): Promise<void> {
    const open = this.#store.attempts.map(openOf).filter((attempt) => attempt !== undefined);
    const running = open.filter(({ events }) => this.#isRunning(events));
    await this.#use(latestOf(running.length > 0 ? running : open)?.id);
    if (vscode.window.state.focused) await this.own();
  }

  /** Puts an untouched answer on the clock. Resolves once it runs there: what is to be written is written in its turn. */
  async begin(fresh: FreshAttempt): Promise<void> {
    await this.#inTurn(() => {
      this.#pauseBefore();
      const start = requestClock([], { kind: 'start', minutes: fresh.minutes }, this.#now());
      this.#fresh = { ...fresh, events: start.kind === 'append' ? start.events : [] };
      this.#currentId = undefined;
      this.#owner.begin();
      void this.#claim();
      this.#run();
    });
    this.#changed.fire();
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
    await this.#claim();
    this.#changed.fire();
  }

  /**
   * Forgets the current attempt, as when it was left untouched, discarded or finished.
   *
   * @param id only where it is this one
   */
  async leave(id?: string): Promise<void> {
    await this.#inTurn(async () => {
      const { current } = this;
      if (id !== undefined && current?.id !== id) return;
      this.#fresh = undefined;
      await this.#use(undefined);
      if (current) void this.#owner.forget(current.id);
    });
  }

  /** True where this run of the extension began the attempt, which is not finished. */
  began({ read }: Attempt): boolean {
    return read.kind === 'sheet' && !read.sheet.finished && read.sheet.clock[0]?.session === this.#now().session;
  }

  /** True where another window has an attempt on its clock. */
  isElsewhere(id: string): Promise<boolean> {
    return this.#owner.isElsewhere(id);
  }

  /** Makes an attempt with a sheet the current one; the one before is paused. */
  async resume(attempt: Attempt): Promise<void> {
    if (this.#currentId !== attempt.id) {
      await this.#inTurn(async () => {
        this.#pauseBefore();
        this.#fresh = undefined;
        await this.#use(attempt.id);
      });
      await this.own();
    }
    await this.request({ kind: 'resume' });
  }

  /** Pauses what runs as of now, in its turn. A sheet that can't be written holds up no other attempt: that is told. */
  #pauseBefore(): void {
    const { current, timer } = this;
    if (!current || current.fresh || timer?.state !== 'running') return;
    const answer = requestClock(current.events, { kind: 'pause' }, this.#now(), this.#owner.beat);
    if (answer.kind === 'append')
      void this.#inTurn(() => this.#write(current, answer.events)).catch((error: unknown) =>
        this.#log.report(error, 'Pausing the attempt'),
      );
  }

  async pause(): Promise<void> {
    if (this.timer?.state === 'running') await this.request({ kind: 'pause' });
  }

  /** Asks the clock for something. Resolves with false where a gap has to be answered first. */
  async request(request: ClockRequest): Promise<boolean> {
    return this.#inTurn(async () => {
      const { current } = this;
      if (!current) return true;
      const answer = requestClock(current.events, request, this.#now(), this.#owner.beat);
      if (answer.kind === 'ask') return false;
      if (answer.events.length > 0) {
        await this.#write(current, answer.events);
        if (this.current) await this.#owner.claimChanged(this.current);
      }
      this.#changed.fire();
      return true;
    });
  }

  /** True once for each end of the planned time, in one window: when it is to be told. */
  async tellsEnd(): Promise<boolean> {
    const { current, timer } = this;
    if (!current || timer?.state !== 'running' || !timer.over || timer.plannedMs === 0) return false;
    if (!this.owns || this.#owner.told === timer.plannedMs) return false;
    return this.#owner.tell(current, timer.plannedMs);
  }

  /** The events that a finish appends; an open gap is left out, and where there is no clock there are none. */
  finishEvents(): readonly ClockEvent[] {
    const { current } = this;
    if (!current || current.events.length === 0) return [];
    const answer = requestClock(current.events, { kind: 'finish' }, this.#now(), this.#owner.beat);
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
    await this.#owner.look(current);
    await this.request({ kind: 'adopt' });
    await this.#claim();
    this.#changed.fire();
  }

  async #write(current: OpenAttempt, events: readonly ClockEvent[]): Promise<void> {
    if (current.fresh && this.#fresh) this.#fresh = { ...this.#fresh, events: [...this.#fresh.events, ...events] };
    const attempt = current.fresh ? undefined : this.#store.get(current.id);
    if (attempt) await this.#store.change(attempt, { kind: 'clock', events });
  }

  async #claim(): Promise<void> {
    if (this.current) await this.#owner.claim(this.current);
  }

  /** Takes up an attempt; `owner` is the session whose clock it is where no heartbeat says so. */
  async #use(id: string | undefined, owner?: string): Promise<void> {
    this.#currentId = id;
    if (id === undefined) this.#owner.release();
    else await this.#owner.follow(id, () => (this.timer?.over ? this.timer.plannedMs : undefined), owner);
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
    this.#join().catch((error: unknown) => this.#log.info(`The clock of another window is not shown: ${String(error)}`));
  }

  /** Shows the attempt that runs in another window, where none runs here. */
  async #join(): Promise<void> {
    if (this.#isBusy) return;
    const open = this.#store.attempts.flatMap((attempt) => openOf(attempt) ?? []);
    const latest = latestOf(open.filter(({ id, events }) => id !== this.#currentId && this.#isRunning(events)));
    const last = latest?.events.at(-1);
    if (!latest || !last) return;
    const { session, wall } = this.#now();
    const isNews = last.session !== session && Math.abs(wall - last.wall) < GAP_MS;
    if (!isNews && !(await this.isElsewhere(latest.id))) return;
    await this.#inTurn(async () => {
      if (!this.#isBusy) await this.#use(latest.id, last.session);
    });
  }

  /** True where this window shows a clock that runs, or asks whether it did. */
  get #isBusy(): boolean {
    const { current, timer } = this;
    return current !== undefined && (current.fresh || timer?.state !== 'paused');
  }

  #isRunning(events: readonly ClockEvent[]): boolean {
    return readTimer(events, this.#now()).state !== 'paused';
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
    const { current, timer } = this;
    if (!current || !timer) return;
    this.#ticked.fire(timer);
    await this.#owner.keep(current);
  }

  dispose(): void {
    this.#stop();
    vscode.Disposable.from(...this.#subscriptions, this.#changed, this.#ticked).dispose();
  }
}

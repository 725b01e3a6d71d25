import type { Instant } from '../core/attempt/clockEvent';
import { beat, GAP_MS } from '../core/attempt/timer';
import type { Heartbeat, HeartbeatStore } from './heartbeat';
import type { OpenAttempt } from './openAttempt';

const BEAT_MS = 10_000;

/**
 * Which window's clock counts for the attempt at hand, and when that window last saw it run: the heartbeat. The window that was
 * focused last owns the clock; the others only read it.
 */
export class ClockOwner {
  readonly #heartbeats: HeartbeatStore;
  readonly #now: () => Instant;
  #beat: Instant | undefined;
  #owner: string | undefined;
  #told: number | undefined;
  #lastBeat = -Infinity;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(heartbeats: HeartbeatStore, now: () => Instant) {
    this.#heartbeats = heartbeats;
    this.#now = now;
  }

  /** When the clock was last seen to run; undefined where that is not known. */
  get beat(): Instant | undefined {
    return this.#beat;
  }

  /** True where this window's clock counts. */
  get isHere(): boolean {
    return this.#owner === undefined || this.#owner === this.#now().session;
  }

  /** The end of the planned time that the user was told of, in milliseconds on the clock; undefined before the first. */
  get told(): number | undefined {
    return this.#told;
  }

  /** Begins anew with an attempt that no window has had on its clock. */
  begin(): void {
    this.#take({ owner: this.#now().session });
  }

  /** There is no attempt at hand. */
  release(): void {
    this.#beat = undefined;
    this.#owner = undefined;
    this.#told = undefined;
  }

  /**
   * Takes up what is known of an attempt.
   *
   * @param over where nothing is known: the end of the time that has passed, since that was told somewhere else
   * @param owner where nothing is known: the session whose clock counts; without one, this window's
   */
  async follow(attempt: string, over: () => number | undefined, owner?: string): Promise<void> {
    this.#owner = owner;
    await this.#inTurn(async () => {
      const heartbeat = await this.#heartbeats.read(attempt);
      this.#beat = heartbeat?.beat;
      this.#owner = heartbeat?.owner ?? owner;
      this.#told = heartbeat ? heartbeat.told : over();
    });
  }

  /** Reads what another window saw of the attempt; what this one knows stays where the clock is its own. */
  async look({ id }: OpenAttempt): Promise<void> {
    const heartbeat = await this.#heartbeats.read(id);
    if (heartbeat && heartbeat.owner !== this.#now().session) this.#take(heartbeat);
  }

  /** Makes the clock this window's, seen to run now. Resolves once other windows can know; never rejects. */
  async claim(attempt: OpenAttempt): Promise<void> {
    this.#see(attempt);
    await this.#write(attempt);
  }

  /** The clock was changed by this window: that counts as seen, running or not. */
  async claimChanged(attempt: OpenAttempt): Promise<void> {
    this.#beat = this.#now();
    await this.claim(attempt);
  }

  /** Keeps the heartbeat where ten seconds have passed since the last one: writes it where the clock is this window's, else reads it. */
  async keep(attempt: OpenAttempt): Promise<void> {
    const { mono, session } = this.#now();
    if (mono - this.#lastBeat < BEAT_MS) return;
    this.#lastBeat = mono;
    if (this.isHere) {
      this.#see(attempt);
      const kept = await this.#heartbeats.read(attempt.id);
      if (kept && kept.owner !== session) this.#take(kept);
      else await this.#write(attempt);
    } else await this.look(attempt);
  }

  /** Remembers, for all windows, that the user is told of the end of the planned time; false where that was told, or the clock is another window's. */
  tell(attempt: OpenAttempt, plannedMs: number): Promise<boolean> {
    return this.#inTurn(async () => {
      // Another window may have taken the clock since this one last looked.
      await this.look(attempt);
      if (!this.isHere || this.#told === plannedMs) return false;
      this.#told = plannedMs;
      this.#see(attempt);
      await this.#heartbeats.write(attempt.id, this.#kept());
      return true;
    });
  }

  /** True where another window has an attempt on its clock. */
  async isElsewhere(attempt: string): Promise<boolean> {
    const { session, wall } = this.#now();
    const heartbeat = await this.#heartbeats.read(attempt);
    return heartbeat?.beat !== undefined && heartbeat.owner !== session && Math.abs(wall - heartbeat.beat.wall) < GAP_MS;
  }

  /** Forgets an attempt that is on no clock any more. */
  forget(attempt: string): Promise<void> {
    return this.#inTurn(() => this.#heartbeats.delete(attempt));
  }

  #see({ events }: OpenAttempt): void {
    this.#beat = beat(events, this.#now(), this.#beat) ?? this.#beat;
    this.#lastBeat = this.#now().mono;
  }

  #write({ id }: OpenAttempt): Promise<void> {
    this.#owner = this.#now().session;
    const kept = this.#kept();
    return this.#inTurn(() => this.#heartbeats.write(id, kept));
  }

  #kept(): Heartbeat {
    const owner = this.#now().session;
    return { owner, ...(this.#beat && { beat: this.#beat }), ...(this.#told !== undefined && { told: this.#told }) };
  }

  /** What is written, and what is read to be taken up, takes turns: nothing older is taken up after something newer. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const running = this.#turn.then(task);
    this.#turn = running.catch(() => undefined);
    return running;
  }

  #take({ owner, beat: seen, told }: Heartbeat): void {
    this.#owner = owner;
    this.#beat = seen;
    this.#told = told;
  }
}

/**
 * Values by key, each as it was learnt last. Reading takes time, and of two readings the one that began later counts, whichever ends
 * first: what is learnt late of an earlier moment changes nothing.
 */
export class LatestValues<T> {
  readonly #values = new Map<string, T>();
  readonly #learntAt = new Map<string, number>();
  #clock = 0;
  /** When all of them were learnt together. */
  #allLearntAt = 0;
  #news = 0;

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  values(): IterableIterator<T> {
    return this.#values.values();
  }

  /** How often something was learnt of one of them: whoever reads all of them reads again where it was more often meanwhile. */
  get news(): number {
    return this.#news;
  }

  /** Begins a reading; each moment is later than those before. */
  moment(): number {
    return ++this.#clock;
  }

  /** Takes in what was read from a moment on; undefined where there is nothing. False where that is no news, or too old to be. */
  learn(key: string, value: T | undefined, moment: number): boolean {
    if (moment < (this.#learntAt.get(key) ?? this.#allLearntAt)) return false;
    this.#learntAt.set(key, moment);
    this.#news++;
    if (value === undefined) return this.#values.delete(key);
    this.#values.set(key, value);
    return true;
  }

  /** Takes in all there is, read from a moment on; what was learnt of one of them since stays. */
  learnAll(all: ReadonlyMap<string, T>, moment: number): void {
    for (const key of new Set([...this.#values.keys(), ...all.keys()])) this.learn(key, all.get(key), moment);
    this.#allLearntAt = Math.max(this.#allLearntAt, moment);
  }
}

/**
 * Keeps opening and removing answers apart: else an answer could be removed that was just made anew under the name of the one left.
 *
 * Answers are opened one after the other, so that the one in front is the one on the clock. One is removed while none is being opened
 * that was asked for before, and never at the same time as another of its problem is opened; other problems don't wait for it.
 */
export class AnswerTurns {
  #opening: Promise<unknown> = Promise.resolve();
  readonly #problems = new Map<string, Promise<unknown>>();

  /** Runs what opens an answer to a problem, by slug. */
  open<T>(slug: string, task: () => Promise<T>): Promise<T> {
    const next = (): Promise<T> => this.#at(slug, task);
    const running = this.#opening.then(next, next);
    this.#opening = running;
    return running;
  }

  /** Runs what removes an answer to a problem, by slug. */
  remove<T>(slug: string, task: () => Promise<T>): Promise<T> {
    const next = (): Promise<T> => this.#at(slug, task);
    return this.#opening.then(next, next);
  }

  #at<T>(slug: string, task: () => Promise<T>): Promise<T> {
    const before = this.#problems.get(slug) ?? Promise.resolve();
    const running = before.then(task, task);
    this.#problems.set(slug, running);
    return running;
  }
}

import type * as vscode from 'vscode';
import { buildAttemptId } from '../core/attempt/attemptName';
import type { AttemptName } from '../core/attempt/attemptName';
import type { Mode } from '../core/attempt/gradeSheet';

const MEMORY = 'untouched';

/** An answer that was scaffolded and, as far as is known, not written in. */
export interface UntouchedAnswer {
  readonly name: AttemptName;
  readonly mode: Mode;
}

type Change = (all: readonly UntouchedAnswer[]) => readonly UntouchedAnswer[];

/**
 * The untouched answers, remembered across reloads and kills so that none stays behind.
 *
 * VS Code tells every change back to the window that made it, also after that window has made the next: so changes are written one
 * after the other, and those that are not written yet are laid over what VS Code holds.
 */
export class UntouchedAnswers {
  readonly #memory: vscode.Memento;
  #unwritten: readonly Change[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get all(): readonly UntouchedAnswer[] {
    return this.#unwritten.reduce((all, change) => change(all), this.#remembered);
  }

  find(name: AttemptName): UntouchedAnswer | undefined {
    return this.all.find((one) => isSame(one.name, name));
  }

  /** Resolves once it outlasts this window. */
  add(answer: UntouchedAnswer): Promise<void> {
    return this.#change((all) => [...all.filter(({ name }) => !isSame(name, answer.name)), answer]);
  }

  async forget(name: AttemptName): Promise<void> {
    if (this.find(name)) await this.#change((all) => all.filter((one) => !isSame(one.name, name)));
  }

  get #remembered(): readonly UntouchedAnswer[] {
    return this.#memory.get<readonly UntouchedAnswer[]>(MEMORY, []);
  }

  #change(change: Change): Promise<void> {
    this.#unwritten = [...this.#unwritten, change];
    const write = async (): Promise<void> => {
      await this.#memory.update(MEMORY, change(this.#remembered));
      this.#unwritten = this.#unwritten.filter((one) => one !== change);
    };
    return (this.#writing = this.#writing.then(write, write));
  }
}

function isSame(a: AttemptName, b: AttemptName): boolean {
  return buildAttemptId(a) === buildAttemptId(b);
}

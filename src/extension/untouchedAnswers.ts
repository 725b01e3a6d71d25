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

/** The untouched answers, remembered across reloads and kills so that none stays behind. */
export class UntouchedAnswers {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get all(): readonly UntouchedAnswer[] {
    return this.#memory.get<readonly UntouchedAnswer[]>(MEMORY, []);
  }

  find(name: AttemptName): UntouchedAnswer | undefined {
    return this.all.find((one) => isSame(one.name, name));
  }

  async add(answer: UntouchedAnswer): Promise<void> {
    await this.#memory.update(MEMORY, [...this.all.filter(({ name }) => !isSame(name, answer.name)), answer]);
  }

  async forget(name: AttemptName): Promise<void> {
    if (!this.find(name)) return;
    await this.#memory.update(
      MEMORY,
      this.all.filter((one) => !isSame(one.name, name)),
    );
  }
}

function isSame(a: AttemptName, b: AttemptName): boolean {
  return buildAttemptId(a) === buildAttemptId(b);
}

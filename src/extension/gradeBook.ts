import * as vscode from 'vscode';
import { stageOf } from '../core/attempt/attemptStage';
import { gradeAttempt } from '../core/review/grade';
import type { Grade } from '../core/review/grade';
import type { AnswerChecks } from './answerChecks';
import { MOST_CHARACTERS } from './answerChecks';
import type { Attempt, AttemptStore } from './attemptStore';
import type { Log } from './log';

/** The grades of attempts whose marks are complete, computed from their sheets one after the other and kept while the sheet stays the same. */
export class GradeBook implements vscode.Disposable {
  readonly #checks: AnswerChecks;
  readonly #store: AttemptStore;
  readonly #log: Log;
  readonly #grades = new Map<string, { readonly of: Attempt['read']; readonly grade: Grade | undefined }>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #working: Promise<void> | undefined;

  /** Fires when a grade is known that was not known before. */
  readonly onDidChange = this.#changed.event;

  constructor(store: AttemptStore, checks: AnswerChecks, log: Log) {
    this.#store = store;
    this.#checks = checks;
    this.#log = log;
    this.#subscription = store.onDidChange(() => void this.update());
  }

  /** The grade of an attempt; undefined while marks are missing, or it is not computed yet. */
  get(attempt: Attempt): Grade | undefined {
    return this.#grades.get(attempt.id)?.grade;
  }

  /** Computes what is missing, the newest attempt first. Resolves when all grades are known. */
  update(): Promise<void> {
    return (this.#working ??= this.#work().finally(() => (this.#working = undefined)));
  }

  async #work(): Promise<void> {
    for (let attempt = this.#next(); attempt; attempt = this.#next()) {
      this.#grades.set(attempt.id, { of: attempt.read, grade: await this.#grade(attempt) });
      this.#changed.fire();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  #next(): Attempt | undefined {
    return this.#store.attempts.findLast(
      ({ id, read }) => read.kind === 'sheet' && stageOf(read.sheet) === 'graded' && this.#grades.get(id)?.of !== read,
    );
  }

  async #grade({ id, name, read }: Attempt): Promise<Grade | undefined> {
    if (read.kind === 'error' || !read.sheet.finished) return undefined;
    const { text } = read.sheet.finished;
    try {
      const { scaffold } = await this.#checks.problem(name.slug);
      const findings = text.length > MOST_CHARACTERS ? [] : await this.#checks.check(name.slug, text);
      return gradeAttempt(read.sheet, findings, scaffold.text);
    } catch (error) {
      this.#log.info(`${id} is graded by its marks alone: ${error instanceof Error ? error.message : String(error)}`);
      return gradeAttempt(read.sheet);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

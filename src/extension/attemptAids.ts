import * as vscode from 'vscode';
import { readPhases } from '../core/attempt/phaseRail';
import type { Phase } from '../core/attempt/phaseRail';
import { sectionSeconds } from '../core/attempt/gradeSheet';
import type { GradeSheet } from '../core/attempt/gradeSheet';
import type { PracticeProblem } from '../core/problem/content';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import type { SectionTracker } from './sectionTracker';

/** A question put to the interviewer, and the reply. */
export interface AskedQuestion {
  readonly question: string;
  readonly reply: string;
}

/** What helps along while an attempt is written. */
export interface AttemptAidsState {
  readonly attempt: string;
  readonly phases: readonly Phase[];
  /** The hints taken so far, in their order. */
  readonly hints: readonly string[];
  /** How many there are. */
  readonly hintCount: number;
  readonly questions: readonly AskedQuestion[];
}

/** Phases, hints and questions of the attempt on the clock. */
export class AttemptAids implements vscode.Disposable {
  readonly #session: AttemptSession;
  readonly #store: AttemptStore;
  readonly #library: ContentLibrary;
  readonly #sections: SectionTracker;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #problem: PracticeProblem | undefined;

  /** Fires when something of it may differ, at least every second while the clock is looked at. */
  readonly onDidChange = this.#changed.event;

  constructor(session: AttemptSession, store: AttemptStore, library: ContentLibrary, sections: SectionTracker) {
    this.#session = session;
    this.#store = store;
    this.#library = library;
    this.#sections = sections;
    this.#subscriptions = [
      session.onDidChange(() => void this.#follow()),
      session.onDidTick(() => this.#changed.fire()),
      store.onDidChange(() => this.#changed.fire()),
      sections.onDidChange(() => this.#changed.fire()),
    ];
    void this.#follow();
  }

  /** Undefined while no attempt is on the clock, or its problem is not read yet. */
  get state(): AttemptAidsState | undefined {
    const { current, timer } = this.#session;
    const problem = this.#problem;
    if (!current || !timer || problem?.slug !== current.name.slug) return undefined;
    const sheet = this.#sheetOf(current.id);
    const hints = new Set(sheet?.hints.map(({ hint }) => hint));
    const currentId = this.#sections.current?.id;
    const lastSeconds = this.#lastSeconds(current.name.slug, current.id);
    return {
      attempt: current.id,
      phases: readPhases({
        plan: this.#sections.plan,
        seconds: this.#sections.seconds,
        leftMs: timer.leftMs,
        ...(currentId !== undefined && { currentId }),
        ...(lastSeconds && { lastSeconds }),
      }),
      hints: problem.hints.filter((_, at) => hints.has(at + 1)),
      hintCount: problem.hints.length,
      questions: (sheet?.questions ?? []).map(({ question }) => ({ question, reply: replyTo(problem, question) })),
    };
  }

  async #follow(): Promise<void> {
    const slug = this.#session.current?.name.slug;
    if (slug !== undefined && slug !== this.#problem?.slug) {
      this.#problem = await this.#library.problem(slug).catch(() => undefined);
    }
    this.#changed.fire();
  }

  #sheetOf(id: string): GradeSheet | undefined {
    const attempt = this.#store.get(id);
    return attempt?.read.kind === 'sheet' ? attempt.read.sheet : undefined;
  }

  /** What each section took in the last finished attempt that was timed. */
  #lastSeconds(slug: string, id: string): Readonly<Record<string, number>> | undefined {
    const timed = this.#store.attempts.flatMap((attempt) => {
      const sheet = attempt.name.slug === slug && attempt.id !== id ? this.#sheetOf(attempt.id) : undefined;
      return sheet?.finished && sheet.basedOn === undefined ? [sectionSeconds(sheet)] : [];
    });
    return timed.findLast((seconds) => Object.keys(seconds).length > 0);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

/** The reply to a question as it was recorded. */
function replyTo({ clarifications, aids }: PracticeProblem, question: string): string {
  return clarifications.find((one) => one.question === question)?.answer ?? aids.undecided;
}

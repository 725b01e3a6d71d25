import * as vscode from 'vscode';
import { readTimer } from '../core/attempt/timer';
import type { TimerState } from '../core/attempt/timer';
import type { ContentIndex, ListedProblem } from '../core/problem/content';
import { filterProblems, isEmptyFilter } from '../core/practice/problemFilter';
import type { ProblemFilter } from '../core/practice/problemFilter';
import { groupProblems } from '../core/practice/problemGroup';
import type { Grouping, ProblemGroup } from '../core/practice/problemGroup';
import { readProgress } from '../core/practice/progress';
import type { ProblemProgress, ProblemState, Progress } from '../core/practice/progress';
import { openOf } from './openAttempt';
import type { AttemptSession } from './attemptSession';
import type { OpenAttempt } from './openAttempt';
import type { Attempt, AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import type { GradeBook } from './gradeBook';

const GROUPING = 'grouping';

/** An attempt under way, and its clock. */
export interface Resumable {
  readonly attempt: OpenAttempt;
  readonly timer: TimerState;
}

/** What the Problems view shows: the problems that pass the filter, in groups, with the state of each. */
export class ProblemsModel implements vscode.Disposable {
  readonly #library: ContentLibrary;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #grades: GradeBook;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #index: ContentIndex | undefined;
  #progress: Progress<Attempt> | undefined;
  #filter: ProblemFilter = {};
  #minute: number | undefined;

  /** Fires whenever anything that a row shows differs. */
  readonly onDidChange = this.#changed.event;

  constructor(library: ContentLibrary, store: AttemptStore, session: AttemptSession, grades: GradeBook, memory: vscode.Memento) {
    this.#library = library;
    this.#store = store;
    this.#session = session;
    this.#grades = grades;
    this.#memory = memory;
    const redraw = (): void => {
      this.#progress = undefined;
      this.#changed.fire();
    };
    this.#subscriptions = [
      store.onDidChange(redraw),
      session.onDidChange(redraw),
      grades.onDidChange(redraw),
      session.onDidTick(({ leftMs }) => {
        const minute = Math.ceil(leftMs / 60_000);
        if (this.#minute !== undefined && this.#minute !== minute) this.#changed.fire();
        this.#minute = minute;
      }),
    ];
  }

  /** Reads the list of problems, then the attempts. */
  async load(): Promise<ContentIndex> {
    const first = !this.#index;
    const index = (this.#index ??= await this.#library.index());
    await this.#store.load();
    if (first) this.#changed.fire();
    return index;
  }

  /** True once there is something to show. */
  get isLoaded(): boolean {
    return this.#index !== undefined;
  }

  get grouping(): Grouping {
    return this.#memory.get<Grouping>(GROUPING, 'section');
  }

  async group(by: Grouping): Promise<void> {
    await this.#memory.update(GROUPING, by);
    this.#changed.fire();
  }

  get filter(): ProblemFilter {
    return this.#filter;
  }

  set filter(filter: ProblemFilter) {
    this.#filter = filter;
    this.#changed.fire();
  }

  get isFiltered(): boolean {
    return !isEmptyFilter(this.#filter);
  }

  /**
   * The attempt that the first row offers to resume: the one on the clock, or the one paused last. An answer that nothing is kept of
   * yet is none, so that a click on a row moves no row.
   */
  get resumable(): Resumable | undefined {
    const { current, timer } = this.#session;
    if (current && timer && !current.fresh) return { attempt: current, timer };
    const paused = this.#store.attempts.flatMap((attempt) => {
      const open = openOf(attempt);
      const last = open?.events.at(-1);
      return open && last ? { attempt: open, last } : [];
    });
    const latest = paused.sort((a, b) => a.last.wall - b.last.wall).at(-1);
    return latest && { attempt: latest.attempt, timer: readTimer(latest.attempt.events, latest.last) };
  }

  /** True where the practice folder is not there. */
  get folderMissing(): boolean {
    return this.#store.folderMissing;
  }

  /** Slugs of attempts at problems that this version's list does not have. */
  get unknown(): readonly string[] {
    const known = new Set(this.#index?.problems.map(({ slug }) => slug));
    return this.#index && !this.isFiltered ? [...this.#read().problems.keys()].filter((slug) => !known.has(slug)).sort() : [];
  }

  get groups(): readonly ProblemGroup[] {
    const index = this.#index;
    if (!index) return [];
    const titles = new Map(index.catalog.sections.map(({ number, title }) => [number, title]));
    const passing = filterProblems(index.problems, this.#filter, this.stateOf, titles);
    return groupProblems(passing, this.grouping, index.catalog, this.stateOf);
  }

  problem(slug: string): ListedProblem | undefined {
    return this.#index?.problems.find((problem) => problem.slug === slug);
  }

  /** What the attempts at a problem say; undefined where there are none. */
  progressOf(slug: string): ProblemProgress<Attempt> | undefined {
    return this.#read().problems.get(slug);
  }

  readonly stateOf = ({ slug }: Pick<ListedProblem, 'slug'>): ProblemState => {
    const { current } = this.#session;
    if (current?.fresh && current.name.slug === slug) return 'in-progress';
    return this.progressOf(slug)?.state ?? 'not-started';
  };

  #read(): Progress<Attempt> {
    return (this.#progress ??= readProgress(this.#store.attempts, (attempt) => {
      const grade = this.#grades.get(attempt);
      return grade?.agreed === undefined || !grade.band ? undefined : { score: grade.agreed, band: grade.band.band };
    }));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

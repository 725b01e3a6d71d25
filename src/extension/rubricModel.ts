import * as vscode from 'vscode';
import { stageOf } from '../core/attempt/attemptStage';
import type { RubricCriterion } from '../core/problem/content';
import type { Finding } from '../core/evidence/finding';
import type { Grade } from '../core/review/grade';
import type { GradeSheet } from '../core/attempt/gradeSheet';
import { MOST_CHARACTERS } from './answerChecks';
import type { AnswerChecks, PlacedHint } from './answerChecks';
import { documentOf } from './answerTab';
import type { AttemptSession } from './attemptSession';
import type { Attempt, AttemptStore } from './attemptStore';
import type { GradeBook } from './gradeBook';
import type { Log } from './log';

const AFTER_TYPING_MS = 250;
/** An answer that comes into view is shown before it is checked. */
const AFTER_OPENING_MS = 300;

/**
 * What the Rubric view shows.
 *
 * - `none`: no answer is open
 * - `hidden`: an interview under way
 * - `unknown`: an attempt at a problem this version does not know
 * - `too-long`: the answer is over a million characters, and is not checked
 * - `writing`: a guided attempt under way, with findings
 * - `marking`: a finished attempt; without `findings` until blind marks are complete
 */
export type RubricState =
  | { readonly kind: 'none' | 'loading' }
  | { readonly kind: 'hidden' | 'unknown' | 'too-long'; readonly answer: vscode.Uri; readonly slug: string }
  | {
      readonly kind: 'writing';
      readonly answer: vscode.Uri;
      readonly slug: string;
      readonly text: string;
      readonly criteria: readonly RubricCriterion[];
      readonly termOf: (concept: string) => string;
      readonly findings: readonly Finding[];
      readonly hints: readonly PlacedHint[];
      readonly pointed: GradeSheet['pointed'];
    }
  | {
      readonly kind: 'marking';
      readonly answer: vscode.Uri;
      readonly slug: string;
      readonly attempt: Attempt;
      readonly sheet: GradeSheet;
      /** The text as handed in, which the findings are of. */
      readonly text: string;
      readonly criteria: readonly RubricCriterion[];
      readonly termOf: (concept: string) => string;
      readonly findings?: readonly Finding[];
      readonly grade?: Grade;
      readonly pointed: GradeSheet['pointed'];
    };

/** A state in which the criteria are in sight. */
export type OpenRubric = Extract<RubricState, { readonly kind: 'writing' | 'marking' }>;

/** Follows the attempt in the active editor and checks it shortly after the last key. */
export class RubricModel implements vscode.Disposable {
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #checks: AnswerChecks;
  readonly #grades: GradeBook;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<RubricState>();
  readonly #subscriptions: vscode.Disposable[];
  #state: RubricState = { kind: 'none' };
  #answer: vscode.Uri | undefined;
  /** Resolves once the answer in view has been there for a moment. */
  #shown: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;
  #refreshing: Promise<void> = Promise.resolve();

  /** Fires with the whole state whenever it differs. */
  readonly onDidChange = this.#changed.event;

  constructor(store: AttemptStore, session: AttemptSession, checks: AnswerChecks, grades: GradeBook, log: Log) {
    this.#store = store;
    this.#session = session;
    this.#checks = checks;
    this.#grades = grades;
    this.#log = log;
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#look(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#answer?.toString()) this.#soon();
      }),
      store.onDidChange(() => this.#soon(0)),
      session.onDidChange(() => this.#soon(0)),
      grades.onDidChange(() => this.#soon(0)),
    ];
    this.#look(vscode.window.activeTextEditor);
  }

  get state(): RubricState {
    return this.#state;
  }

  /** Checks now instead of shortly after the last key. Resolves when the state is up to date. */
  refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    return (this.#refreshing = this.#refresh(run));
  }

  async #refresh(run: number): Promise<void> {
    let state: RubricState;
    try {
      state = await this.#read(run);
    } catch (error) {
      void this.#log.report(error, 'Checking the answer');
      return;
    }
    if (run !== this.#run) return this.#refreshing;
    this.#state = state;
    this.#changed.fire(state);
  }

  /** An editor that is no answer keeps the view as it was, so that reading beside does not empty it. */
  #look(editor: vscode.TextEditor | undefined): void {
    if (this.#follow(editor)) this.#soon(0);
  }

  /** True where the editor holds another answer than the one in view; that one is in view from now on. */
  #follow(editor: vscode.TextEditor | undefined): boolean {
    if (!editor) return false;
    const { uri } = editor.document;
    const isAnswer = this.#store.of(uri) !== undefined || this.#session.current?.answer.toString() === uri.toString();
    if (!isAnswer || uri.toString() === this.#answer?.toString()) return false;
    this.#answer = uri;
    this.#shown = new Promise((resolve) => setTimeout(resolve, AFTER_OPENING_MS));
    return true;
  }

  #soon(delay = AFTER_TYPING_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), delay);
  }

  async #read(run: number): Promise<RubricState> {
    const { current } = this.#session;
    this.#follow(vscode.window.activeTextEditor);
    const answer = this.#answer;
    if (!answer) return { kind: 'none' };
    const attempt = this.#store.of(answer);
    const open = current?.answer.toString() === answer.toString() ? current : undefined;
    const sheet = attempt?.read.kind === 'sheet' ? attempt.read.sheet : undefined;
    const slug = open?.name.slug ?? attempt?.name.slug;
    const mode = open?.mode ?? sheet?.mode;
    if (slug === undefined || mode === undefined) return { kind: 'none' };
    const here = { answer, slug };
    if (attempt && sheet?.finished) return this.#marking(attempt, sheet, sheet.finished.text, here);
    if (mode === 'interview') return { kind: 'hidden', ...here };
    await this.#shown;
    if (run !== this.#run) return this.#state;
    const known = await this.#checks.problem(slug).catch(() => undefined);
    if (!known) return { kind: 'unknown', ...here };
    const document = documentOf(answer);
    if (!document) return { kind: 'none' };
    const text = document.getText();
    if (text.length > MOST_CHARACTERS) return { kind: 'too-long', ...here };
    const key = answer.toString();
    const findings = await this.#checks.check(slug, text, key);
    const hints = await this.#checks.hints(slug, text, key);
    const { termOf, problem } = known;
    return { kind: 'writing', ...here, text, criteria: problem.rubric, termOf, findings, hints, pointed: sheet?.pointed ?? {} };
  }

  async #marking(
    attempt: Attempt,
    sheet: GradeSheet,
    text: string,
    here: { readonly answer: vscode.Uri; readonly slug: string },
  ): Promise<RubricState> {
    const { pointed } = sheet;
    const marking = { kind: 'marking', ...here, attempt, sheet, text, pointed } as const;
    if (sheet.mode === 'interview' && sheet.revealed === undefined && stageOf(sheet) !== 'graded') {
      const criteria = await this.#checks.criteria(here.slug).catch(() => undefined);
      return criteria ? { ...marking, criteria, termOf: (concept) => concept } : { kind: 'unknown', ...here };
    }
    const known = await this.#checks.problem(here.slug).catch(() => undefined);
    if (!known) return { kind: 'unknown', ...here };
    if (text.length > MOST_CHARACTERS) return { kind: 'too-long', ...here };
    const findings = await this.#checks.check(here.slug, text);
    const grade = this.#grades.get(attempt);
    return { ...marking, criteria: known.problem.rubric, termOf: known.termOf, findings, ...(grade && { grade }) };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

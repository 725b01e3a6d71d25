import * as vscode from 'vscode';
import { scoreSentence } from '../words/gradeWords';
import { filterText } from '../words/filterWords';
import { isUntimed } from '../words/clockWords';
import type { TimerState } from '../core/attempt/timer';
import type { AttemptSession } from './attemptSession';
import { setContext } from './commands';
import type { PracticeFolder } from './practiceFolder';
import type { ProblemsModel } from './problemsModel';
import type { RubricModel } from './rubricModel';

/** Keeps the context keys of the manifest and the titles of the two views in step with the models. */
export class ContextKeys implements vscode.Disposable {
  readonly #problems: ProblemsModel;
  readonly #session: AttemptSession;
  readonly #rubric: RubricModel;
  readonly #folder: PracticeFolder;
  readonly #problemsView: vscode.TreeView<unknown>;
  readonly #rubricView: vscode.TreeView<unknown>;
  readonly #subscriptions: vscode.Disposable[];
  readonly #last = new Map<string, string | boolean>();

  constructor(
    problems: ProblemsModel,
    session: AttemptSession,
    rubric: RubricModel,
    folder: PracticeFolder,
    problemsView: vscode.TreeView<unknown>,
    rubricView: vscode.TreeView<unknown>,
  ) {
    this.#problems = problems;
    this.#session = session;
    this.#rubric = rubric;
    this.#folder = folder;
    this.#problemsView = problemsView;
    this.#rubricView = rubricView;
    const update = (): void => this.#update();
    this.#subscriptions = [
      problems.onDidChange(update),
      session.onDidChange(update),
      rubric.onDidChange(update),
      folder.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    ];
    update();
  }

  #update(): void {
    const { current, timer } = this.#session;
    const { state } = this.#rubric;
    this.#set('attempt', attemptState(current && timer));
    this.#set('fresh', current?.fresh === true && current.mode === 'guided');
    this.#set('blind', state.kind === 'hidden');
    this.#set('rubricState', state.kind);
    this.#set('marking', state.kind === 'marking');
    this.#set('open', state.kind === 'writing' || state.kind === 'marking');
    this.#set('revealed', (state.kind === 'writing' || state.kind === 'marking') && state.findings !== undefined);
    this.#set('loaded', this.#problems.isLoaded);
    this.#set('groupBy', this.#problems.grouping);
    this.#set('filtered', this.#problems.isFiltered);
    this.#set('hasFolder', this.#folder.uri !== undefined);
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    this.#set('answerActive', active !== undefined && 'answer' in state && state.answer.toString() === active);
    describe(this.#problemsView, filterText(this.#problems.filter));
    describe(this.#rubricView, this.#rubricDescription());
  }

  #rubricDescription(): string {
    const { state } = this.#rubric;
    if (state.kind === 'writing')
      return `#${Number(state.slug.slice(0, 2))} · ${state.findings.filter(({ finding }) => finding === 'found').length} of ${state.criteria.length} found`;
    if (state.kind !== 'marking') return '';
    if (state.grade?.unmarked.length === 0 && state.findings) return scoreSentence(state.grade);
    const marked = state.criteria.filter(({ id }) => state.sheet.marks[id]?.mark !== undefined).length;
    return `#${Number(state.slug.slice(0, 2))} · ${marked} of ${state.criteria.length} marked`;
  }

  #set(key: string, value: string | boolean): void {
    if (this.#last.get(key) === value) return;
    this.#last.set(key, value);
    setContext(key, value);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}

/** VS Code draws a title anew whenever it is told one, the same or not. */
function describe(view: vscode.TreeView<unknown>, description: string): void {
  if (view.description !== description) view.description = description;
}

/** What menus tell apart; an attempt that mends another has no clock to pause. */
function attemptState(timer: TimerState | undefined): 'none' | 'untimed' | 'paused' | 'running' {
  if (!timer) return 'none';
  if (isUntimed(timer) && timer.state === 'paused') return 'untimed';
  return timer.state === 'paused' ? 'paused' : 'running';
}

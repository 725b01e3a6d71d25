import * as vscode from 'vscode';
import type { PlannedSection } from '../core/attempt/answerPlan';
import { readAnswerSections, sectionAt } from '../core/attempt/answerSections';
import type { PlacedSection } from '../core/attempt/answerSections';
import type { TimerState } from '../core/attempt/timer';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { scaffoldOf } from './freshAnswers';

/** Knows the section under the cursor of the current answer, and how long the cursor was in each while the clock ran. */
export class SectionTracker implements vscode.Disposable {
  readonly #session: AttemptSession;
  readonly #store: AttemptStore;
  readonly #library: ContentLibrary;
  readonly #name: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #plan: readonly PlannedSection[] = [];
  #attempt: string | undefined;
  #seconds: Record<string, number> = {};
  #placed: { readonly version: number; readonly sections: readonly PlacedSection[] } | undefined;
  #current: PlacedSection | undefined;
  #kept = true;

  /** Fires when the cursor enters another section. */
  readonly onDidChange = this.#changed.event;

  /** @param name this session's, under which its seconds are kept */
  constructor(session: AttemptSession, store: AttemptStore, library: ContentLibrary, name: string) {
    this.#session = session;
    this.#store = store;
    this.#library = library;
    this.#name = name;
    this.#subscriptions = [
      session.onDidChange(() => void this.#follow()),
      session.onDidTick((timer) => this.#count(timer)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#look(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#look(editor)),
    ];
  }

  /** The section under the cursor; undefined in the brief, in headings of the user's own, and outside the answer. */
  get current(): PlacedSection | undefined {
    return this.#current;
  }

  /** Writes the seconds of this session into the sheet. */
  async keep(): Promise<void> {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    if (this.#kept || attempt?.read.kind !== 'sheet' || attempt.read.sheet.finished) return;
    this.#kept = true;
    await this.#store.change(attempt, { kind: 'sections', session: this.#name, seconds: this.#seconds });
  }

  async #follow(): Promise<void> {
    const { current, timer } = this.#session;
    if (current?.id !== this.#attempt) {
      this.#attempt = current?.id;
      this.#seconds = {};
      this.#kept = true;
      this.#placed = undefined;
      this.#plan = [];
      if (current) this.#plan = await this.#planOf(current.name.slug);
      this.#look(vscode.window.activeTextEditor);
    } else if (timer?.state === 'paused') await this.keep();
  }

  async #planOf(slug: string): Promise<readonly PlannedSection[]> {
    const problem = await this.#library.problem(slug).catch(() => undefined);
    return problem ? scaffoldOf(problem).sections : [];
  }

  #look(editor: vscode.TextEditor | undefined): void {
    const before = this.#current?.id;
    this.#current = undefined;
    if (editor && editor.document.uri.toString() === this.#session.current?.answer.toString()) {
      const { document, selection } = editor;
      if (this.#placed?.version !== document.version) {
        this.#placed = { version: document.version, sections: readAnswerSections(document.getText(), this.#plan) };
      }
      this.#current = sectionAt(this.#placed.sections, selection.active.line);
    }
    if (this.#current?.id !== before) this.#changed.fire();
  }

  #count(timer: TimerState): void {
    if (timer.state !== 'running' || !this.#session.owns || !this.#current || !vscode.window.state.focused) return;
    this.#seconds[this.#current.id] = (this.#seconds[this.#current.id] ?? 0) + 1;
    this.#kept = false;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

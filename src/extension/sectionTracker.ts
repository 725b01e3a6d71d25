import * as vscode from 'vscode';
import type { PlannedSection } from '../core/attempt/answerPlan';
import { readAnswerSections, sectionAt } from '../core/attempt/answerSections';
import type { PlacedSection } from '../core/attempt/answerSections';
import { sectionSeconds } from '../core/attempt/gradeSheet';
import type { GradeSheet } from '../core/attempt/gradeSheet';
import type { SheetOperation } from '../core/attempt/sheetEdit';
import { GAP_MS } from '../core/attempt/timer';
import type { TimerState } from '../core/attempt/timer';
import type { AttemptSession } from './attemptSession';
import type { Attempt, AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { scaffoldOf } from '../core/attempt/scaffold';
import type { Log } from './log';
import type { SectionSecondsStore } from './sectionSeconds';

const STORE_EVERY_MS = 10_000;

/** Knows the section under the cursor of the current answer, and how long the cursor was in each while the clock ran. */
export class SectionTracker implements vscode.Disposable {
  readonly #session: AttemptSession;
  readonly #store: AttemptStore;
  readonly #library: ContentLibrary;
  readonly #unkept: SectionSecondsStore;
  readonly #log: Log;
  readonly #name: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #plan: readonly PlannedSection[] = [];
  #attempt: string | undefined;
  #seconds: Record<string, number> = {};
  #placed: { readonly version: number; readonly sections: readonly PlacedSection[] } | undefined;
  #current: PlacedSection | undefined;
  /** What the clock showed at the last look; undefined where nothing may be counted from it. */
  #seenMs: number | undefined;
  #storedMs = 0;
  #isKept = true;

  /** Fires when the cursor enters another section, and when another attempt's sections are known. */
  readonly onDidChange = this.#changed.event;

  /** @param name this session's, under which its seconds are kept */
  constructor(parts: {
    readonly session: AttemptSession;
    readonly store: AttemptStore;
    readonly library: ContentLibrary;
    readonly unkept: SectionSecondsStore;
    readonly log: Log;
    readonly name: string;
  }) {
    this.#session = parts.session;
    this.#store = parts.store;
    this.#library = parts.library;
    this.#unkept = parts.unkept;
    this.#log = parts.log;
    this.#name = parts.name;
    this.#subscriptions = [
      parts.session.onDidChange(() => this.#try(this.#follow())),
      parts.session.onDidTick((timer) => this.#count(timer)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#look(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#look(editor)),
    ];
  }

  /** The section under the cursor; undefined in the brief, in headings of the user's own, and outside the answer. */
  get current(): PlacedSection | undefined {
    return this.#current;
  }

  /** The sections of the current attempt as its problem plans them; empty while there is none. */
  get plan(): readonly PlannedSection[] {
    return this.#plan;
  }

  /** Seconds by section id, of every session of the current attempt. */
  get seconds(): Readonly<Record<string, number>> {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    const sections: GradeSheet['sections'] = attempt?.read.kind === 'sheet' ? attempt.read.sheet.sections : {};
    const own = Object.keys(this.#seconds).map((id) => [id, { ...sections[id], [this.#name]: this.#seconds[id] ?? 0 }] as const);
    return sectionSeconds({ sections: { ...sections, ...Object.fromEntries(own) } });
  }

  /** What this session counted and the sheet does not hold yet, as a change of it; nothing where the sheet holds all. */
  get uncounted(): readonly SheetOperation[] {
    return this.#behind ? [{ kind: 'sections', session: this.#name, seconds: this.#seconds }] : [];
  }

  /** Forgets what was counted for an attempt whose sheet holds it. */
  forget(attempt: string): Promise<void> {
    return this.#unkept.delete(attempt, this.#name);
  }

  /** The attempt whose sheet lacks what was counted. */
  get #behind(): Attempt | undefined {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    return this.#isKept || attempt?.read.kind !== 'sheet' || attempt.read.sheet.finished ? undefined : attempt;
  }

  /** Writes the seconds of this session into the sheet. */
  async #keep(): Promise<void> {
    const { uncounted } = this;
    const attempt = this.#behind;
    if (!attempt) return;
    this.#isKept = true;
    await this.#store.change(attempt, ...uncounted);
    await this.forget(attempt.id);
  }

  async #follow(): Promise<void> {
    const { current, timer } = this.#session;
    if (current?.id !== this.#attempt) {
      // Another was chosen: what was counted goes into the sheet of the one before.
      if (current) this.#try(this.#keep());
      this.#attempt = current?.id;
      this.#seconds = {};
      this.#isKept = true;
      this.#seenMs = undefined;
      this.#placed = undefined;
      this.#plan = [];
      const plan = current ? await this.#planOf(current.name.slug) : [];
      if (this.#attempt !== current?.id) return;
      this.#plan = plan;
      this.#look(vscode.window.activeTextEditor);
      this.#changed.fire();
      await this.#takeUp();
    } else if (timer?.state === 'paused') await this.#keep();
  }

  async #planOf(slug: string): Promise<readonly PlannedSection[]> {
    const problem = await this.#library.problem(slug).catch(() => undefined);
    return problem ? scaffoldOf(problem).sections : [];
  }

  /** Writes into the sheet what a session counted that was killed before it could. */
  async #takeUp(): Promise<void> {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    if (attempt?.read.kind !== 'sheet') return;
    for (const { session, seconds } of await this.#unkept.readOthers(attempt.id, this.#name)) {
      await this.#store.change(attempt, { kind: 'sections', session, seconds });
      await this.#unkept.delete(attempt.id, session);
    }
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

  /** Counts what the clock went on since the last look, not the looks: they may be late. A gap that the user kept belongs to no section. */
  #count({ state, elapsedMs }: TimerState): void {
    const ranMs = state === 'running' && this.#seenMs !== undefined ? elapsedMs - this.#seenMs : 0;
    this.#seenMs = state === 'running' ? elapsedMs : undefined;
    if (ranMs <= 0 || ranMs > GAP_MS || !this.#session.owns || !this.#current || !vscode.window.state.focused) return;
    this.#seconds[this.#current.id] = (this.#seconds[this.#current.id] ?? 0) + ranMs / 1000;
    this.#isKept = false;
    if (Math.abs(elapsedMs - this.#storedMs) < STORE_EVERY_MS) return;
    this.#storedMs = elapsedMs;
    if (this.#attempt !== undefined && this.#store.get(this.#attempt))
      this.#try(this.#unkept.write(this.#attempt, { session: this.#name, seconds: this.#seconds }));
  }

  #try(work: Promise<void>): void {
    work.catch((error: unknown) => this.#log.info(`Times of the sections are not kept: ${String(error)}`));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

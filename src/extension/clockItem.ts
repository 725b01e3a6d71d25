import * as vscode from 'vscode';
import type { TimerState } from '../core/attempt/timer';
import { clockText, clockTooltip, gapQuestion, timeUpSentence } from '../words/clockWords';
import type { AttemptSession } from './attemptSession';
import type { OpenAttempt } from './openAttempt';
import type { ProblemOpener } from './problemOpener';
import type { SectionTracker } from './sectionTracker';

const SWITCH_SHOWN_MS = 30_000;

/** The clock in the status bar, the notification at the end of the time, and the question after a gap. */
export class ClockItem implements vscode.Disposable {
  readonly #session: AttemptSession;
  readonly #sections: SectionTracker;
  readonly #item: vscode.StatusBarItem;
  readonly #switched: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];
  #askedFor: string | undefined;
  #hideSwitch: ReturnType<typeof setTimeout> | undefined;

  constructor(session: AttemptSession, opener: ProblemOpener, sections: SectionTracker) {
    this.#session = session;
    this.#sections = sections;
    this.#item = vscode.window.createStatusBarItem('mlopsPractice.clock', vscode.StatusBarAlignment.Left, 50);
    this.#item.name = 'MLOps Practice: Clock';
    this.#item.command = 'mlopsPractice.clockMenu';
    this.#switched = vscode.window.createStatusBarItem('mlopsPractice.switched', vscode.StatusBarAlignment.Left, 49);
    this.#switched.name = 'MLOps Practice: Paused Attempt';
    this.#switched.command = 'mlopsPractice.undoSwitch';
    this.#subscriptions = [
      session.onDidTick((timer) => this.#tick(timer)),
      session.onDidChange(() => this.#draw(session.timer)),
      opener.onDidSwitch((previous) => this.#showSwitch(previous)),
      sections.onDidChange(() => this.#draw(session.timer)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mlopsPractice.showClock')) this.#draw(session.timer);
      }),
    ];
  }

  /** What the status bar shows; undefined while nothing is on the clock. */
  get text(): string | undefined {
    return this.#session.current && this.#item.text;
  }

  #tick(timer: TimerState): void {
    this.#draw(timer);
    const { current } = this.#session;
    if (!current) return;
    void this.#tellTimeUp(timer);
    if (timer.state === 'asking') this.#askOnce(current, timer);
  }

  #draw(timer: TimerState | undefined): void {
    const { current } = this.#session;
    if (!current || !timer) {
      this.#item.hide();
      return;
    }
    const shown = vscode.workspace.getConfiguration('mlopsPractice').get<boolean>('showClock', true);
    const number = Number(current.name.slug.slice(0, 2));
    const section = this.#sections.current?.heading;
    this.#item.text = clockText({ timer, number, shown, owned: this.#session.owns, ...(section !== undefined && { section }) });
    this.#item.tooltip = clockTooltip({ timer, number, mode: current.mode, owned: this.#session.owns });
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    const warns = shown && (timer.state === 'asking' || (timer.state === 'running' && timer.short));
    this.#item.backgroundColor = warns ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  /** One notification, when the planned time has run out. */
  async #tellTimeUp(timer: TimerState): Promise<void> {
    if (!(await this.#session.tellsEnd())) return;
    const finish = 'Finish and Grade';
    const more = 'Five More Minutes';
    const chosen = await vscode.window.showInformationMessage(timeUpSentence(timer), finish, more);
    if (chosen === finish) await vscode.commands.executeCommand('mlopsPractice.finishAttempt');
    if (chosen === more) await vscode.commands.executeCommand('mlopsPractice.addFiveMinutes');
  }

  #askOnce(current: OpenAttempt, timer: TimerState): void {
    const asked = `${current.id} ${current.events.length}`;
    if (this.#askedFor === asked || !vscode.window.state.focused || !this.#session.owns || !timer.gap) return;
    this.#askedFor = asked;
    void vscode.commands.executeCommand('mlopsPractice.clockMenu');
  }

  #showSwitch(previous: OpenAttempt | undefined): void {
    clearTimeout(this.#hideSwitch);
    if (!previous) {
      this.#switched.hide();
      return;
    }
    const number = Number(previous.name.slug.slice(0, 2));
    this.#switched.text = `$(debug-pause) #${number} paused · Undo`;
    this.#switched.tooltip = `The clock of #${number} was paused because another problem was chosen. Click to go back to it.`;
    this.#switched.show();
    this.#hideSwitch = setTimeout(() => this.#switched.hide(), SWITCH_SHOWN_MS);
  }

  dispose(): void {
    clearTimeout(this.#hideSwitch);
    vscode.Disposable.from(this.#item, this.#switched, ...this.#subscriptions).dispose();
  }
}

/** Asks whether the time of a gap counts. Resolves with false when the user leaves the question open. */
export async function askGap(session: AttemptSession): Promise<boolean> {
  const gap = session.timer?.gap;
  if (!gap) return true;
  const items = [
    { label: '$(debug-continue) Leave it out', description: 'the clock goes on where it was last seen', kind: 'drop-gap' as const },
    { label: '$(watch) Count it', description: 'the time was spent on this problem', kind: 'keep-gap' as const },
  ];
  const picked = await vscode.window.showQuickPick(
    items.map(({ label, description, kind }) => ({ label, description, choice: kind })),
    { title: gapQuestion(gap), ignoreFocusOut: true },
  );
  return picked !== undefined && (await session.request({ kind: picked.choice }));
}

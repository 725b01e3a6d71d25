import * as vscode from 'vscode';
import type { TimerState } from '../core/attempt/timer';
import { formatLeft, isUntimed } from '../words/clockWords';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import { askGap } from './clockItem';
import type { Handlers } from './commands';
import type { ProblemOpener } from './problemOpener';

const MORE_MINUTES = 5;

/** The commands of the clock, and the menu behind the status bar item. */
export function clockCommands(session: AttemptSession, store: AttemptStore, opener: ProblemOpener): Handlers {
  const togglePause = async (): Promise<void> => {
    if (!(await askGap(session))) return;
    await session.request({ kind: session.timer?.state === 'running' ? 'pause' : 'resume' });
  };
  const resumeAttempt = async (id = session.current?.id): Promise<void> => {
    const attempt = id === undefined ? undefined : store.get(id);
    if (attempt) await opener.resume(attempt);
    else if (session.current) await opener.open(session.current.name.slug);
    await askGap(session);
  };
  const addFiveMinutes = async (): Promise<void> => {
    if (await askGap(session)) await session.request({ kind: 'extend', minutes: MORE_MINUTES });
  };
  const toggleClock = async (): Promise<void> => {
    const settings = vscode.workspace.getConfiguration('mlopsPractice');
    await settings.update('showClock', !settings.get<boolean>('showClock', true), vscode.ConfigurationTarget.Global);
  };

  const clockMenu = async (): Promise<void> => {
    const { current, timer } = session;
    if (!current || !timer) return;
    if (timer.state === 'asking') {
      await askGap(session);
      return;
    }
    const items: (vscode.QuickPickItem & { readonly command?: string })[] = [
      ...(isUntimed(timer) ? [{ label: '$(debug-continue) Go on', command: 'resumeAttempt' }] : clockItems(timer)),
      ...(current.mode === 'interview'
        ? [{ label: '$(eye) Show the rubric now', description: 'makes this a guided attempt for good', command: 'showRubricNow' }]
        : []),
      ...(current.fresh && current.mode === 'guided'
        ? [
            {
              label: '$(mortar-board) Make it an interview',
              description: 'rubric and findings stay hidden until the end',
              command: 'makeInterview',
            },
          ]
        : []),
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      {
        label: '$(pass) Finish and grade',
        description: isUntimed(timer) ? 'keeps the text' : 'stops the clock and keeps the text',
        command: 'finishAttempt',
      },
      { label: '$(trash) Discard…', description: 'asks first', command: 'discardAttempt' },
    ];
    const picked = await vscode.window.showQuickPick(items, {
      title: `Problem ${Number(current.name.slug.slice(0, 2))} · ${isUntimed(timer) ? 'no clock' : formatLeft(timer)}`,
    });
    if (picked?.command) await vscode.commands.executeCommand(`mlopsPractice.${picked.command}`);
  };

  return { togglePause, resumeAttempt, addFiveMinutes, toggleClock, clockMenu, undoSwitch: () => opener.undoSwitch() };
}

/** What can be done to a clock. */
function clockItems({ state }: TimerState): (vscode.QuickPickItem & { readonly command: string })[] {
  const shown = vscode.workspace.getConfiguration('mlopsPractice').get<boolean>('showClock', true);
  return [
    state === 'running'
      ? { label: '$(debug-pause) Pause', command: 'togglePause' }
      : { label: '$(debug-continue) Resume', command: 'resumeAttempt' },
    { label: `$(add) ${MORE_MINUTES} more minutes`, command: 'addFiveMinutes' },
    {
      label: shown ? '$(eye-closed) Hide the clock' : '$(eye) Show the clock',
      description: shown ? 'it goes on unseen' : '',
      command: 'toggleClock',
    },
  ];
}

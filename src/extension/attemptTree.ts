import * as vscode from 'vscode';
import type { Phase } from '../core/attempt/phaseRail';
import { hintCount, hintText, INTERVIEWER_WORDS, phaseDescription, phaseTooltip, replyText } from '../words/phaseWords';
import type { AskedQuestion, AttemptAids, AttemptAidsState } from './attemptAids';
import { markdownOf } from './markdownText';

/** A row of the Attempt view. */
export type AttemptRow =
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'hints' | 'questions'; readonly count: string }
  | { readonly kind: 'hint'; readonly nth: number; readonly text: string }
  | ({ readonly kind: 'question' } & AskedQuestion);

/** Maps the attempt on the clock to rows: its sections, the hints taken, the questions asked. */
export class AttemptTree implements vscode.TreeDataProvider<AttemptRow>, vscode.Disposable {
  readonly #aids: AttemptAids;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;
  #shown = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(aids: AttemptAids) {
    this.#aids = aids;
    this.#subscription = aids.onDidChange(() => {
      const shows = fingerprint(aids.state);
      if (shows === this.#shown) return;
      this.#shown = shows;
      this.#changed.fire(undefined);
    });
  }

  getChildren(row?: AttemptRow): AttemptRow[] {
    const { state } = this.#aids;
    if (!state) return [];
    if (!row) return [...state.phases.map((phase) => ({ kind: 'phase' as const, phase })), ...groupsOf(state)];
    if (row.kind === 'hints') return state.hints.map((text, at) => ({ kind: 'hint', nth: at + 1, text }));
    if (row.kind === 'questions') return state.questions.map((asked) => ({ kind: 'question', ...asked }));
    return [];
  }

  getParent(row: AttemptRow): AttemptRow | undefined {
    const group = row.kind === 'hint' ? 'hints' : row.kind === 'question' ? 'questions' : undefined;
    const { state } = this.#aids;
    return state && groupsOf(state).find(({ kind }) => kind === group);
  }

  getTreeItem(row: AttemptRow): vscode.TreeItem {
    const item = itemOf(row);
    item.id = `${this.#aids.state?.attempt ?? ''} ${idOf(row)}`;
    item.contextValue = row.kind;
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** The text of a hint or a reply, to be read in full; undefined for other rows. */
export function fullText(row: AttemptRow | undefined): string | undefined {
  if (row?.kind === 'hint') return hintText(row.nth, row.text);
  return row?.kind === 'question' ? replyText(row.question, row.reply) : undefined;
}

function groupsOf({ hints, hintCount: all, questions }: AttemptAidsState): AttemptRow[] {
  return [
    ...(hints.length > 0 ? [{ kind: 'hints' as const, count: hintCount(hints.length, all) }] : []),
    ...(questions.length > 0 ? [{ kind: 'questions' as const, count: String(questions.length) }] : []),
  ];
}

function itemOf(row: AttemptRow): vscode.TreeItem {
  switch (row.kind) {
    case 'phase': {
      const { phase } = row;
      const item = new vscode.TreeItem(phase.heading);
      item.description = phaseDescription(phase);
      item.iconPath = phaseIcon(phase);
      item.tooltip = phaseTooltip(phase);
      item.accessibilityInformation = { label: phaseTooltip(phase) };
      item.command = { command: 'mlopsPractice.goToSection', title: 'Go to Section', arguments: [phase.id] };
      return item;
    }
    case 'hints':
    case 'questions': {
      const item = new vscode.TreeItem(INTERVIEWER_WORDS[row.kind], vscode.TreeItemCollapsibleState.Expanded);
      item.description = row.count;
      item.iconPath = new vscode.ThemeIcon(row.kind === 'hints' ? 'lightbulb' : 'comment-discussion');
      return item;
    }
    case 'hint': {
      const item = new vscode.TreeItem(row.text);
      item.command = readAgain(row);
      item.tooltip = markdownOf([hintText(row.nth, row.text)]);
      return item;
    }
    case 'question': {
      const item = new vscode.TreeItem(row.question);
      item.description = row.reply;
      item.command = readAgain(row);
      item.tooltip = markdownOf([row.question, row.reply], { strongFirst: true });
      return item;
    }
  }
}

function readAgain(row: AttemptRow): vscode.Command {
  return { command: 'mlopsPractice.readAgain', title: 'Read Again', arguments: [row] };
}

function phaseIcon({ current, eats, usedSeconds }: Phase): vscode.ThemeIcon {
  if (eats) return new vscode.ThemeIcon('watch', new vscode.ThemeColor('list.warningForeground'));
  if (current) return new vscode.ThemeIcon('arrow-right');
  return new vscode.ThemeIcon(usedSeconds >= 30 ? 'circle-small-filled' : 'circle-small');
}

function idOf(row: AttemptRow): string {
  switch (row.kind) {
    case 'phase':
      return row.phase.id;
    case 'hint':
      return `hint ${row.nth}`;
    case 'question':
      return `question ${row.question}`;
    default:
      return row.kind;
  }
}

/** What the view shows, so that a second that changes nothing redraws nothing. */
function fingerprint(state: AttemptAidsState | undefined): string {
  const phases = state?.phases.map((phase) => [phase.id, phaseDescription(phase), phase.current, phase.usedSeconds >= 30]);
  return JSON.stringify([state?.attempt, phases, state?.hints, state?.questions]);
}

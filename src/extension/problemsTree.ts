import * as vscode from 'vscode';
import type { ListedProblem } from '../core/content';
import type { ProblemGroup } from '../core/problemGroup';
import type { ProblemState } from '../core/progress';
import { formatLeft } from '../words/clockWords';
import { groupCount, groupLabel } from '../words/problemWords';
import { problemTooltip, rowLabel, rowText } from '../words/rowWords';
import { sheetErrorSentence } from '../words/sheetWords';
import type { AttemptSession, OpenAttempt } from './attemptSession';
import { nameOf } from './folderFiles';
import type { ProblemsModel } from './problemsModel';

/** A row of the Problems view. */
export type ProblemRow =
  | { readonly kind: 'resume'; readonly current: OpenAttempt }
  | { readonly kind: 'group'; readonly group: ProblemGroup }
  | { readonly kind: 'problem'; readonly problem: ListedProblem; readonly group: ProblemGroup };

const STATE_ICONS: Readonly<Record<ProblemState, readonly [icon: string, color?: string]>> = {
  'not-started': ['circle-large-outline'],
  'in-progress': ['play-circle', 'charts.blue'],
  paused: ['debug-pause', 'charts.blue'],
  'to-mark': ['checklist', 'charts.yellow'],
  graded: ['pass-filled', 'testing.iconPassed'],
  unreadable: ['warning', 'list.warningForeground'],
};

/** Maps the model to rows; keeps nothing of its own. */
export class ProblemsTree implements vscode.TreeDataProvider<ProblemRow> {
  readonly #model: ProblemsModel;
  readonly #session: AttemptSession;
  readonly onDidChangeTreeData: vscode.Event<undefined>;

  constructor(model: ProblemsModel, session: AttemptSession) {
    this.#model = model;
    this.#session = session;
    this.onDidChangeTreeData = (listener: (row: undefined) => unknown) => model.onDidChange(() => void listener(undefined));
  }

  async getChildren(row?: ProblemRow): Promise<ProblemRow[]> {
    if (row?.kind === 'group') return row.group.problems.map((problem) => ({ kind: 'problem', problem, group: row.group }));
    if (row) return [];
    await this.#model.load();
    const { resumable, groups } = this.#model;
    const rows = groups.map((group): ProblemRow => ({ kind: 'group', group }));
    return resumable && rows.length > 0 ? [{ kind: 'resume', current: resumable }, ...rows] : rows;
  }

  getTreeItem(row: ProblemRow): vscode.TreeItem {
    switch (row.kind) {
      case 'resume':
        return this.#resumeItem(row.current);
      case 'group':
        return this.#groupItem(row.group);
      case 'problem':
        return this.#problemItem(row.problem, row.group);
    }
  }

  #resumeItem(current: OpenAttempt): vscode.TreeItem {
    const { timer } = this.#session;
    const number = Number(current.name.slug.slice(0, 2));
    const item = new vscode.TreeItem(timer?.state === 'running' ? `On #${number}` : `Resume #${number}`);
    item.id = 'resume';
    if (timer) item.description = timer.state === 'running' ? 'the clock runs' : `(${formatLeft(timer)})`;
    item.iconPath = new vscode.ThemeIcon(
      timer?.state === 'running' ? 'play-circle' : 'debug-continue',
      new vscode.ThemeColor('charts.blue'),
    );
    item.tooltip = this.#model.problem(current.name.slug)?.title ?? current.id;
    item.command = { command: 'mlopsPractice.resumeAttempt', title: 'Resume Attempt' };
    item.contextValue = 'resume';
    return item;
  }

  #groupItem(group: ProblemGroup): vscode.TreeItem {
    const label = groupLabel(group.key);
    const item = new vscode.TreeItem(
      label,
      this.#model.isFiltered ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${this.#model.isFiltered ? 'filtered ' : ''}${label}`;
    item.description = `${group.graded}/${group.problems.length}`;
    item.tooltip = `${label}: ${groupCount(group)}`;
    item.contextValue = 'group';
    return item;
  }

  #problemItem(problem: ListedProblem, group: ProblemGroup): vscode.TreeItem {
    const state = this.#model.stateOf(problem);
    const progress = this.#model.progressOf(problem.slug);
    const result = progress?.last?.result;
    const item = new vscode.TreeItem(rowLabel(problem));
    item.id = `${groupLabel(group.key)} ${problem.slug}`;
    item.description = rowText(problem, state, result);
    const [icon, color] = problem.complete ? STATE_ICONS[state] : ['circle-slash', 'disabledForeground'];
    item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
    const errors = (progress?.unreadable ?? []).flatMap(({ sheet, read }) =>
      read.kind === 'error' ? `${nameOf(sheet)}: ${sheetErrorSentence(read.error)}` : [],
    );
    item.tooltip = new vscode.MarkdownString(problemTooltip(problem, state, result, errors));
    item.accessibilityInformation = { label: `${problem.number}. ${problem.title}, ${item.description}` };
    item.contextValue = problem.complete ? `problem ${kindOfState(state)}` : 'listed';
    item.command = { command: 'mlopsPractice.openProblem', title: 'Open Problem', arguments: [problem.slug] };
    return item;
  }
}

/** What the menus of a row tell apart. */
function kindOfState(state: ProblemState): 'new' | 'open' | 'graded' {
  if (state === 'graded') return 'graded';
  return state === 'not-started' || state === 'unreadable' ? 'new' : 'open';
}

import * as vscode from 'vscode';
import type { ListedProblem } from '../core/problem/content';
import type { ProblemGroup } from '../core/practice/problemGroup';
import type { ProblemState } from '../core/practice/progress';
import { formatLeft, formatLeftRoughly, isUntimed } from '../words/clockWords';
import { answerGoneSentence, unknownProblemSentence } from '../words/folderWords';
import { groupCount, groupLabel } from '../words/problemWords';
import { problemTooltip, rowDescription, rowLabel, rowText } from '../words/rowWords';
import { sheetErrorSentence } from '../words/sheetWords';
import { nameOf } from './folderFiles';
import type { ProblemsModel, Resumable } from './problemsModel';

/** A row of the Problems view. */
export type ProblemRow =
  | { readonly kind: 'folder-missing' }
  | { readonly kind: 'resume'; readonly resumable: Resumable }
  | { readonly kind: 'group'; readonly group: ProblemGroup }
  | { readonly kind: 'problem'; readonly problem: ListedProblem; readonly group: ProblemGroup }
  /** Attempts at problems that this version does not know: a group of them, and one. */
  | { readonly kind: 'unknowns'; readonly slugs: readonly string[] }
  | { readonly kind: 'unknown'; readonly slug: string };

const STATE_ICONS: Readonly<Record<ProblemState, readonly [icon: string, color?: string]>> = {
  'not-started': ['circle-large-outline'],
  'in-progress': ['play-circle', 'charts.blue'],
  paused: ['debug-pause', 'charts.blue'],
  'to-mark': ['checklist', 'charts.yellow'],
  graded: ['pass-filled', 'testing.iconPassed'],
  unreadable: ['warning', 'list.warningForeground'],
};

/** Scheme of the addresses that rows carry for their decorations alone: minutes as the query, and whether unwritten as the fragment. */
const PROBLEM = 'mlops-problem';
const UNWRITTEN = 'unwritten';

/** Maps the model to rows. */
export class ProblemsTree implements vscode.TreeDataProvider<ProblemRow> {
  readonly #model: ProblemsModel;
  #firstGroup: string | undefined;
  readonly onDidChangeTreeData: vscode.Event<undefined>;

  constructor(model: ProblemsModel) {
    this.#model = model;
    this.onDidChangeTreeData = (listener: (row: undefined) => unknown) => model.onDidChange(() => void listener(undefined));
  }

  async getChildren(row?: ProblemRow): Promise<ProblemRow[]> {
    if (row?.kind === 'group') return row.group.problems.map((problem) => ({ kind: 'problem', problem, group: row.group }));
    if (row?.kind === 'unknowns') return row.slugs.map((slug) => ({ kind: 'unknown', slug }));
    if (row) return [];
    await this.#model.load();
    const { resumable, groups, unknown, folderMissing } = this.#model;
    const [first] = groups;
    if (!first) return [];
    this.#firstGroup = groupLabel(first.key);
    return [
      ...(folderMissing ? [{ kind: 'folder-missing' } as const] : []),
      ...(resumable ? [{ kind: 'resume', resumable } as const] : []),
      ...groups.map((group) => ({ kind: 'group', group }) as const),
      ...(unknown.length > 0 ? [{ kind: 'unknowns', slugs: unknown } as const] : []),
    ];
  }

  /** Only rows of the first level are ever revealed. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(row: ProblemRow): vscode.TreeItem {
    switch (row.kind) {
      case 'folder-missing':
        return folderMissingItem();
      case 'unknowns':
        return unknownsItem(row.slugs);
      case 'unknown':
        return unknownItem(row.slug);
      case 'resume':
        return this.#resumeItem(row.resumable);
      case 'group':
        return this.#groupItem(row.group);
      case 'problem':
        return this.#problemItem(row.problem, row.group);
    }
  }

  #resumeItem({ attempt, timer }: Resumable): vscode.TreeItem {
    const { slug } = attempt.name;
    const runs = timer.state === 'running';
    const item = new vscode.TreeItem(`Resume #${Number(slug.slice(0, 2))}`);
    item.id = 'resume';
    item.description = isUntimed(timer) ? '(no clock)' : `(${runs ? formatLeftRoughly(timer) : formatLeft(timer)})`;
    item.iconPath = new vscode.ThemeIcon(runs ? 'play-circle' : 'debug-continue', new vscode.ThemeColor('charts.blue'));
    item.tooltip = `${this.#model.problem(slug)?.title ?? attempt.id}: ${isUntimed(timer) ? 'no clock' : runs ? 'the clock runs' : 'the clock is paused'}`;
    item.command = { command: 'mlopsPractice.resumeAttempt', title: 'Resume Attempt', arguments: [attempt.id] };
    item.contextValue = 'resume';
    return item;
  }

  #groupItem(group: ProblemGroup): vscode.TreeItem {
    const label = groupLabel(group.key);
    const { isFiltered } = this.#model;
    const open = isFiltered || label === this.#firstGroup;
    const item = new vscode.TreeItem(label, open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `${isFiltered ? 'filtered ' : ''}${label}`;
    item.description = group.graded > 0 ? groupCount(group) : String(group.problems.length);
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
    item.description = rowDescription(problem, state, result);
    const [icon, color] = problem.complete ? STATE_ICONS[state] : ['circle-slash', 'disabledForeground'];
    item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
    const errors = (progress?.attempts ?? []).flatMap(({ answer, sheet, hasAnswer, read }) => {
      if (read.kind === 'error') return `${nameOf(sheet)}: ${sheetErrorSentence(read.error)}`;
      return hasAnswer || read.sheet.finished ? [] : answerGoneSentence(nameOf(answer));
    });
    item.tooltip = new vscode.MarkdownString(problemTooltip(problem, state, result, errors));
    item.accessibilityInformation = { label: `${problem.number}. ${problem.title}, ${rowText(problem, state, result)}` };
    item.resourceUri = vscode.Uri.from({
      scheme: PROBLEM,
      path: `/${problem.slug}`,
      query: String(problem.minutes),
      fragment: problem.complete ? '' : UNWRITTEN,
    });
    item.contextValue = problem.complete ? `problem ${kindOfState(state)}` : 'listed';
    item.command = { command: 'mlopsPractice.openProblem', title: 'Open Problem', arguments: [problem.slug] };
    return item;
  }
}

/** Puts the minutes of a problem at the right end of its row, where a long title does not hide them, and greys what is not yet written. */
export function registerRowDecorations(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, query, fragment }) =>
      scheme === PROBLEM
        ? new vscode.FileDecoration(
            query,
            `${query} minutes`,
            fragment === UNWRITTEN ? new vscode.ThemeColor('disabledForeground') : undefined,
          )
        : undefined,
  });
}

function folderMissingItem(): vscode.TreeItem {
  const item = new vscode.TreeItem('The practice folder is not there');
  item.id = 'folder-missing';
  item.description = 'choose another…';
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.tooltip = 'It may have been moved, or its drive is not connected. Click to choose another.';
  item.command = { command: 'mlopsPractice.chooseFolder', title: 'Choose Practice Folder' };
  return item;
}

function unknownsItem(slugs: readonly string[]): vscode.TreeItem {
  const item = new vscode.TreeItem('Not in this version', vscode.TreeItemCollapsibleState.Collapsed);
  item.id = 'unknowns';
  item.description = String(slugs.length);
  item.tooltip = 'Attempts at problems that this version does not know';
  return item;
}

function unknownItem(slug: string): vscode.TreeItem {
  const item = new vscode.TreeItem(slug);
  item.id = `unknown ${slug}`;
  item.iconPath = new vscode.ThemeIcon('question');
  item.tooltip = unknownProblemSentence(slug);
  item.command = { command: 'mlopsPractice.openLastAnswer', title: 'Open Last Answer', arguments: [slug] };
  return item;
}

/** What the menus of a row tell apart. */
function kindOfState(state: ProblemState): 'new' | 'new damaged' | 'open' | 'graded' {
  if (state === 'graded') return 'graded';
  if (state === 'unreadable') return 'new damaged';
  return state === 'not-started' ? 'new' : 'open';
}

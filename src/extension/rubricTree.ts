import * as vscode from 'vscode';
import { findingText } from '../words/findingWords';
import { criterionDescription, criterionFacts, criterionName, HINTS_LABEL } from '../words/rubricWords';
import { markdownOf } from './markdownText';
import type { RubricModel, RubricState } from './rubricModel';
import { buildDetails, buildRows, findingContext, placeOf } from './rubricRows';
import type { CriterionRow, EvidencePlace, RubricRow } from './rubricRows';

/** Maps the rubric's state to rows; keeps only what it showed last, to redraw nothing that stayed the same. */
export class RubricTree implements vscode.TreeDataProvider<RubricRow>, vscode.Disposable {
  readonly #model: RubricModel;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;
  #shown = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: RubricModel) {
    this.#model = model;
    this.#subscription = model.onDidChange((state) => {
      const shows = fingerprint(state);
      if (shows === this.#shown) return;
      this.#shown = shows;
      this.#changed.fire(undefined);
    });
  }

  getChildren(row?: RubricRow): RubricRow[] {
    return row ? buildDetails(row, this.#model.state) : buildRows(this.#model.state);
  }

  /** Only criteria are ever asked for by name, and they have no parent. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(row: RubricRow): vscode.TreeItem {
    const { state } = this.#model;
    const item = itemOf(row, state);
    item.id = `${'answer' in state ? state.answer.toString() : ''}#${row.kind === 'criterion' ? row.criterion.id : row.kind === 'hints' ? 'hints' : row.id}`;
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function itemOf(row: RubricRow, state: RubricState): vscode.TreeItem {
  switch (row.kind) {
    case 'summary': {
      const item = new vscode.TreeItem(
        row.text,
        row.parts ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
      );
      item.description = row.detail;
      if (row.icon !== 'blank') item.iconPath = new vscode.ThemeIcon(row.icon);
      item.tooltip = row.tooltip ?? `${row.text} ${row.detail}`.trim();
      item.contextValue = 'summary';
      return item;
    }
    case 'criterion':
      return criterionItem(row, state);
    case 'evidence':
      return leaf(row.label, 'evidence', 'arrow-small-right', row.place);
    case 'pointed':
      return leaf(row.label, 'pointed', 'person', row.place);
    case 'lack':
      return leaf(row.label, 'lack', 'dash');
    case 'hints': {
      const item = new vscode.TreeItem(HINTS_LABEL, vscode.TreeItemCollapsibleState.Expanded);
      item.iconPath = new vscode.ThemeIcon('lightbulb');
      item.contextValue = 'hints';
      return item;
    }
    case 'hint':
      return leaf(row.label, 'hint', 'type-hierarchy', row.place);
  }
}

function leaf(label: string, kind: string, icon: string, place?: EvidencePlace): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = label;
  item.contextValue = kind;
  if (place) item.command = goTo(place);
  return item;
}

const FINDING_ICONS = {
  found: ['pass-filled', 'testing.iconPassed'],
  partial: ['color-mode', 'testing.iconQueued'],
  missing: ['circle-large-outline', 'testing.iconSkipped'],
} as const;

const MARK_ICONS = { met: 'check', partly: 'color-mode', 'not-met': 'close', 'not-applicable': 'circle-slash' } as const;

function criterionItem({ criterion, finding }: CriterionRow, state: RubricState): vscode.TreeItem {
  const name = criterionName(criterion.id);
  const item = new vscode.TreeItem(name);
  if (state.kind !== 'writing' && state.kind !== 'marking') return item;
  const entry = state.kind === 'marking' ? state.sheet.marks[criterion.id] : undefined;
  const pointed = state.pointed[criterion.id] ?? [];
  item.description = criterionDescription({
    marking: state.kind === 'marking',
    mark: entry?.mark,
    reason: entry?.reason,
    finding: finding?.finding,
    pointed: pointed.length > 0,
  });
  const sentence = finding ? findingText(finding, findingContext(state)) : '';
  item.tooltip = markdownOf([criterion.text, criterionFacts(criterion), sentence]);
  item.accessibilityInformation = { label: [name, item.description, criterion.text].filter((part) => part !== '').join(', ') };
  const markable = state.kind === 'marking' ? ['markable', ...(criterion.blocker ? [] : ['waivable'])] : [];
  item.contextValue = ['criterion', ...markable].join(' ');
  const [icon, color] = finding
    ? FINDING_ICONS[finding.finding]
    : ([entry?.mark ? MARK_ICONS[entry.mark] : 'circle-large-outline'] as const);
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  if (finding || pointed.length > 0) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  const [span] = finding?.spans ?? [];
  if (span) item.command = goTo(placeOf(criterion, finding, span, state));
  return item;
}

function goTo(place: EvidencePlace): vscode.Command {
  return { command: 'mlopsPractice.goToEvidence', title: 'Go to Evidence', arguments: [place] };
}

/** Equal for states that show the same rows. */
function fingerprint(state: RubricState): string {
  if (state.kind !== 'writing' && state.kind !== 'marking') return state.kind;
  const rows = buildRows(state);
  const marks = state.kind === 'marking' ? state.sheet.marks : undefined;
  const shown = [...rows, ...rows.flatMap((row) => buildDetails(row, state))].map((row) =>
    'place' in row ? { ...row, place: row.place.span } : row.kind === 'criterion' ? { ...row, criterion: row.criterion.id } : row,
  );
  return JSON.stringify([state.kind, state.answer.toString(), marks, shown]);
}

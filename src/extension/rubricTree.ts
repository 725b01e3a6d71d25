import * as vscode from 'vscode';
import type { RubricCriterion } from '../core/content';
import type { Finding, Span } from '../core/finding';
import { findingParts, findingText } from '../words/findingWords';
import type { FindingContext } from '../words/findingWords';
import { MARK_WORDS } from '../words/gradeWords';
import { criterionFacts, criterionName, evidenceLine, FINDING_WORDS, summaryLines } from '../words/rubricWords';
import type { RubricModel, RubricState } from './rubricModel';

/** Arguments of `goToEvidence`: where to go, in which document, and what to say there. */
export interface EvidencePlace {
  readonly answer: string;
  readonly span: Span;
  /** The text that the span is of, to find the place again where the document has changed. */
  readonly text: string;
  readonly why: string;
}

/** A row of the Rubric view. */
export type RubricRow =
  | { readonly kind: 'summary'; readonly text: string; readonly detail: string; readonly icon: string }
  | { readonly kind: 'criterion'; readonly criterion: RubricCriterion; readonly finding: Finding | undefined }
  | { readonly kind: 'evidence'; readonly label: string; readonly place: EvidencePlace }
  | { readonly kind: 'lack'; readonly label: string };

/** Maps the rubric's state to rows; keeps nothing of its own. */
export class RubricTree implements vscode.TreeDataProvider<RubricRow> {
  readonly #model: RubricModel;
  readonly onDidChangeTreeData: vscode.Event<undefined>;

  constructor(model: RubricModel) {
    this.#model = model;
    this.onDidChangeTreeData = (listener: (row: undefined) => unknown) => model.onDidChange(() => void listener(undefined));
  }

  getChildren(row?: RubricRow): RubricRow[] {
    const { state } = this.#model;
    if (state.kind !== 'writing' && state.kind !== 'marking') return [];
    if (row?.kind === 'criterion') return details(row, state);
    if (row) return [];
    const criteria = state.criteria.map((criterion): RubricRow => ({
      kind: 'criterion',
      criterion,
      finding: state.findings?.find((finding) => finding.criterion === criterion.id),
    }));
    const grade = state.kind === 'marking' && state.findings ? state.grade : undefined;
    const summary = grade ? summaryLines(grade).map((line): RubricRow => ({ kind: 'summary', ...line })) : [];
    return [...summary, ...criteria];
  }

  getTreeItem(row: RubricRow): vscode.TreeItem {
    switch (row.kind) {
      case 'summary': {
        const item = new vscode.TreeItem(row.text);
        item.description = row.detail;
        item.iconPath = new vscode.ThemeIcon(row.icon);
        item.tooltip = `${row.text} ${row.detail}`;
        item.contextValue = 'summary';
        return item;
      }
      case 'criterion':
        return criterionItem(row, this.#model.state);
      case 'evidence': {
        const item = new vscode.TreeItem(row.label);
        item.iconPath = new vscode.ThemeIcon('arrow-small-right');
        item.command = { command: 'mlopsPractice.goToEvidence', title: 'Go to Evidence', arguments: [row.place] };
        item.contextValue = 'evidence';
        return item;
      }
      case 'lack': {
        const item = new vscode.TreeItem(row.label);
        item.iconPath = new vscode.ThemeIcon('dash');
        item.contextValue = 'lack';
        return item;
      }
    }
  }
}

const FINDING_ICONS = {
  found: ['pass-filled', 'testing.iconPassed'],
  partial: ['color-mode', 'testing.iconQueued'],
  missing: ['circle-large-outline', 'testing.iconSkipped'],
} as const;

const MARK_ICONS = { met: 'check', partly: 'color-mode', 'not-met': 'close', 'not-applicable': 'circle-slash' } as const;

function criterionItem({ criterion, finding }: Extract<RubricRow, { kind: 'criterion' }>, state: RubricState): vscode.TreeItem {
  const item = new vscode.TreeItem(criterionName(criterion.id), vscode.TreeItemCollapsibleState.None);
  item.id = `${'answer' in state ? state.answer.toString() : ''}#${criterion.id}`;
  const marking = state.kind === 'marking' ? state : undefined;
  const entry = marking?.sheet.marks[criterion.id];
  const parts = [entry?.mark && MARK_WORDS[entry.mark].toLowerCase(), finding && FINDING_WORDS[finding.finding], entry?.reason].filter(
    (part) => part !== undefined && part !== '',
  );
  item.description = parts.length > 0 ? parts.join(' · ') : marking ? 'not marked' : '';
  item.tooltip = criterionTooltip(criterion, finding, contextOf(state));
  item.contextValue = ['criterion', ...(marking ? ['markable', ...(criterion.blocker ? [] : ['waivable'])] : [])].join(' ');
  if (finding) {
    const [icon, color] = FINDING_ICONS[finding.finding];
    item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
    item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
    const place = firstPlace(finding, criterion, state);
    if (place) item.command = { command: 'mlopsPractice.goToEvidence', title: 'Go to Evidence', arguments: [place] };
  } else {
    item.iconPath = new vscode.ThemeIcon(entry?.mark ? MARK_ICONS[entry.mark] : 'circle-large-outline');
  }
  return item;
}

function criterionTooltip(
  criterion: RubricCriterion,
  finding: Finding | undefined,
  context: FindingContext | undefined,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(criterion.text).appendMarkdown('\n\n').appendText(criterionFacts(criterion));
  const sentence = finding && context ? findingText(finding, context) : '';
  return sentence === '' ? tooltip : tooltip.appendMarkdown('\n\n').appendText(sentence);
}

function details(
  { criterion, finding }: Extract<RubricRow, { kind: 'criterion' }>,
  state: Extract<RubricState, { kind: 'writing' | 'marking' }>,
): RubricRow[] {
  if (!finding) return [];
  const places = finding.spans.map((span): RubricRow => {
    const line = lineOf(state.text, span.from);
    return {
      kind: 'evidence',
      label: evidenceLine(line + 1, state.text.slice(span.from, span.to)),
      place: { answer: state.answer.toString(), span, text: state.text, why: criterion.text },
    };
  });
  const context = contextOf(state);
  const missing = finding.finding === 'found' || !context ? [] : findingParts(finding, context).missing;
  const lacks = missing.map((label): RubricRow => ({ kind: 'lack', label }));
  return [...places, ...lacks];
}

function firstPlace(finding: Finding, criterion: RubricCriterion, state: RubricState): EvidencePlace | undefined {
  const [span] = finding.spans;
  if (!span || (state.kind !== 'writing' && state.kind !== 'marking')) return undefined;
  return { answer: state.answer.toString(), span, text: state.text, why: criterion.text };
}

/** What the sentences about findings need to know. */
function contextOf(state: RubricState): FindingContext | undefined {
  if (state.kind !== 'writing' && state.kind !== 'marking') return undefined;
  return { termOf: state.termOf, lineOf: (offset) => lineOf(state.text, offset) + 1 };
}

/** The line of an offset, from 0. */
function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

import type { RubricCriterion } from '../core/problem/content';
import type { Finding } from '../core/evidence/finding';
import type { Span } from '../core/document/span';
import type { PointedLines } from '../core/attempt/gradeSheet';
import { describeDiagramHint } from '../words/diagramHintWords';
import { countsFor, pointedFor } from '../words/evidenceWords';
import { findingParts } from '../words/findingWords';
import type { FindingContext } from '../words/findingWords';
import { evidenceLine, pointedLine, summaryLines } from '../words/rubricWords';
import type { SummaryLine } from '../words/rubricWords';
import type { PlacedHint } from './answerChecks';
import type { OpenRubric, RubricState } from './rubricModel';

/** Arguments of `goToEvidence`: where to go, in which document, and what to say there. */
export interface EvidencePlace {
  readonly answer: string;
  readonly span: Span;
  /** The text that the span is of, to find the place again where the document has changed. */
  readonly text: string;
  /** A few words behind the line, such as what it counts for. */
  readonly label: string;
  /** A sentence for the hover. */
  readonly why: string;
}

/** As {@link EvidencePlace}, by a line (from 1) alone. */
export interface LinePlace {
  readonly answer: string;
  readonly line: number;
}

/** A row of the Rubric view. `id` is the same for the same thing over all changes of the state. */
export type RubricRow =
  | ({ readonly kind: 'summary'; readonly id: string } & SummaryLine)
  | { readonly kind: 'criterion'; readonly criterion: RubricCriterion; readonly finding: Finding | undefined }
  | { readonly kind: 'evidence'; readonly id: string; readonly label: string; readonly place: EvidencePlace }
  | {
      readonly kind: 'pointed';
      readonly id: string;
      readonly criterion: string;
      readonly quote: string;
      readonly label: string;
      /** Absent where the lines are no longer in the answer. */
      readonly place?: EvidencePlace;
    }
  | { readonly kind: 'lack'; readonly id: string; readonly label: string }
  | { readonly kind: 'hints' }
  | { readonly kind: 'hint'; readonly id: string; readonly label: string; readonly place: EvidencePlace };

/** The row of a criterion. */
export type CriterionRow = Extract<RubricRow, { kind: 'criterion' }>;

/** The rows of the Rubric view: what a graded attempt comes to, the criteria, and in guided attempts the hints for diagrams. */
export function buildRows(state: RubricState): RubricRow[] {
  if (state.kind !== 'writing' && state.kind !== 'marking') return [];
  const grade = state.kind === 'marking' && state.findings && state.grade?.unmarked.length === 0 ? state.grade : undefined;
  const summary = grade ? summaryLines(grade).map((line, at): RubricRow => ({ kind: 'summary', id: `summary ${at}`, ...line })) : [];
  const hints: RubricRow[] = state.kind === 'writing' && state.hints.length > 0 ? [{ kind: 'hints' }] : [];
  return [...summary, ...state.criteria.map((criterion) => buildCriterionRow(criterion, state)), ...hints];
}

/** The row of one criterion. */
export function buildCriterionRow(criterion: RubricCriterion, { findings }: OpenRubric): CriterionRow {
  return { kind: 'criterion', criterion, finding: findings?.find((finding) => finding.criterion === criterion.id) };
}

/** What stands under a row: the lines of a criterion and what is missing, the parts of a summary, the hints. */
export function buildDetails(row: RubricRow, state: RubricState): RubricRow[] {
  if (state.kind !== 'writing' && state.kind !== 'marking') return [];
  if (row.kind === 'criterion') return criterionDetails(row, state);
  if (row.kind === 'summary')
    return (row.parts ?? []).map((part, at): RubricRow => ({ kind: 'summary', id: `${row.id}.${at}`, icon: 'blank', ...part }));
  if (row.kind === 'hints' && state.kind === 'writing') return state.hints.map((hint, at) => hintRow(hint, at, state));
  return [];
}

function criterionDetails({ criterion, finding }: CriterionRow, state: OpenRubric): RubricRow[] {
  const places = byLine(finding?.spans ?? [], state.text).map((span, at): RubricRow => {
    const place = placeOf(criterion, finding, span, state);
    const label = evidenceLine(lineOf(state.text, span.from) + 1, state.text.slice(span.from, span.to));
    return { kind: 'evidence', id: `${criterion.id} evidence ${at}`, label, place };
  });
  const pointed = (state.pointed[criterion.id] ?? []).map((lines, at) => pointedRow(criterion, lines, at, state));
  const missing = !finding || finding.finding === 'found' ? [] : findingParts(finding, findingContext(state)).missing;
  const lacks = missing.map((label, at): RubricRow => ({ kind: 'lack', id: `${criterion.id} lack ${at}`, label }));
  return [...places, ...pointed, ...lacks];
}

/** Spans on the same line as one: to a reader they are one place. */
function byLine(spans: readonly Span[], text: string): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && !text.slice(last.from, span.from).includes('\n'))
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** Where a span of a finding is, with what it counts for. */
export function placeOf(criterion: RubricCriterion, finding: Finding | undefined, span: Span, state: OpenRubric): EvidencePlace {
  const label = finding ? countsFor(criterion, finding.finding) : '';
  return { answer: state.answer.toString(), span, text: state.text, label, why: criterion.text };
}

function pointedRow(criterion: RubricCriterion, { quote }: PointedLines, at: number, state: OpenRubric): RubricRow {
  const { text } = state;
  const from = text.indexOf(quote);
  const row = { kind: 'pointed', id: `${criterion.id} pointed ${at}`, criterion: criterion.id, quote } as const;
  if (from < 0) return { ...row, label: pointedLine(undefined, quote) };
  const place = {
    answer: state.answer.toString(),
    span: { from, to: from + quote.length },
    text,
    label: pointedFor(criterion),
    why: criterion.text,
  };
  return { ...row, label: pointedLine(lineOf(text, from) + 1, quote), place };
}

function hintRow({ hint, from }: PlacedHint, at: number, state: OpenRubric): RubricRow {
  const { text } = state;
  const end = text.indexOf('\n', from);
  const label = describeDiagramHint(hint);
  const place = { answer: state.answer.toString(), span: { from, to: end < 0 ? text.length : end }, text, label: '', why: label };
  return { kind: 'hint', id: `hint ${at}`, label, place };
}

/** What the sentences about findings need to know. */
export function findingContext({ termOf, text }: OpenRubric): FindingContext {
  return { termOf, lineOf: (offset) => lineOf(text, offset) + 1 };
}

/** The line of an offset, from 0. */
function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

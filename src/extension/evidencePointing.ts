import * as vscode from 'vscode';
import type { RubricCriterion } from '../core/problem/content';
import { plainText } from '../core/review/credit';
import { POINT_REFUSALS, POINT_TITLE } from '../words/evidenceWords';
import type { PointRefusal } from '../words/evidenceWords';
import { criterionDescription, criterionName } from '../words/rubricWords';
import type { AnswerChecks } from './answerChecks';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { Handlers } from './commands';
import { ExpectedFailure } from './log';
import type { OpenRubric, RubricModel } from './rubricModel';
import type { RubricRow } from './rubricRows';

/** "This shows it" on a selection of the answer, and taking it back. */
export function pointingCommands(model: RubricModel, store: AttemptStore, session: AttemptSession, checks: AnswerChecks): Handlers {
  /** @param from the row of the criterion; from elsewhere, it is asked for */
  const pointAtEvidence = async (from?: RubricRow | vscode.Uri): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    await session.settled;
    const { state } = model;
    if (!editor || !('answer' in state) || state.answer.toString() !== editor.document.uri.toString()) throw refusal('none');
    if (state.kind === 'hidden') throw refusal('hidden');
    if (state.kind !== 'writing' && state.kind !== 'marking') throw refusal('none');
    const attempt = store.of(editor.document.uri);
    if (!attempt) throw refusal('fresh');
    const pointed = await readPointed(editor, checks, { slug: state.slug, ...(state.kind === 'marking' && { handedIn: state.text }) });
    const criterion = from && 'kind' in from && from.kind === 'criterion' ? from.criterion : await choose(state);
    if (!criterion) return;
    await store.change(attempt, { kind: 'point', criterion: criterion.id, ...pointed, at: Date.now() });
    await model.refresh();
  };

  const takeBackEvidence = async (row?: RubricRow): Promise<void> => {
    const { state } = model;
    const attempt = 'answer' in state ? store.of(state.answer) : undefined;
    if (row?.kind !== 'pointed' || !attempt) return;
    await store.change(attempt, { kind: 'unpoint', criterion: row.criterion, quote: row.quote });
    await model.refresh();
  };

  return { pointAtEvidence, takeBackEvidence };
}

/**
 * The words selected in an answer, as evidence; without a selection, the line at the cursor. Fails with a sentence where they can show
 * nothing: blank, given with the task, or not in the text as handed in.
 */
export async function readPointed(
  editor: vscode.TextEditor,
  checks: AnswerChecks,
  of: { readonly slug: string; readonly handedIn?: string },
): Promise<{ readonly lines: readonly [number, number]; readonly quote: string }> {
  const { document } = editor;
  const range = selectedWords(editor);
  const quote = document.getText(range);
  if (quote === '') throw refusal('blank');
  const span = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
  if (!(await checks.hasOwnText(of.slug, document.getText(), span))) throw refusal('given');
  if (of.handedIn !== undefined && !plainText(of.handedIn).includes(plainText(quote))) throw refusal('not-handed-in');
  return { lines: [range.start.line + 1, range.end.line + 1], quote };
}

function refusal(why: PointRefusal): ExpectedFailure {
  return new ExpectedFailure(POINT_REFUSALS[why]);
}

/** The selection without blanks at its ends; without a selection, the line at the cursor. */
function selectedWords({ document, selection }: vscode.TextEditor): vscode.Range {
  const range = selection.isEmpty ? document.lineAt(selection.active.line).range : selection;
  const text = document.getText(range);
  const from = document.offsetAt(range.start) + text.length - text.trimStart().length;
  return new vscode.Range(document.positionAt(from), document.positionAt(from + text.trim().length));
}

const ORDER = { missing: 0, partial: 1, found: 2 } as const;

/** Asks which criterion: those not found first; before the findings are shown, in the order of the rubric. */
async function choose({ criteria, findings, pointed }: OpenRubric): Promise<RubricCriterion | undefined> {
  const items = criteria.map((criterion) => {
    const finding = findings?.find((one) => one.criterion === criterion.id)?.finding;
    const isPointed = (pointed[criterion.id] ?? []).length > 0;
    const description = criterionDescription({ marking: false, mark: undefined, reason: undefined, finding, pointed: isPointed });
    return { label: criterionName(criterion.id), description, detail: criterion.text, criterion, order: finding ? ORDER[finding] : 0 };
  });
  items.sort((a, b) => a.order - b.order);
  const picked = await vscode.window.showQuickPick(items, { title: POINT_TITLE, matchOnDetail: true });
  return picked?.criterion;
}

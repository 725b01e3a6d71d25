import * as vscode from 'vscode';
import type { RubricCriterion } from '../core/problem/content';
import type { GradeSheet, Mark } from '../core/attempt/gradeSheet';
import { markTime } from '../core/attempt/sheetEdit';
import { copiedMisses, missesText } from '../words/missWords';
import { showAnswer } from './answerTab';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { Handlers } from './commands';
import type { CriterionExplanations } from './criterionExplanations';
import type { EvidenceMarks } from './evidenceMarks';
import { ExpectedFailure } from './log';
import type { RubricModel } from './rubricModel';
import { buildCriterionRow, findingContext } from './rubricRows';
import type { EvidencePlace, LinePlace, RubricRow } from './rubricRows';

/** The commands of the Rubric view. */
export function rubricCommands(
  view: vscode.TreeView<RubricRow>,
  model: RubricModel,
  store: AttemptStore,
  session: AttemptSession,
  marks: EvidenceMarks,
  explanations: CriterionExplanations,
): Handlers {
  let marking: Promise<unknown> = Promise.resolve();
  /** One after the other: a key pressed while the mark before is being written is for the next criterion. */
  const mark =
    (value: Mark) =>
    (row?: RubricRow): Promise<void> => {
      const marked = marking.then(() => markOne(value, row));
      marking = marked.catch(() => undefined);
      return marked;
    };

  const markOne = async (value: Mark, row?: RubricRow): Promise<void> => {
    const { state } = model;
    if (state.kind !== 'marking') throw new ExpectedFailure('Finish the attempt before you mark it.');
    const chosen = row ?? view.selection[0];
    const criterion = chosen?.kind === 'criterion' ? chosen.criterion : unmarked(state.criteria, state.sheet)[0];
    if (!criterion) throw new ExpectedFailure('Choose a criterion in the Rubric view first.');
    const reason = value === 'not-applicable' ? await askReason(criterion.text) : undefined;
    if (value === 'not-applicable' && reason === undefined) return;
    const at = markTime(state.sheet, criterion.id, Date.now());
    await store.change(state.attempt, { kind: 'mark', criterion: criterion.id, mark: value, at, ...(reason !== undefined && { reason }) });
    await model.refresh();
    await moveOn(criterion.id);
  };

  /** Selects the next criterion that has no mark, after the one that was just marked; at the end, the first of them. */
  const moveOn = async (marked: string): Promise<void> => {
    const { state } = model;
    if (state.kind !== 'marking' || !view.visible) return;
    const at = state.criteria.findIndex(({ id }) => id === marked);
    const [next] = unmarked([...state.criteria.slice(at + 1), ...state.criteria.slice(0, at)], state.sheet);
    if (next) await view.reveal(buildCriterionRow(next, state), { select: true, focus: true });
  };

  const goToEvidence = async (place: EvidencePlace | LinePlace): Promise<void> => {
    // While marking, keys belong to the view: the next one may be a mark, and would else be typed into the answer.
    const preserveFocus = model.state.kind === 'marking';
    const editor = await showAnswer(vscode.Uri.parse(place.answer, true), { preview: false, preserveFocus });
    if ('line' in place) marks.showLine(editor, place.line);
    else marks.show(editor, place);
  };

  const explainCriterion = async (row?: RubricRow): Promise<void> => {
    const chosen = row ?? view.selection[0];
    if (chosen?.kind !== 'criterion') throw new ExpectedFailure('Choose a criterion in the Rubric view first.');
    await explanations.show(chosen.criterion.id);
  };

  const copyMisses = async (): Promise<void> => {
    const { state } = model;
    if ((state.kind !== 'writing' && state.kind !== 'marking') || !state.findings)
      throw new ExpectedFailure('Open an answer whose findings are in sight first.');
    const { findings } = state;
    const marks = state.kind === 'marking' ? state.sheet.marks : {};
    const { count, text } = missesText({ ...state, findings, marks }, findingContext(state));
    if (count > 0) await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(copiedMisses(count), 5_000);
  };

  return {
    markMet: mark('met'),
    markPartly: mark('partly'),
    markNotMet: mark('not-met'),
    markNotApplicable: mark('not-applicable'),
    goToEvidence,
    explainCriterion,
    copyMisses,
    showRubricNow: () => session.showRubric(Date.now()),
    makeInterview: () => session.makeInterview(),
    checkNow: () => model.refresh(),
  };
}

function unmarked(criteria: readonly RubricCriterion[], { marks }: GradeSheet): readonly RubricCriterion[] {
  return criteria.filter(({ id }) => marks[id]?.mark === undefined);
}

async function askReason(criterion: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: 'Why does this criterion not apply to your design?',
    prompt: criterion,
    validateInput: (text) => (text.trim() === '' ? 'A reason is needed; it stays in the grade sheet.' : undefined),
  });
  return reason?.trim();
}

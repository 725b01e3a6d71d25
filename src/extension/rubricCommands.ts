import * as vscode from 'vscode';
import type { Mark } from '../core/gradeSheet';
import { markTime } from '../core/sheetEdit';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { Handlers } from './commands';
import type { EvidenceMarks } from './evidenceMarks';
import { ExpectedFailure } from './log';
import { showAnswer } from './problemOpener';
import type { RubricModel } from './rubricModel';
import type { EvidencePlace, RubricRow } from './rubricRows';

/** The commands of the Rubric view. */
export function rubricCommands(
  view: vscode.TreeView<RubricRow>,
  model: RubricModel,
  store: AttemptStore,
  session: AttemptSession,
  marks: EvidenceMarks,
): Handlers {
  const mark =
    (value: Mark) =>
    async (row?: RubricRow): Promise<void> => {
      const { state } = model;
      const chosen = row ?? view.selection[0];
      if (state.kind !== 'marking' || chosen?.kind !== 'criterion')
        throw new ExpectedFailure('Choose a criterion of a finished attempt in the Rubric view first.');
      const { criterion } = chosen;
      const reason = value === 'not-applicable' ? await askReason(criterion.text) : undefined;
      if (value === 'not-applicable' && reason === undefined) return;
      const at = markTime(state.sheet, criterion.id, Date.now());
      const attempt = await store.change(state.attempt, {
        kind: 'mark',
        criterion: criterion.id,
        mark: value,
        at,
        ...(reason !== undefined && { reason }),
      });
      const sheet = attempt.read.kind === 'sheet' ? attempt.read.sheet : undefined;
      const complete = sheet?.finished?.criteria.every(({ id }) => sheet.marks[id]?.mark !== undefined) ?? false;
      if (complete && sheet?.mode === 'interview' && sheet.revealed === undefined) await store.change(attempt, { kind: 'reveal', at });
      await model.refresh();
    };

  const goToEvidence = async (place: EvidencePlace): Promise<void> => {
    const editor = await showAnswer(vscode.Uri.parse(place.answer, true), { preview: false });
    marks.show(editor, place);
  };

  const showRubricNow = async (): Promise<void> => {
    const { current } = session;
    if (current?.mode !== 'interview') return;
    if (current.fresh) {
      session.setFreshMode('guided');
      return;
    }
    const attempt = store.get(current.id);
    if (attempt) await store.change(attempt, { kind: 'show-rubric', at: Date.now() });
  };

  return {
    markMet: mark('met'),
    markPartly: mark('partly'),
    markNotMet: mark('not-met'),
    markNotApplicable: mark('not-applicable'),
    goToEvidence,
    showRubricNow,
    makeInterview: () => session.setFreshMode('interview'),
    checkNow: () => model.refresh(),
  };
}

async function askReason(criterion: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: 'Why does this criterion not apply to your design?',
    prompt: criterion,
    validateInput: (text) => (text.trim() === '' ? 'A reason is needed; it stays in the grade sheet.' : undefined),
  });
  return reason?.trim();
}

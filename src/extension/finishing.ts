import * as vscode from 'vscode';
import { buildSnapshot } from '../core/attempt/gradeSheet';
import { isUntouched, scaffoldOf } from '../core/attempt/scaffold';
import { answerGoneSentence, unknownProblemSentence } from '../words/folderWords';
import { documentOf, isOpen, save, showAnswer } from './answerTab';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { Handlers } from './commands';
import type { ContentLibrary } from './contentLibrary';
import { failure, nameOf } from './folderFiles';
import { ExpectedFailure } from './log';
import type { ReviewPanel } from './reviewPanel';
import type { SectionTracker } from './sectionTracker';

/** Ending an attempt: finish keeps the text and asks for marks, discard throws the pair away. */
export function finishingCommands(
  session: AttemptSession,
  store: AttemptStore,
  library: ContentLibrary,
  sections: SectionTracker,
  review: Pick<ReviewPanel, 'show' | 'showEarly'>,
): Handlers {
  const finishAttempt = async (): Promise<void> => {
    performance.mark('mlopsPractice/finish/start');
    await session.settled;
    const { current } = session;
    if (!current) return;
    const problem = await library.problem(current.name.slug).catch(() => {
      throw new ExpectedFailure(unknownProblemSentence(current.name.slug));
    });
    const template = scaffoldOf(problem).text;
    const shown = documentOf(current.answer);
    if (shown) refuseUntouched(shown.getText(), template);
    // The page comes up while all else is done.
    const page = review.showEarly(current.answer);
    try {
      const text = await savedText(current.answer);
      refuseUntouched(text, template);
      // One whose sheet could not be written so far is tried once more, and this time it is told.
      await session.keep();
      const attempt = store.get(current.id);
      if (!attempt) throw new ExpectedFailure('The grade sheet of this attempt is gone.');
      const events = session.finishEvents();
      const finish = { kind: 'finish', at: Date.now(), text, criteria: buildSnapshot(problem.rubric), events } as const;
      await store.change(attempt, ...sections.uncounted, finish);
      await session.leave();
    } catch (error) {
      page.dispose();
      throw error;
    }
    await review.show(current.id);
    await sections.forget(current.id);
  };

  const discardAttempt = async (): Promise<void> => {
    const { current } = session;
    if (!current) return;
    const discard = {
      label: '$(trash) Discard',
      description: `deletes ${nameOf(current.answer)} and its grade sheet, to the trash where there is one`,
    };
    const keep = { label: '$(debug-continue) Keep on', description: '' };
    const picked = await vscode.window.showQuickPick([keep, discard], { title: 'Discard this attempt?' });
    if (picked !== discard) return;
    await session.leave();
    await closeWithoutSaving(current.answer);
    await store.delete(current.name, { toTrash: true });
  };

  return { finishAttempt, discardAttempt };
}

function refuseUntouched(text: string, template: string): void {
  if (isUntouched(text, template)) throw new ExpectedFailure('There is nothing to grade yet: the answer is still the template.');
}

/** The text of an answer, saved first where it is open and has unsaved changes. */
async function savedText(answer: vscode.Uri): Promise<string> {
  const document = documentOf(answer);
  // A document outlives its tab for a while; then what counts is on the disk.
  if (document && (document.isDirty || isOpen(answer))) {
    if (!(await save(document))) throw new ExpectedFailure(`${nameOf(answer)} could not be saved, so the attempt is not finished.`);
    return document.getText();
  }
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(answer));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      throw new ExpectedFailure(answerGoneSentence(nameOf(answer)), {
        title: 'Discard Attempt…',
        command: 'mlopsPractice.discardAttempt',
      });
    }
    throw failure('read', answer, error);
  }
}

async function closeWithoutSaving(answer: vscode.Uri): Promise<void> {
  if (!isOpen(answer)) return;
  await showAnswer(answer, { preview: false });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

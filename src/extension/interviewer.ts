import * as vscode from 'vscode';
import { buildClarification } from '../core/attempt/clarificationEdit';
import { readAnswerSections } from '../core/attempt/answerSections';
import type { PracticeProblem } from '../core/problem/content';
import { matchQuestion } from '../core/reading/questionMatch';
import { ASK_REFUSALS, askLabel, INTERVIEWER_WORDS } from '../words/phaseWords';
import type { AnswerChecks } from './answerChecks';
import type { AttemptAids } from './attemptAids';
import type { AttemptSession } from './attemptSession';
import type { OpenAttempt } from './openAttempt';
import type { Attempt, AttemptStore } from './attemptStore';
import { fullText, type AttemptRow, type AttemptTree } from './attemptTree';
import type { Handlers } from './commands';
import { ExpectedFailure } from './log';
import { showAnswer } from './answerTab';
import type { SectionTracker } from './sectionTracker';

/** What the commands of the Attempt view work on. */
export interface InterviewerParts {
  readonly session: AttemptSession;
  readonly store: AttemptStore;
  readonly checks: AnswerChecks;
  readonly sections: SectionTracker;
  readonly aids: AttemptAids;
  readonly tree: AttemptTree;
  readonly view: vscode.TreeView<AttemptRow>;
}

/** Asking the interviewer, hints, and going from section to section. What was said is kept in the sheet and can be read again in the view. */
export function interviewerCommands({ session, store, checks, sections, aids, tree, view }: InterviewerParts): Handlers {
  const currentAttempt = async (): Promise<OpenAttempt> => {
    await session.settled;
    const { current } = session;
    if (!current) throw new ExpectedFailure(ASK_REFUSALS['no-attempt']);
    return current;
  };

  /** Where facts of the attempt are written: from the first question or hint on, it is kept. */
  const sheetOf = async ({ id }: OpenAttempt): Promise<Attempt> => {
    await session.keep();
    const attempt = store.get(id);
    if (!attempt) throw new ExpectedFailure(ASK_REFUSALS['no-attempt']);
    return attempt;
  };

  const askInterviewer = async (wording?: string): Promise<void> => {
    const current = await currentAttempt();
    const { problem, lexicon } = await checks.problem(current.name.slug);
    const asked = aids.state?.questions.map(({ question }) => question) ?? [];
    const wanted = typeof wording === 'string' ? wording.trim() : await chooseQuestion(problem, asked, current.mode === 'guided');
    if (wanted === undefined || wanted === '') return;
    const index = matchQuestion(wanted, problem.clarifications, lexicon);
    const known = index === undefined ? undefined : problem.clarifications[index];
    const said = { question: known?.question ?? wanted, reply: known?.answer ?? problem.aids.undecided };
    if (!asked.includes(said.question)) {
      await insertReply(current, said);
      await store.change(await sheetOf(current), { kind: 'question', question: said.question, at: Date.now() });
    }
    await readAgain({ kind: 'question', ...said });
  };

  const insertReply = async ({ answer }: OpenAttempt, said: { readonly question: string; readonly reply: string }): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(answer);
    const { offset, text } = buildClarification(document.getText(), sections.plan, said);
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(offset);
    edit.insert(answer, at, text);
    if (!(await vscode.workspace.applyEdit(edit))) throw new ExpectedFailure('The answer could not be changed, so nothing was asked.');
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const end = document.positionAt(offset + text.length);
    // The view moves, the cursor does not: the next key goes on where the user was.
    editor?.revealRange(new vscode.Range(at, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };

  const showNextHint = async (): Promise<void> => {
    const current = await currentAttempt();
    const { problem } = await checks.problem(current.name.slug);
    const attempt = await sheetOf(current);
    const taken = attempt.read.kind === 'sheet' ? attempt.read.sheet.hints.length : 0;
    const text = problem.hints[taken];
    if (text === undefined) throw new ExpectedFailure(ASK_REFUSALS['no-more-hints']);
    await store.change(attempt, { kind: 'hint', hint: taken + 1, at: Date.now() });
    await readAgain({ kind: 'hint', nth: taken + 1, text });
  };

  /** Shows a hint or reply above the rows, where it wraps, until another section is begun. The keys stay with the editor. */
  const readAgain = async (row?: AttemptRow): Promise<void> => {
    view.message = fullText(row) ?? '';
    const [first] = tree.getChildren();
    if (!view.visible && first) await view.reveal(first, { select: false, focus: false });
  };

  const goToSection = async (id?: string): Promise<void> => {
    const { current } = session;
    if (!current || typeof id !== 'string') return;
    const editor = await showAnswer(current.answer, { preview: false });
    const place = readAnswerSections(editor.document.getText(), sections.plan).find((section) => section.id === id);
    if (!place) throw new ExpectedFailure('This section is no longer in the answer: its heading was reworded or taken out.');
    const line = lastWrittenLine(editor.document, place);
    editor.selection = new vscode.Selection(line, line);
    editor.revealRange(new vscode.Range(place.from, 0, place.from, 0), vscode.TextEditorRevealType.AtTop);
  };

  return { askInterviewer, showNextHint, readAgain, goToSection };
}

/** Where writing goes on in a section: the end of its last line with text, or the blank one below its guidance. */
function lastWrittenLine(document: vscode.TextDocument, { from, to }: { readonly from: number; readonly to: number }): vscode.Position {
  let line = to - 1;
  while (line > from && document.lineAt(line).isEmptyOrWhitespace) line--;
  const { text, range } = document.lineAt(line);
  const guidance = line === from || text.trimEnd().endsWith('-->');
  return guidance && line + 2 < to ? new vscode.Position(line + 2, 0) : range.end;
}

/**
 * Lets the user ask. In an interview nothing is listed: which questions are worth asking is for the user to find.
 *
 * @returns a question in the problem's words or the user's, or undefined
 */
function chooseQuestion(problem: PracticeProblem, asked: readonly string[], listed: boolean): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly question: string }>();
  const known = listed
    ? problem.clarifications.map(({ question }) => ({
        label: question,
        description: asked.includes(question) ? INTERVIEWER_WORDS.asked : '',
        question,
      }))
    : [];
  pick.title = INTERVIEWER_WORDS.title;
  pick.placeholder = listed ? INTERVIEWER_WORDS.choose : INTERVIEWER_WORDS.placeholder;
  pick.items = known;
  pick.onDidChangeValue((value) => {
    const typed = value.trim();
    const own = { label: askLabel(typed), question: typed, alwaysShow: true };
    pick.items = typed === '' || known.some(({ question }) => question === typed) ? known : [own, ...known];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.question ?? (pick.value.trim() || undefined));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

import * as vscode from 'vscode';
import { stageOf } from '../core/attempt/attemptStage';
import type { ListedProblem } from '../core/problem/content';
import type { Mode } from '../core/attempt/gradeSheet';
import { answerGoneSentence, unknownProblemSentence } from '../words/folderWords';
import { closeTabs, showAnswer } from './answerTab';
import type { AttemptSession } from './attemptSession';
import type { OpenAttempt } from './openAttempt';
import type { Attempt, AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import type { FreshAnswers } from './freshAnswers';
import { nameOf } from './folderFiles';
import { ExpectedFailure } from './log';

/** What a user can do with a problem that has an attempt behind it. */
type AfterAttempt = 'new' | 'answer' | 'review' | 'sheet';

/** What happens when a problem is chosen: a fresh answer, the one in progress, or the choice between them. */
export class ProblemOpener implements vscode.Disposable {
  readonly #library: ContentLibrary;
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #answers: FreshAnswers;
  readonly #switched = new vscode.EventEmitter<OpenAttempt | undefined>();
  #previous: OpenAttempt | undefined;

  /** Fires with the attempt that was paused because another was chosen; with undefined when that is past. */
  readonly onDidSwitch = this.#switched.event;

  constructor(library: ContentLibrary, store: AttemptStore, session: AttemptSession, answers: FreshAnswers) {
    this.#library = library;
    this.#store = store;
    this.#session = session;
    this.#answers = answers;
  }

  /** Opens a problem as its state asks for. */
  async open(slug: string): Promise<void> {
    const problem = await this.#startable(slug);
    if (!problem) return;
    if (await this.#switching(() => this.#answers.show(slug))) return;
    const attempts = this.#attemptsAt(slug);
    const inProgress = attempts.findLast((attempt) => isUnfinished(attempt));
    const graded = attempts.findLast(({ read }) => read.kind === 'sheet' && read.sheet.finished !== undefined);
    if (inProgress) await this.resume(inProgress);
    else if (graded?.read.kind === 'sheet' && stageOf(graded.read.sheet) === 'to-mark') await openReview(graded);
    else {
      const behind = graded ?? attempts.at(-1);
      if (behind) await this.#offer(problem, behind);
      else await this.startNew(slug);
    }
  }

  /** A new try at a problem, whatever there was before; in the mode of the settings unless one is given. */
  async startNew(slug: string, mode = defaultMode()): Promise<void> {
    if (!(await this.#startable(slug))) return;
    await this.#switching(() => this.#answers.open(slug, mode));
  }

  /** Opens an unfinished attempt and lets its clock run. */
  async resume(attempt: Attempt): Promise<void> {
    const gone = await vscode.workspace.fs.stat(attempt.answer).then(undefined, () => true);
    if (gone === true) {
      throw new ExpectedFailure(answerGoneSentence(nameOf(attempt.answer)));
    }
    await this.#switching(async () => {
      await showAnswer(attempt.answer, { preview: false });
      await this.#session.resume(attempt);
    });
  }

  /** Opens the newest answer to a problem, without touching any clock. */
  async openLastAnswer(slug: string): Promise<void> {
    const last = this.#attemptsAt(slug).findLast(({ hasAnswer }) => hasAnswer);
    if (last) await showAnswer(last.answer, { preview: false });
  }

  /** Opens the newest grade sheet of a problem. */
  async openGradeSheet(slug: string): Promise<void> {
    const last = this.#attemptsAt(slug).at(-1);
    if (last) await showAnswer(last.sheet, { preview: true });
  }

  /** Goes back to the attempt that choosing another one paused. */
  async undoSwitch(): Promise<void> {
    const previous = this.#previous;
    this.forgetSwitch();
    const attempt = previous && this.#store.get(previous.id);
    if (!attempt) return;
    await this.resume(attempt);
    this.forgetSwitch();
  }

  forgetSwitch(): void {
    this.#previous = undefined;
    this.#switched.fire(undefined);
  }

  async #switching<T>(open: () => Promise<T>): Promise<T> {
    await this.#session.settled;
    const before = this.#session.current;
    const ran = this.#session.timer?.state === 'running';
    const opened = await open();
    const after = this.#session.current;
    if (after?.id === this.#previous?.id) this.forgetSwitch();
    if (!before || after?.id === before.id) return opened;
    // Untouched and no longer on the clock: what is typed there would belong to no attempt.
    if (before.fresh) await closeTabs(before.answer);
    else if (ran) {
      this.#previous = before;
      this.#switched.fire(before);
    }
    return opened;
  }

  /** Asks what to do with a problem whose attempt is graded, or has a sheet that can't be read. */
  async #offer({ slug, number, title }: ListedProblem, behind: Attempt): Promise<void> {
    const { hasAnswer, name, read, sheet } = behind;
    const isDamaged = read.kind === 'error';
    const items: (vscode.QuickPickItem & { readonly choice: AfterAttempt })[] = [
      { choice: 'new', label: '$(add) New try', description: 'a fresh answer; the old one stays' },
      ...(hasAnswer ? [{ choice: 'answer' as const, label: '$(go-to-file) Last answer', description: name.date }] : []),
      {
        choice: 'review',
        label: '$(checklist) Its review',
        description: isDamaged ? 'as far as it can be read' : 'marks, findings and what they come to',
      },
      ...(isDamaged
        ? [{ choice: 'sheet' as const, label: '$(warning) Its grade sheet', description: `${nameOf(sheet)} can’t be read` }]
        : []),
    ];
    const picked = await vscode.window.showQuickPick(items, { title: `${number}. ${title}` });
    if (picked?.choice === 'new') await this.startNew(slug);
    if (picked?.choice === 'answer') await this.openLastAnswer(slug);
    if (picked?.choice === 'review') await openReview(behind);
    if (picked?.choice === 'sheet') await showAnswer(sheet, { preview: true });
  }

  async #startable(slug: string): Promise<ListedProblem | undefined> {
    const { problems } = await this.#library.index();
    const problem = problems.find((listed) => listed.slug === slug);
    if (!problem) throw new ExpectedFailure(unknownProblemSentence(slug));
    if (problem.complete) return problem;
    void vscode.window.showInformationMessage(
      `Problem ${problem.number} can't be started yet: its scenario and rubric are still to be written.`,
    );
    return undefined;
  }

  #attemptsAt(slug: string): readonly Attempt[] {
    return this.#store.attempts.filter(({ name }) => name.slug === slug);
  }

  dispose(): void {
    this.#switched.dispose();
  }
}

async function openReview({ id }: Attempt): Promise<void> {
  await vscode.commands.executeCommand('mlopsPractice.openReview', id);
}

function isUnfinished({ read }: Attempt): boolean {
  return read.kind === 'sheet' && read.sheet.finished === undefined;
}

function defaultMode(): Mode {
  return vscode.workspace.getConfiguration('mlopsPractice').get<Mode>('defaultMode', 'guided');
}

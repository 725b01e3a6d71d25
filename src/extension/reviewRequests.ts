import * as vscode from 'vscode';
import type { GradeSheet } from '../core/attempt/gradeSheet';
import { markTime } from '../core/attempt/sheetEdit';
import type { ReviewModel } from '../core/review/reviewModel';
import type { FromReviewPage, ToReviewPage } from '../core/review/reviewPageMessage';
import { resultCard } from '../words/resultWords';
import { criterionName } from '../words/rubricWords';
import type { AnswerChecks } from './answerChecks';
import { showAnswer } from './answerTab';
import type { Attempt, AttemptStore } from './attemptStore';
import type { EvidenceMarks } from './evidenceMarks';
import { readPointed } from './evidencePointing';
import type { HandedInDocuments } from './handedInDocument';
import { ExpectedFailure } from './log';
import type { MendedAnswers } from './mendedAnswers';
import type { ProblemOpener } from './problemOpener';

/** What the page asks for, beside saying that it is there and shows. */
export type ReviewRequest = Exclude<FromReviewPage, { readonly kind: 'ready' | 'painted' }>;

/** What a request is about: the attempt whose review is open, its sheet as it was last read, and what the page shows. */
interface Reviewed {
  readonly attempt: Attempt;
  readonly sheet: GradeSheet;
  readonly model: ReviewModel | undefined;
}

/** Does what the review page asks for: keeps what the user says in the sheet, shows lines in the answer, and goes on from here. */
export class ReviewRequests {
  readonly #store: AttemptStore;
  readonly #checks: AnswerChecks;
  readonly #marks: EvidenceMarks;
  readonly #opener: ProblemOpener;
  readonly #texts: HandedInDocuments | undefined;
  readonly #mended: MendedAnswers | undefined;

  /** @param parts `texts` and `mended` are absent for samples, which are no attempts of the user's own */
  constructor(parts: {
    readonly store: AttemptStore;
    readonly checks: AnswerChecks;
    readonly marks: EvidenceMarks;
    readonly opener: ProblemOpener;
    readonly texts?: HandedInDocuments;
    readonly mended?: MendedAnswers;
  }) {
    this.#store = parts.store;
    this.#checks = parts.checks;
    this.#marks = parts.marks;
    this.#opener = parts.opener;
    this.#texts = parts.texts;
    this.#mended = parts.mended;
  }

  /** Resolves with what there is to tell the page, beside the review, which it is told whenever it changes. Rejects with a sentence. */
  async act(request: ReviewRequest, reviewed: Reviewed): Promise<ToReviewPage | undefined> {
    const { attempt, sheet, model } = reviewed;
    const now = Date.now();
    switch (request.kind) {
      case 'mark':
      case 'note':
        await this.#store.change(attempt, { ...request, at: markTime(sheet, request.criterion, now) });
        return undefined;
      case 'goTo':
        await this.#goTo(attempt, sheet, request);
        return undefined;
      case 'point':
        return this.#point(attempt, sheet, request.criterion);
      case 'unpoint':
        await this.#store.change(attempt, request);
        return undefined;
      case 'copyCard':
        if (!model) return undefined;
        await vscode.env.clipboard.writeText(resultCard(model));
        return { kind: 'copied' };
      case 'curveball':
        await this.#store.change(attempt, { kind: 'curveball', text: request.text, at: Math.max(now, (sheet.curveball?.at ?? 0) + 1) });
        return undefined;
      case 'diff':
        await this.#texts?.compare(request.attempt, attempt.id);
        return undefined;
      case 'fix':
        if (!this.#mended) throw new ExpectedFailure('A sample is for grading alone: choose its problem to write an answer of your own.');
        await this.#mended.open(attempt);
        return undefined;
      case 'next':
        await this.#goOn(reviewed, request.step);
        return undefined;
    }
  }

  async #goTo(attempt: Attempt, sheet: GradeSheet, { criterion, from, to }: Extract<ReviewRequest, { kind: 'goTo' }>): Promise<void> {
    const text = handedIn(sheet);
    if (from >= to || to > text.length) return;
    const editor = await this.#answerOf(attempt);
    const name = criterion === '' ? '' : criterionName(criterion);
    this.#marks.show(editor, { answer: attempt.answer.toString(), span: { from, to }, text, label: name, why: name });
  }

  /** The lines selected in the answer count for a criterion; without a selection, the answer comes to the front and the page asks for one. */
  async #point(attempt: Attempt, sheet: GradeSheet, criterion: string): Promise<ToReviewPage | undefined> {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === attempt.answer.toString());
    if (!editor || editor.selection.isEmpty) {
      await this.#answerOf(attempt);
      return { kind: 'selecting', criterion };
    }
    const pointed = await readPointed(editor, this.#checks, { slug: attempt.name.slug, handedIn: handedIn(sheet) });
    await this.#store.change(attempt, { kind: 'point', criterion, ...pointed, at: Date.now() });
    return undefined;
  }

  #answerOf({ answer, hasAnswer }: Attempt): Promise<vscode.TextEditor> {
    if (!hasAnswer) throw new ExpectedFailure('The answer is no longer beside its grade sheet.');
    return showAnswer(answer, { preview: false, viewColumn: vscode.ViewColumn.One });
  }

  async #goOn({ attempt, model }: Reviewed, at: number): Promise<void> {
    const step = model?.debrief?.next[at];
    if (step?.kind === 'again') await this.#opener.startNew(attempt.name.slug, step.mode);
    if (step?.kind === 'problem') await this.#opener.open(step.problem.slug);
  }
}

/** The text as handed in; empty where there is none. */
function handedIn({ finished }: GradeSheet): string {
  return finished?.text ?? '';
}

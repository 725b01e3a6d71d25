import * as vscode from 'vscode';
import { stageOf } from '../core/attempt/attemptStage';
import type { Finding } from '../core/evidence/finding';
import { gradeAttempt } from '../core/review/grade';
import { buildSnapshot, type GradeSheet } from '../core/attempt/gradeSheet';
import { salvageSheet } from '../core/attempt/sheetSalvage';
import { buildReview, type ReviewFacts, type ReviewKnowledge, type ReviewModel } from '../core/review/reviewModel';
import { readNextSteps } from '../core/review/reviewNext';
import type { GradedTry } from '../core/review/reviewTries';
import { MOST_CHARACTERS, type AnswerChecks, type CheckableProblem } from './answerChecks';
import type { Attempt, AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { scaffoldOf } from '../core/attempt/scaffold';
import type { GradeBook } from './gradeBook';
import { ReviewLessons } from './reviewLessons';

/** Reads the review of an attempt from its sheet, its answer and what this version knows of its problem. */
export class ReviewReader {
  readonly #store: AttemptStore;
  readonly #grades: GradeBook;
  readonly #checks: AnswerChecks;
  readonly #library: ContentLibrary;
  readonly #lessons: ReviewLessons;
  readonly #sample: boolean;

  /** @param parts `store` and `grades` are of the user's own attempts, also where samples are read, which are laid beside none */
  constructor(parts: {
    readonly store: AttemptStore;
    readonly grades: GradeBook;
    readonly checks: AnswerChecks;
    readonly library: ContentLibrary;
    readonly sample: boolean;
  }) {
    this.#store = parts.store;
    this.#grades = parts.grades;
    this.#checks = parts.checks;
    this.#library = parts.library;
    this.#lessons = new ReviewLessons(parts.checks);
    this.#sample = parts.sample;
  }

  /** The review as it stands; undefined while the attempt is not finished. While marks are blind nothing is checked, so it is quick. */
  async read(attempt: Attempt): Promise<ReviewModel | undefined> {
    const { name } = attempt;
    const source = await this.#sourceOf(attempt);
    if (!source?.sheet.finished) return undefined;
    const { sheet } = source;
    const answer = await textOf(attempt);
    const facts = { name, ...source, sample: this.#sample, ...(answer !== undefined && { answer }) };
    const graded = stageOf(sheet) === 'graded';
    if (sheet.mode === 'interview' && !graded && sheet.revealed === undefined) return this.#blind(facts);
    const tries = this.#sample ? [] : this.#tries(name.slug);
    const known = await this.#checks.problem(name.slug).catch(() => undefined);
    if (!known) {
      const grade = gradeAttempt(sheet);
      return buildReview({ ...facts, tries, ...(grade && { grade }) });
    }
    const findings = await this.#findings(attempt, sheet.finished?.text ?? '');
    const grade = gradeAttempt(sheet, findings, known.scaffold.text);
    const knowledge = await this.#knowledge(known, attempt, sheet, findings, graded ? grade : undefined);
    return buildReview({ ...facts, tries, ...(grade && { grade }), known: knowledge });
  }

  /** The sheet; of a damaged one what can still be read. */
  async #sourceOf({ read, sheet: uri, name }: Attempt): Promise<Pick<ReviewFacts, 'sheet' | 'damage'> | undefined> {
    if (read.kind === 'sheet') return { sheet: read.sheet };
    const text = await vscode.workspace.fs.readFile(uri).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    const salvage = salvageSheet(text, name.slug);
    if (!salvage?.sheet.finished) return undefined;
    const { sheet, lost } = salvage;
    const damage = { error: read.error, lost };
    if (sheet.finished.criteria.length > 0) return { sheet, damage };
    const problem = await this.#library.problem(name.slug).catch(() => undefined);
    return { sheet: { ...sheet, finished: { ...sheet.finished, criteria: buildSnapshot(problem?.rubric ?? []) } }, damage };
  }

  /** The graded attempts at a problem, as far as their grades are known by now. */
  #tries(slug: string): GradedTry[] {
    return this.#store.attempts.flatMap((attempt) => {
      const { name, read } = attempt;
      const grade = this.#grades.get(attempt);
      if (name.slug !== slug || read.kind === 'error' || !grade || stageOf(read.sheet) !== 'graded') return [];
      return [{ name, mode: read.sheet.mode, basedOn: read.sheet.basedOn, grade }];
    });
  }

  /** Makes the check ready for what comes next, once the page shows. */
  prepare(slug: string): void {
    void this.#checks.problem(slug).catch(() => undefined);
  }

  /** Blind marks need no more than the problem's name, so they wait for nothing else. */
  async #blind(facts: Omit<ReviewFacts, 'grade' | 'tries' | 'known'>): Promise<ReviewModel | undefined> {
    const { slug } = facts.name;
    const problem = await this.#library.problem(slug).catch(() => undefined);
    const nothing = { termOf: (concept: string) => concept, pitfallFindings: [], bareTools: [], next: [] };
    return buildReview({ ...facts, ...(problem && { known: { problem, scaffold: scaffoldOf(problem), ...nothing } }) });
  }

  /** The answer that was handed in is mostly the one that was just checked while writing, under its own name. */
  async #findings({ name, answer }: Attempt, text: string): Promise<readonly Finding[] | undefined> {
    return text.length > MOST_CHARACTERS ? undefined : this.#checks.check(name.slug, text, answer.toString());
  }

  async #knowledge(
    known: CheckableProblem,
    { name }: Attempt,
    sheet: GradeSheet,
    findings: readonly Finding[] | undefined,
    grade: ReturnType<typeof gradeAttempt>,
  ): Promise<ReviewKnowledge> {
    const { problem, scaffold, termOf } = known;
    const said = { problem, scaffold, termOf, ...(findings && { findings }) };
    if (!grade || !findings) return { ...said, pitfallFindings: [], bareTools: [], next: [] };
    const { catalog, problems } = await this.#library.index();
    const next = readNextSteps({ slug: name.slug, mode: sheet.mode, grade }, catalog, problems, this.#practised());
    const { pitfallFindings, bareTools } = await this.#lessons.read(known, sheet.finished?.text ?? '');
    const curveballFindings = sheet.curveball && (await this.#checks.checkCurveball(name.slug, sheet.curveball.text));
    return { ...said, pitfallFindings, bareTools, next, ...(curveballFindings && { curveballFindings }) };
  }

  /** The problems that the user has practised. */
  #practised(): ReadonlySet<string> {
    const graded = this.#store.attempts.filter(({ read }) => read.kind === 'sheet' && stageOf(read.sheet) === 'graded');
    return new Set(graded.map(({ name }) => name.slug));
  }
}

/** The answer as it stands now; undefined where it can't be read. */
async function textOf({ answer, hasAnswer }: Attempt): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === answer.toString());
  if (open) return open.getText();
  if (!hasAnswer) return undefined;
  return vscode.workspace.fs.readFile(answer).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

import { clockedMs, stageOf } from '../attempt/attemptStage';
import type { AttemptName } from '../attempt/attemptName';
import { buildAttemptId } from '../attempt/attemptName';
import type { PracticeProblem } from '../problem/content';
import type { Finding } from '../evidence/finding';
import type { Grade } from './grade';
import { sectionSeconds, type GradeSheet, type Mode, type SheetError } from '../attempt/gradeSheet';
import { buildBlindCriteria, buildRevealedCriteria, type ReviewCriterion } from './reviewCriterion';
import { buildCurveball, type ReviewCurveball } from './reviewCurveball';
import { buildDebrief, type ReviewDebrief } from './reviewDebrief';
import type { NextStep } from './reviewNext';
import { buildReviewSections } from './reviewSections';
import type { BareTool } from './reviewTools';
import { buildTries, type GradedTry, type ReviewTry } from './reviewTries';
import type { Scaffold } from '../attempt/scaffold';
import { readTimer } from '../attempt/timer';

/** Everything the review page shows of one finished attempt. */
export interface ReviewModel {
  /** As in file names: `03-canary-deployment.2026-11-23`. */
  readonly attempt: string;
  /** Title and number are undefined where this version does not know the problem. */
  readonly problem: { readonly slug: string; readonly number?: number; readonly title?: string };
  /** Local day of the attempt, `YYYY-MM-DD`. */
  readonly date: string;
  readonly mode: Mode;
  /** `marking` until every criterion has a mark. */
  readonly stage: 'marking' | 'graded';
  /** True while the marks are given without findings in sight; then nothing in the model speaks of them. */
  readonly blind: boolean;
  /** True for an answer that is shipped to be graded: there is nothing of one's own to mend. */
  readonly sample: boolean;
  /** The answer file beside what was handed in. */
  readonly answer: 'as-handed-in' | 'changed' | 'gone';
  /** Why the sheet can't be read whole, and the keys whose values are not shown. Such a review can only be looked at. */
  readonly damage?: SheetDamage;
  readonly criteria: readonly ReviewCriterion[];
  /** Canonical terms of the concepts that the model names by id. */
  readonly terms: Readonly<Record<string, string>>;
  /** Where each line of the handed-in text begins, as an offset. */
  readonly lineStarts: readonly number[];
  /** Only when graded. */
  readonly result?: ReviewResult;
  /** Only when graded, and where this version knows the problem. */
  readonly debrief?: ReviewDebrief;
  /** As `debrief`. */
  readonly curveball?: ReviewCurveball;
  /** The other graded attempts at the problem, the newest first; empty until this one is graded. */
  readonly tries: readonly ReviewTry[];
}

/** What is wrong with a sheet; `lost` are paths such as `marks.rollback`. */
interface SheetDamage {
  readonly error: SheetError;
  readonly lost: readonly string[];
}

/** What the attempt comes to. */
export interface ReviewResult {
  readonly grade: Grade;
  /** Ids of the blockers, by how far they are shown. */
  readonly blockers: { readonly shown: readonly string[]; readonly half: readonly string[]; readonly missing: readonly string[] };
}

/** What this version knows of the problem, and what was found in the text as handed in. */
export interface ReviewKnowledge {
  readonly problem: PracticeProblem;
  readonly scaffold: Scaffold;
  readonly termOf: (concept: string) => string;
  /** Undefined where the text is too long to be checked. */
  readonly findings?: readonly Finding[];
  readonly pitfallFindings: readonly Finding[];
  readonly bareTools: readonly BareTool[];
  /** Of the answer to the curveball; undefined where there is none. */
  readonly curveballFindings?: readonly Finding[];
  readonly next: readonly NextStep[];
}

/** What a review is read from. */
export interface ReviewFacts {
  readonly name: AttemptName;
  /** A sheet that has `finished`. */
  readonly sheet: GradeSheet;
  /** The answer as it stands now; undefined where it is gone. */
  readonly answer?: string;
  readonly damage?: SheetDamage;
  readonly sample?: boolean;
  readonly grade?: Grade;
  /** Other attempts at the same problem. */
  readonly tries?: readonly GradedTry[];
  /** Undefined where this version does not know the problem: then there are marks and what they come to. */
  readonly known?: ReviewKnowledge;
}

/** Reads the review of an attempt; undefined while it is not finished. Blind marks see no finding, no standard and no score. */
export function buildReview({
  name,
  sheet,
  answer,
  damage,
  sample = false,
  grade,
  tries = [],
  known,
}: ReviewFacts): ReviewModel | undefined {
  const { finished } = sheet;
  if (!finished) return undefined;
  const stage = stageOf(sheet) === 'graded' ? 'graded' : 'marking';
  const blind = sheet.mode === 'interview' && sheet.revealed === undefined && stage === 'marking';
  const { findings, problem } = known ?? {};
  const facts = { sheet, handedIn: finished, rubric: problem?.rubric ?? [], ...(findings && { findings }) };
  const criteria = blind ? buildBlindCriteria(facts) : buildRevealedCriteria(facts, grade?.criteria ?? []);
  const whole = stage === 'graded' && grade !== undefined;
  const debrief = whole && known ? debriefOf(known, sheet, finished.text, criteria, grade) : undefined;
  const curveball = whole && known ? buildCurveball(known.problem.curveball, sheet, known.curveballFindings) : undefined;
  const named = [
    criteria.map(({ revealed }) => revealed?.lacks),
    debrief?.bareTools,
    curveball?.answered?.criteria.map(({ lacks }) => lacks),
  ];
  return {
    attempt: buildAttemptId(name),
    problem: { slug: name.slug, ...(problem && { number: problem.number, title: problem.title }) },
    date: name.date,
    mode: sheet.mode,
    stage,
    blind,
    sample,
    answer: answer === undefined ? 'gone' : plain(answer) === plain(finished.text) ? 'as-handed-in' : 'changed',
    ...(damage && { damage }),
    criteria,
    terms: known ? termsOf(named, known.termOf) : {},
    lineStarts: lineStarts(finished.text),
    ...(whole && { result: { grade, blockers: blockersOf(criteria) } }),
    ...(debrief && { debrief }),
    ...(curveball && { curveball }),
    tries: whole ? buildTries(name, tries) : [],
  };
}

function debriefOf(
  known: ReviewKnowledge,
  sheet: GradeSheet,
  text: string,
  criteria: readonly ReviewCriterion[],
  grade: Grade,
): ReviewDebrief {
  const { problem, scaffold, pitfallFindings, bareTools, next } = known;
  const last = sheet.clock.at(-1);
  const plannedMs = last ? readTimer(sheet.clock, last).plannedMs : 0;
  const sections = buildReviewSections({
    plan: scaffold.sections,
    handedIn: text,
    reference: problem.answer,
    seconds: sectionSeconds(sheet),
  });
  return buildDebrief({
    problem,
    sheet,
    handedIn: text,
    template: scaffold.text,
    criteria,
    grade,
    pitfallFindings,
    bareTools,
    sections,
    next,
    ...(plannedMs > 0 && { clock: { usedMs: clockedMs(sheet), plannedMs } }),
  });
}

function blockersOf(criteria: readonly ReviewCriterion[]): ReviewResult['blockers'] {
  const withCredit = (credit: number) =>
    criteria.filter(({ blocker, revealed }) => blocker && revealed?.credit === credit).map(({ id }) => id);
  return { shown: withCredit(1), half: withCredit(0.5), missing: withCredit(0) };
}

/** The terms of all concepts named anywhere in a value. */
function termsOf(value: unknown, termOf: (concept: string) => string): Record<string, string> {
  const terms: Record<string, string> = {};
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'string' && termOf(part) !== part) terms[part] = termOf(part);
    return part;
  });
  return terms;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

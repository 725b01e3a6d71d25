import { compareAttempts, type AttemptName } from '../attempt/attemptName';
import { clockedMs, stageOf, type AttemptStage } from '../attempt/attemptStage';
import type { Band } from '../review/band';
import type { SheetResult } from '../attempt/gradeSheet';

export const PROBLEM_STATES = ['not-started', 'in-progress', 'paused', 'to-mark', 'graded', 'unreadable'] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** One attempt, as its file name and its sheet tell it. */
export interface AttemptRecord {
  readonly name: AttemptName;
  readonly read: SheetResult;
}

/** What a list shows of a grade; `score` from 0 to 100. */
export interface Result {
  readonly score: number;
  readonly band: Band;
}

/** A graded attempt. `result` is undefined where this version can't check it. */
interface GradedAttempt<A> {
  readonly attempt: A;
  readonly result?: Result;
}

/** All that the attempts at one problem say. */
export interface ProblemProgress<A> {
  readonly state: ProblemState;
  /** All attempts, older first. */
  readonly attempts: readonly A[];
  /** The attempt that gave the state, where it is not graded: the one to resume or to mark. */
  readonly open?: A;
  /** The graded attempt begun last, and the one with the highest score, the later of two alike. Mended attempts are neither. */
  readonly last?: GradedAttempt<A>;
  readonly best?: GradedAttempt<A>;
  readonly unreadable: readonly A[];
}

/** What was done on one day. */
interface PracticeDay {
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly attempts: number;
  readonly graded: number;
  /** On the clock, in milliseconds. */
  readonly clockedMs: number;
  /** Mean of the scores of that day, one decimal. */
  readonly meanScore?: number;
}

export interface Progress<A> {
  /** By slug; problems without attempts are not in it, slugs unknown to this version are. */
  readonly problems: ReadonlyMap<string, ProblemProgress<A>>;
  /** Days with attempts, older first. Mended and unreadable attempts do not count. */
  readonly days: readonly PracticeDay[];
}

/**
 * Folds all attempts of a practice folder, in any order. A problem with an open attempt shows that one: running before paused before
 * still to mark, the latest of each; else it is graded; else, when nothing of it can be read, unreadable.
 *
 * @param resultOf Score and band of a graded attempt, recomputed by whoever has the rubric.
 */
export function readProgress<A extends AttemptRecord>(attempts: readonly A[], resultOf: (attempt: A) => Result | undefined): Progress<A> {
  const sorted = [...attempts].sort((a, b) => compareAttempts(a.name, b.name));
  const told = sorted.map((attempt) => tell(attempt, resultOf));
  const slugs = [...new Set(sorted.map(({ name }) => name.slug))];
  const dates = [...new Set(told.filter(({ counts }) => counts).map(({ attempt }) => attempt.name.date))];
  return {
    problems: new Map(slugs.map((slug) => [slug, readProblem(told.filter(({ attempt }) => attempt.name.slug === slug))])),
    days: dates.map((date) =>
      readDay(
        date,
        told.filter(({ attempt, counts }) => counts && attempt.name.date === date),
      ),
    ),
  };
}

interface Told<A> {
  readonly attempt: A;
  /** Undefined where the sheet can't be read. */
  readonly stage?: AttemptStage;
  readonly result?: Result;
  /** Whether it belongs to the statistics. */
  readonly counts: boolean;
  readonly clockedMs: number;
}

function tell<A extends AttemptRecord>(attempt: A, resultOf: (attempt: A) => Result | undefined): Told<A> {
  if (attempt.read.kind === 'error') return { attempt, counts: false, clockedMs: 0 };
  const { sheet } = attempt.read;
  const stage = stageOf(sheet);
  const counts = sheet.basedOn === undefined;
  const result = stage === 'graded' && counts ? resultOf(attempt) : undefined;
  return { attempt, stage, ...(result && { result }), counts, clockedMs: clockedMs(sheet) };
}

function readProblem<A>(told: readonly Told<A>[]): ProblemProgress<A> {
  const latest = (stage: AttemptStage) => told.filter((one) => one.stage === stage).at(-1);
  const open = latest('in-progress') ?? latest('paused') ?? latest('to-mark');
  const graded = told.filter(({ stage, counts }) => stage === 'graded' && counts);
  const last = graded.at(-1);
  const best = graded.reduce<Told<A> | undefined>(
    (top, one) => ((one.result?.score ?? -1) >= (top?.result?.score ?? -1) ? one : top),
    undefined,
  );
  return {
    state: open?.stage ?? (told.some(({ stage }) => stage === 'graded') ? 'graded' : 'unreadable'),
    attempts: told.map(({ attempt }) => attempt),
    ...(open && { open: open.attempt }),
    ...(last && { last: gradedOf(last) }),
    ...(best && { best: gradedOf(best) }),
    unreadable: told.filter(({ stage }) => stage === undefined).map(({ attempt }) => attempt),
  };
}

function gradedOf<A>({ attempt, result }: Told<A>): GradedAttempt<A> {
  return { attempt, ...(result && { result }) };
}

function readDay<A>(date: string, told: readonly Told<A>[]): PracticeDay {
  const scores = told.flatMap(({ result }) => (result ? [result.score] : []));
  const sum = scores.reduce((all, score) => all + score, 0);
  return {
    date,
    attempts: told.length,
    graded: told.filter(({ stage }) => stage === 'graded').length,
    clockedMs: told.reduce((all, one) => all + one.clockedMs, 0),
    ...(scores.length > 0 && { meanScore: Math.round((sum / scores.length) * 10) / 10 }),
  };
}

import type { PracticeProblem } from '../problem/content';
import type { Finding } from '../evidence/finding';
import type { Grade } from './grade';
import type { GradeSheet } from '../attempt/gradeSheet';
import { percentOf } from './band';
import type { Pillar } from '../problem/problem';
import type { ReviewCriterion } from './reviewCriterion';
import type { NextStep } from './reviewNext';
import { findUnasked } from './reviewQuestions';
import { buildQuotes, type ReviewQuote } from './reviewQuote';
import type { ReviewSection } from './reviewSections';
import type { BareTool } from './reviewTools';

const MOST_STRENGTHS = 2;
const MOST_FIXES = 2;

/** What an attempt teaches. Criteria by their ids; the page has them beside it. */
export interface ReviewDebrief {
  /** Criteria that earned all their weight, the heaviest first, with the lines that did it. */
  readonly strengths: readonly { readonly criterion: string; readonly quotes: readonly ReviewQuote[] }[];
  /** Criteria whose loss cost most, blockers first. `points` of 100; `model` a sentence in the terms of this problem. */
  readonly fixes: readonly { readonly criterion: string; readonly points: number; readonly model?: string }[];
  /** Important clarifications that were never asked, with what the interviewer would have said. */
  readonly unasked: readonly { readonly question: string; readonly answer: string }[];
  /** The rungs of the hint ladder that were used, from 1. */
  readonly hints: readonly number[];
  /** Monitoring pillars that the rubric asks about and the answer does not cover. */
  readonly uncovered: readonly Pillar[];
  readonly bareTools: readonly BareTool[];
  /** Pitfalls that the answer walked into, with the lines. */
  readonly pitfalls: readonly { readonly text: string; readonly instead: string; readonly quotes: readonly ReviewQuote[] }[];
  /** Undefined for an attempt without a clock. */
  readonly clock?: { readonly usedMs: number; readonly plannedMs: number };
  readonly sections: readonly ReviewSection[];
  readonly followUps: PracticeProblem['followUps'];
  readonly decisions: PracticeProblem['decisions'];
  /** What to do next, the advised one first. */
  readonly next: readonly NextStep[];
}

/** What a debrief is read from. */
export interface DebriefFacts {
  readonly problem: Pick<PracticeProblem, 'clarifications' | 'pitfalls' | 'followUps' | 'decisions'>;
  readonly sheet: Pick<GradeSheet, 'questions' | 'hints'>;
  readonly handedIn: string;
  /** The template's text. */
  readonly template: string;
  readonly criteria: readonly ReviewCriterion[];
  readonly grade: Pick<Grade, 'pillars'>;
  /** What the check found for the problem's pitfalls, by their ids. */
  readonly pitfallFindings: readonly Finding[];
  readonly bareTools: readonly BareTool[];
  readonly sections: readonly ReviewSection[];
  readonly clock?: ReviewDebrief['clock'];
  readonly next: readonly NextStep[];
}

/** Draws the lessons from a graded attempt. */
export function buildDebrief(facts: DebriefFacts): ReviewDebrief {
  const { problem, sheet, handedIn, criteria, clock } = facts;
  return {
    strengths: strengths(criteria),
    fixes: fixes(criteria),
    unasked: findUnasked(
      problem.clarifications,
      sheet.questions.map(({ question }) => question),
      handedIn,
      facts.template,
    ),
    hints: [...new Set(sheet.hints.map(({ hint }) => hint))].sort((a, b) => a - b),
    uncovered: facts.grade.pillars.filter(({ covered }) => !covered).map(({ pillar }) => pillar),
    bareTools: facts.bareTools,
    pitfalls: problem.pitfalls.flatMap(({ id, text, instead }) => {
      const found = facts.pitfallFindings.find(({ criterion, finding }) => criterion === id && finding === 'found');
      return found ? [{ text, instead, quotes: buildQuotes(handedIn, found.spans) }] : [];
    }),
    ...(clock && { clock }),
    sections: facts.sections,
    followUps: problem.followUps,
    decisions: problem.decisions,
    next: facts.next,
  };
}

/** A strength needs lines to show: without them there is nothing to be proud of. */
function strengths(criteria: readonly ReviewCriterion[]): ReviewDebrief['strengths'] {
  const BARS = { staff: 2, senior: 1, mid: 0 } as const;
  return criteria
    .flatMap(({ id, weight, bar, revealed }) => {
      const shown = revealed?.pointed.flatMap(({ quote }) => quote ?? []) ?? [];
      const quotes = revealed && revealed.quotes.length > 0 ? revealed.quotes : shown;
      return revealed?.credit === 1 && quotes.length > 0 ? [{ criterion: id, quotes, weight, bar: BARS[bar] }] : [];
    })
    .sort((a, b) => b.weight - a.weight || b.bar - a.bar)
    .slice(0, MOST_STRENGTHS)
    .map(({ criterion, quotes }) => ({ criterion, quotes }));
}

function fixes(criteria: readonly ReviewCriterion[]): ReviewDebrief['fixes'] {
  const applying = criteria.filter(({ revealed }) => revealed?.applies);
  const points = (criterion: ReviewCriterion): number =>
    percentOf(applying.map(({ id, weight, revealed }) => ({ weight, agreed: id === criterion.id ? lossOf(revealed?.credit) : 0 }))) ?? 0;
  return applying
    .filter(({ revealed }) => (revealed?.credit ?? 1) < 1)
    .map((criterion) => ({ criterion, points: Math.round(points(criterion) * 10) / 10 }))
    .sort((a, b) => Number(b.criterion.blocker ?? false) - Number(a.criterion.blocker ?? false) || b.points - a.points)
    .slice(0, MOST_FIXES)
    .map(({ criterion: { id, revealed }, points: lost }) => ({
      criterion: id,
      points: lost,
      ...(revealed?.strong !== undefined && { model: revealed.strong }),
    }));
}

function lossOf(credit: 0 | 0.5 | 1 = 1): 0 | 0.5 | 1 {
  return credit === 1 ? 0 : credit === 0.5 ? 0.5 : 1;
}

import type { PracticeProblem, RubricCriterion } from '../problem/content';
import type { Finding, FindingKind, SignalResult } from '../evidence/finding';
import type { GradeSheet } from '../attempt/gradeSheet';
import { percentOf } from './band';
import { buildQuotes, type ReviewQuote } from './reviewQuote';

/** The change that arrives after the design. What a good design touches shows only beside an answer. */
export interface ReviewCurveball {
  readonly change: string;
  readonly answered?: AnsweredCurveball;
}

/** The answer to the change that was given last, and what the check finds in it. It counts for no grade. */
export interface AnsweredCurveball {
  readonly text: string;
  /** Weight found, of 100. */
  readonly score: number;
  readonly criteria: readonly CurveballCriterion[];
  /** What a good design touches when the change arrives. */
  readonly touches: readonly string[];
  /** Where each line of the text begins, as an offset. */
  readonly lineStarts: readonly number[];
}

/** One criterion of the change: what of it the answer shows, and the standard. */
export interface CurveballCriterion extends Pick<RubricCriterion, 'id' | 'text' | 'weight' | 'blocker' | 'strong'> {
  readonly finding: FindingKind;
  /** Of the answer to the change, not of the design. */
  readonly quotes: readonly ReviewQuote[];
  readonly lacks: readonly SignalResult[];
}

/**
 * Reads the curveball of an attempt.
 *
 * @param findings On the answer in the sheet, by the criteria of the curveball; undefined where it was not checked.
 */
export function buildCurveball(
  { change, touches, criteria }: PracticeProblem['curveball'],
  { curveball }: Pick<GradeSheet, 'curveball'>,
  findings: readonly Finding[] | undefined,
): ReviewCurveball {
  if (!curveball || !findings) return { change };
  const { text } = curveball;
  const credit = new Map(findings.map((finding) => [finding.criterion, finding.credit]));
  const share = percentOf(criteria.map(({ id, weight }) => ({ weight, agreed: credit.get(id) ?? 0 })));
  return {
    change,
    answered: {
      text,
      score: Math.round(share ?? 0),
      criteria: criteria.map((criterion) => checked(criterion, text, findings)),
      touches,
      lineStarts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)],
    },
  };
}

function checked({ id, text, weight, blocker, strong }: RubricCriterion, answer: string, findings: readonly Finding[]): CurveballCriterion {
  const found = findings.find(({ criterion }) => criterion === id);
  return {
    ...{ id, text, weight, strong, finding: found?.finding ?? 'missing' },
    ...(blocker && { blocker }),
    quotes: buildQuotes(answer, found?.spans ?? []),
    lacks: found?.finding === 'found' ? [] : (found?.signals.filter(({ held }) => !held) ?? []),
  };
}

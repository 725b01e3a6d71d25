import { compareAttempts, buildAttemptId, type AttemptName } from '../attempt/attemptName';
import type { Mode } from '../attempt/gradeSheet';
import type { Band } from './band';
import type { Credit } from './credit';
import type { Grade } from './grade';

/** Another graded attempt at the same problem, as far as it can be laid beside this one. */
export interface ReviewTry {
  /** Its id, as in file names. */
  readonly attempt: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly mode: Mode;
  /** True where it mends another attempt, and so is outside the statistics. */
  readonly mended: boolean;
  /** From 0 to 100; undefined where it could not be checked. */
  readonly score?: number;
  readonly band?: Band;
  /** What its criteria earned, by id; those that do not apply are left out. */
  readonly credits: Readonly<Record<string, Credit>>;
}

/** A graded attempt and its grade. */
export interface GradedTry {
  readonly name: AttemptName;
  readonly mode: Mode;
  readonly basedOn?: string | undefined;
  readonly grade: Pick<Grade, 'criteria' | 'agreed' | 'band'>;
}

/** The graded attempts at the problem but this one, the newest first. */
export function buildTries(name: AttemptName, graded: readonly GradedTry[]): ReviewTry[] {
  const id = buildAttemptId(name);
  return graded
    .filter((one) => one.name.slug === name.slug && buildAttemptId(one.name) !== id)
    .sort((a, b) => compareAttempts(b.name, a.name))
    .map(({ name: other, mode, basedOn, grade: { criteria, agreed, band } }) => ({
      attempt: buildAttemptId(other),
      date: other.date,
      mode,
      mended: basedOn !== undefined,
      ...(agreed !== undefined && { score: Math.round(agreed) }),
      ...(band && { band: band.band }),
      credits: Object.fromEntries(criteria.flatMap(({ id: criterion, applies, agreed: credit }) => (applies ? [[criterion, credit]] : []))),
    }));
}

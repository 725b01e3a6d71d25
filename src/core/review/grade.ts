import { percentOf, readBand, type BandResult } from './band';
import { readCredit, type Credit, type CriterionGrade } from './credit';
import type { Finding } from '../evidence/finding';
import type { GradeSheet } from '../attempt/gradeSheet';
import { DIMENSIONS, PILLARS, type Dimension, type Pillar } from '../problem/problem';
import { isUntouched } from '../attempt/scaffold';

/** A graded attempt, or one on the way there. Scores run from 0 to 100 with one decimal. */
export interface Grade {
  readonly criteria: readonly CriterionGrade[];
  /** Criteria that apply, of all in the rubric: "8 of 10 criteria". */
  readonly applicable: number;
  readonly total: number;
  /** Ids of those without a mark; the grade is whole when there are none. */
  readonly unmarked: readonly string[];
  /** The score by the user's marks alone. */
  readonly yours: number;
  /** The score by the check alone; undefined where nothing was checked. */
  readonly check?: number;
  /** The score that counts: marks as far as lines support them. Undefined where nothing was checked. */
  readonly agreed?: number;
  readonly dimensions: readonly { readonly dimension: Dimension; readonly score?: number }[];
  /** Undefined where nothing was checked. */
  readonly band?: BandResult;
  readonly ladder: Ladder;
  /** The monitoring pillars that the rubric asks about, and whether any of their criteria earned something. */
  readonly pillars: readonly { readonly pillar: Pillar; readonly covered: boolean }[];
}

/** How far an answer climbed: deploy (1), roll back (2), detect (3), recover (4), prevent (5). */
interface Ladder {
  /** The highest rung held with all asked rungs below it; 0 for none. */
  readonly reached: number;
  readonly rungs: readonly { readonly level: number; readonly state: 'held' | 'open' | 'not-asked' }[];
}

/**
 * Grades a finished attempt; undefined while it is not finished. Recomputed whenever it is needed, from the sheet's facts and the
 * findings on the text as handed in.
 *
 * @param findings Undefined where this version does not know the problem: then only `yours` is there.
 * @param template The scaffold of the problem. An answer that is nothing else earns 0 whatever is marked.
 */
export function gradeAttempt(sheet: GradeSheet, findings?: readonly Finding[], template?: string): Grade | undefined {
  const { finished } = sheet;
  if (!finished) return undefined;
  const untouched = finished.text.trim() === '' || (template !== undefined && isUntouched(finished.text, template));
  const read = readCredit({
    sheet,
    handedIn: finished,
    ...(findings && { findings }),
    ...(template !== undefined && { template }),
  });
  const criteria = untouched ? read.map(unearned) : read;
  const applying = criteria.filter(({ applies }) => applies);
  const ladder = readLadder(applying);
  return {
    criteria,
    applicable: applying.length,
    total: criteria.length,
    unmarked: criteria.filter(({ mark }) => mark === undefined).map(({ id }) => id),
    yours: score(applying, ({ yours }) => yours) ?? 0,
    ...(findings && {
      check: score(applying, ({ check }) => check ?? 0) ?? 0,
      agreed: score(applying, ({ agreed }) => agreed) ?? 0,
      band: readBand(applying),
    }),
    dimensions: DIMENSIONS.map((dimension) => {
      const part = score(
        applying.filter((criterion) => criterion.dimension === dimension),
        ({ agreed }) => agreed,
      );
      return { dimension, ...(part !== undefined && { score: part }) };
    }),
    ladder,
    pillars: PILLARS.flatMap((pillar) => {
      const asked = applying.filter((criterion) => criterion.pillar === pillar);
      return asked.length === 0 ? [] : [{ pillar, covered: asked.some(({ agreed }) => agreed > 0) }];
    }),
  };
}

function unearned(criterion: CriterionGrade): CriterionGrade {
  const { shownBy, ...rest } = criterion;
  return { ...rest, yours: 0, ...(criterion.check !== undefined && { check: 0 }), agreed: 0, foundMore: false };
}

function score(criteria: readonly CriterionGrade[], credit: (criterion: CriterionGrade) => Credit): number | undefined {
  const percent = percentOf(criteria.map((criterion) => ({ weight: criterion.weight, agreed: credit(criterion) })));
  return percent === undefined ? undefined : Math.round(percent * 10) / 10;
}

/** A rung is held when its criteria earned half of their weight or more. */
function readLadder(criteria: readonly CriterionGrade[]): Ladder {
  const rungs = [1, 2, 3, 4, 5].map((level) => {
    const share = percentOf(criteria.filter(({ reliability }) => reliability === level));
    return { level, state: share === undefined ? ('not-asked' as const) : share >= 50 ? ('held' as const) : ('open' as const) };
  });
  const firstOpen = rungs.find(({ state }) => state === 'open')?.level ?? Infinity;
  const held = rungs.filter(({ level, state }) => state === 'held' && level < firstOpen);
  return { reached: held.at(-1)?.level ?? 0, rungs };
}

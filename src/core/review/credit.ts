import type { Finding } from '../evidence/finding';
import { MOST_NOT_APPLICABLE, type CriterionSnapshot, type GradeSheet, type Mark, type PointedLines } from '../attempt/gradeSheet';

/** What a criterion earns: nothing, half or all of its weight. */
export type Credit = 0 | 0.5 | 1;

/** What became of one criterion. */
export interface CriterionGrade extends CriterionSnapshot {
  /** Undefined while it is not marked. */
  readonly mark?: Mark;
  /** False where it was rightly marked not applicable; then it counts nowhere. */
  readonly applies: boolean;
  /** By the user's mark alone. */
  readonly yours: Credit;
  /** By the check alone; undefined where the check does not know the criterion. */
  readonly check?: Credit;
  /** The mark, as far as lines support it. */
  readonly agreed: Credit;
  /** Who showed the lines that count: the check, or only the user. */
  readonly shownBy?: 'check' | 'you';
  /** True where the check found more than the user claimed. */
  readonly foundMore: boolean;
}

/** What credit is read from. */
export interface CreditFacts {
  /** A sheet that has `finished`. */
  readonly sheet: Pick<GradeSheet, 'marks' | 'pointed'>;
  readonly handedIn: { readonly text: string; readonly criteria: readonly CriterionSnapshot[] };
  /** Of the text as handed in; undefined where the problem is not known, and so nothing was checked. */
  readonly findings?: readonly Finding[];
  /** What the scaffold brought; none of it shows anything. */
  readonly template?: string;
}

/**
 * Credit for each criterion, in the order of the rubric. *Met* earns 1 with found or pointed lines, ½ with partial evidence, 0 with
 * none; *partly* earns ½ with any lines; *not met* 0. *Not applicable* needs a reason, is not for blockers and holds for the first
 * two; beyond that it counts as not met.
 */
export function readCredit({ sheet, handedIn, findings, template }: CreditFacts): CriterionGrade[] {
  let notApplicable = 0;
  return handedIn.criteria.map((criterion) => {
    const entry = sheet.marks[criterion.id];
    const claim = entry?.mark;
    const away =
      claim === 'not-applicable' && !criterion.blocker && Boolean(entry?.reason?.trim()) && notApplicable++ < MOST_NOT_APPLICABLE;
    const found = findings?.find((finding) => finding.criterion === criterion.id);
    const check = found?.credit;
    const pointed = (sheet.pointed[criterion.id] ?? []).some((lines) => counts(lines, handedIn.text, template));
    const yours = away ? 0 : claimed(claim);
    const shown = pointed ? 1 : (check ?? 0);
    const shownBy = check ? 'check' : pointed ? 'you' : undefined;
    return {
      ...criterion,
      ...(claim !== undefined && { mark: claim }),
      applies: !away,
      yours,
      ...(check !== undefined && { check }),
      agreed: away ? 0 : agreed(claim, shown),
      ...(shownBy && { shownBy }),
      foundMore: !away && claim !== undefined && (check ?? 0) > yours,
    };
  });
}

function claimed(mark: Mark | undefined): Credit {
  return mark === 'met' ? 1 : mark === 'partly' ? 0.5 : 0;
}

function agreed(mark: Mark | undefined, shown: Credit): Credit {
  if (mark === 'met') return shown;
  return mark === 'partly' && shown > 0 ? 0.5 : 0;
}

/** Pointed lines count while they stand in the text as handed in and are more than what the template brought. */
function counts({ quote }: PointedLines, handedIn: string, template = ''): boolean {
  const brought = plainText(template);
  const own = quote.split(/\r\n|\r|\n/).some((line) => !brought.includes(plainText(line)));
  return own && plainText(handedIn).includes(plainText(quote));
}

/** A text with white space made equal, as quotes are compared. */
export function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

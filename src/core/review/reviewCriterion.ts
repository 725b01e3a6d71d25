import type { RubricCriterion } from '../problem/content';
import type { Credit, CriterionGrade } from './credit';
import type { Finding, FindingKind, SignalResult } from '../evidence/finding';
import type { CriterionSnapshot, GradeSheet, Mark } from '../attempt/gradeSheet';
import { buildQuotes, type ReviewQuote } from './reviewQuote';

/** One criterion as the review page shows it. Before the reveal, nothing in it says more than the rubric's own sentence. */
export interface ReviewCriterion extends CriterionSnapshot {
  readonly mark?: Mark;
  /** Why the criterion does not apply. */
  readonly reason?: string;
  readonly note?: string;
  /** The mark before the findings were in sight, where it was changed after. */
  readonly blind?: Mark;
  /** Absent while the marks are blind. */
  readonly revealed?: RevealedCriterion;
}

/** What the check says of a criterion, beside the mark. */
export interface RevealedCriterion {
  /** Undefined where nothing was checked: the problem or the criterion is not known to this version, or the text is too long. */
  readonly finding?: FindingKind;
  /** The lines that the check found. */
  readonly quotes: readonly ReviewQuote[];
  /** The lines that the user pointed at. `quote` is undefined where they are not in the text as handed in, and so count nothing. */
  readonly pointed: readonly { readonly text: string; readonly quote?: ReviewQuote }[];
  /** What the closest way of showing it still lacks; empty where it is found. */
  readonly lacks: readonly SignalResult[];
  /** The standard: how a strong answer says it. Undefined where the rubric no longer has the criterion. */
  readonly strong?: string;
  readonly credit: Credit;
  readonly applies: boolean;
  readonly shownBy?: 'check' | 'you';
  /** The mark that the check would give, where it differs from the user's. */
  readonly offered?: Mark;
}

/** What the criteria of a review are read from. */
export interface CriterionFacts {
  readonly sheet: Pick<GradeSheet, 'marks' | 'pointed'>;
  readonly handedIn: { readonly text: string; readonly criteria: readonly CriterionSnapshot[] };
  readonly rubric: readonly Pick<RubricCriterion, 'id' | 'strong'>[];
  readonly findings?: readonly Finding[];
}

/** The criteria while the marks are blind: the sentences and what the user has said so far. */
export function buildBlindCriteria({ sheet, handedIn }: Pick<CriterionFacts, 'sheet' | 'handedIn'>): ReviewCriterion[] {
  return handedIn.criteria.map((criterion) => ({ ...criterion, ...saidOf(sheet, criterion.id) }));
}

/** The criteria with mark and finding side by side. `grades` are those of the same sheet, in any order. */
export function buildRevealedCriteria(facts: CriterionFacts, grades: readonly CriterionGrade[]): ReviewCriterion[] {
  const { sheet, handedIn, rubric, findings } = facts;
  return handedIn.criteria.map((criterion) => {
    const grade = grades.find(({ id }) => id === criterion.id);
    const finding = findings?.find((one) => one.criterion === criterion.id);
    const strong = rubric.find(({ id }) => id === criterion.id)?.strong;
    const offered = finding && offer(finding.finding, grade);
    return {
      ...criterion,
      ...saidOf(sheet, criterion.id),
      revealed: {
        ...(finding && { finding: finding.finding }),
        quotes: buildQuotes(handedIn.text, finding?.spans ?? []),
        pointed: (sheet.pointed[criterion.id] ?? []).map(({ quote }) => pointedAt(handedIn.text, quote)),
        lacks: !finding || finding.finding === 'found' ? [] : finding.signals.filter(({ held }) => !held),
        ...(strong !== undefined && { strong }),
        credit: grade?.agreed ?? 0,
        applies: grade?.applies ?? true,
        ...(grade?.shownBy && { shownBy: grade.shownBy }),
        ...(offered && { offered }),
      },
    };
  });
}

function saidOf({ marks }: Pick<GradeSheet, 'marks'>, id: string): Pick<ReviewCriterion, 'mark' | 'reason' | 'note' | 'blind'> {
  const { mark, reason, note, blind } = marks[id] ?? {};
  return {
    ...(mark !== undefined && { mark }),
    ...(reason !== undefined && { reason }),
    ...(note !== undefined && note !== '' && { note }),
    ...(blind !== undefined && { blind }),
  };
}

const MARK_OF = { found: 'met', partial: 'partly', missing: 'not-met' } as const;

/** A criterion that does not apply, and one whose lines the user showed, has nothing to be accepted. */
function offer(finding: FindingKind, grade: CriterionGrade | undefined): Mark | undefined {
  if (!grade?.applies || grade.shownBy === 'you') return undefined;
  return grade.mark === MARK_OF[finding] ? undefined : MARK_OF[finding];
}

function pointedAt(text: string, quoted: string): { readonly text: string; readonly quote?: ReviewQuote } {
  const from = text.indexOf(quoted);
  const [quote] = from < 0 ? [] : buildQuotes(text, [{ from, to: from + quoted.length }]);
  return { text: quoted, ...(quote && { quote }) };
}

import type { FindingKind } from '../core/evidence/finding';
import type { Criterion } from '../core/problem/problem';

const SAMPLE_KINDS = ['strong', 'weak', 'found', 'partial', 'missing'] as const;

/** A text that an author wrote for one criterion, and what the check should make of it. */
export interface RubricSample {
  readonly criterion: string;
  readonly kind: (typeof SAMPLE_KINDS)[number];
  /** From 1, among the samples of its kind. */
  readonly nth: number;
  readonly text: string;
}

/** The samples of some criteria: `strong`, `weak` and the examples, criterion by criterion. */
export function samplesOf(criteria: readonly Criterion[]): RubricSample[] {
  return criteria.flatMap(({ id, strong, weak, examples }) => {
    const texts = { strong: [strong], weak: [weak], ...examples };
    return SAMPLE_KINDS.flatMap((kind) => texts[kind].map((text, at) => ({ criterion: id, kind, nth: at + 1, text })));
  });
}

/** Whether a finding is what a sample should give: `strong` is found, `weak` partial at most, an example what it is listed as. */
export function isExpected({ kind }: RubricSample, finding: FindingKind): boolean {
  if (kind === 'strong') return finding === 'found';
  return kind === 'weak' ? finding !== 'found' : finding === kind;
}

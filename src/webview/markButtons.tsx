import { MARKS, type Mark } from '../core/attempt/gradeSheet';
import type { ReviewCriterion } from '../core/review/reviewCriterion';
import { MARK_WORDS } from '../words/gradeWords';
import { reviewWords as words } from '../words/reviewWords';

/** The four marks of a criterion, the given one pressed; a blocker always applies. */
export function MarkButtons({
  criterion,
  mark,
  readOnly,
  onMark,
}: {
  readonly criterion: Pick<ReviewCriterion, 'id' | 'blocker'>;
  readonly mark: Mark | undefined;
  /** True where nothing can be changed. */
  readonly readOnly: boolean;
  readonly onMark: (mark: Mark) => void;
}) {
  return (
    <div class="marks" role="group" aria-label={words.marks}>
      {MARKS.map((one, at) => (
        <button
          key={one}
          type="button"
          class={`mark ${one}`}
          aria-pressed={mark === one}
          disabled={readOnly || (one === 'not-applicable' && criterion.blocker === true)}
          onClick={() => onMark(one)}
        >
          <kbd aria-hidden="true">{at + 1}</kbd>
          {MARK_WORDS[one]}
        </button>
      ))}
    </div>
  );
}

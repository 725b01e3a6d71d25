import type { Mark } from '../core/attempt/gradeSheet';
import { whyApplies } from '../core/attempt/notApplicable';
import { refusedText, reviewWords } from '../words/reviewWords';
import { refusalSentence } from '../words/sheetWords';
import type { ReviewPart } from './reviewState';
import { withSaid } from './said';

/** What the user can say of a criterion. */
export interface CriterionMarks {
  /** Gives a mark; "not applicable" asks for its reason first, or says why the criterion applies. */
  readonly mark: (criterion: string, mark: Mark) => void;
  /** The criterion does not apply, and why. */
  readonly exempt: (criterion: string, reason: string) => void;
  readonly askNote: (criterion: string) => void;
  /** Keeps a note; an empty one takes it away. */
  readonly keepNote: (criterion: string, note: string) => void;
}

/**
 * Takes marks: shows them at once, and tells the extension.
 *
 * @param after what follows a mark, such as going on to the next criterion
 */
export function takeMarks(
  { model, state, dispatch, post }: ReviewPart,
  after: (criterion: string) => void = () => undefined,
): CriterionMarks {
  const give = (criterion: string, mark: Mark, reason?: string): void => {
    const said = { kind: 'mark', criterion, mark, ...(reason !== undefined && { reason }) } as const;
    dispatch(said);
    post(said);
    after(criterion);
  };
  return {
    mark: (criterion, mark) => {
      const marks = model.criteria.map((one) => {
        const { mark: said } = withSaid(one, state.pending.get(one.id));
        return { id: one.id, ...(one.blocker && { blocker: one.blocker }), ...(said && { mark: said }) };
      });
      const stands = marks.find(({ id }) => id === criterion)?.mark;
      const refuse = (why: string): void => dispatch({ kind: 'refuse', criterion, sentence: refusedText(why, stands) });
      const why = mark === 'not-applicable' ? whyApplies(marks, criterion) : undefined;
      if (model.damage) refuse(reviewWords.readOnly);
      else if (mark !== 'not-applicable') give(criterion, mark);
      else if (why) refuse(refusalSentence({ kind: why }));
      else dispatch({ kind: 'ask', criterion, for: 'reason' });
    },
    exempt: (criterion, reason) => give(criterion, 'not-applicable', reason),
    askNote: (criterion) => {
      if (model.damage) dispatch({ kind: 'refuse', criterion, sentence: reviewWords.readOnly });
      else dispatch({ kind: 'ask', criterion, for: 'note' });
    },
    keepNote: (criterion, note) => {
      const said = { kind: 'note', criterion, note } as const;
      dispatch(said);
      post(said);
    },
  };
}

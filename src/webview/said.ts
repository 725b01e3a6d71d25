import type { Mark } from '../core/attempt/gradeSheet';
import type { FromReviewPage } from '../core/review/reviewPageMessage';
import type { ReviewCriterion } from '../core/review/reviewCriterion';

/** What the user said of a criterion: a mark, with the reason where it does not apply, and a note; an empty note takes it away. */
export interface Said {
  readonly mark?: { readonly mark: Mark; readonly reason?: string };
  readonly note?: string;
}

type Held = Pick<ReviewCriterion, 'mark' | 'reason' | 'note'>;

/** What a message to the extension says of a criterion; undefined where it says nothing of one. */
export function saidIn(message: FromReviewPage | undefined): { readonly criterion: string; readonly said: Said } | undefined {
  if (message?.kind === 'note') return { criterion: message.criterion, said: { note: message.note } };
  if (message?.kind !== 'mark') return undefined;
  const { criterion, mark, reason } = message;
  return { criterion, said: { mark: { mark, ...(reason !== undefined && { reason }) } } };
}

/** Mark, reason and note of a criterion as they are to be. */
export function withSaid(criterion: Held, said: Said = {}): Held {
  const { mark, reason } = said.mark ?? criterion;
  const { note = criterion.note } = said;
  return {
    ...(mark !== undefined && { mark }),
    ...(reason !== undefined && { reason }),
    ...(note !== undefined && note !== '' && { note }),
  };
}

/** What of it a criterion does not hold; undefined where it holds all. */
export function notIn({ mark, reason, note = '' }: Held, said: Said): Said | undefined {
  return withoutParts(said, {
    ...(said.mark && said.mark.mark === mark && said.mark.reason === reason && { mark: said.mark }),
    ...(said.note === note && { note }),
  });
}

/** What of it is left without these parts, whatever they say; undefined where nothing is. */
export function withoutParts({ mark, note }: Said, parts: Said): Said | undefined {
  const left: Said = {
    ...(mark !== undefined && parts.mark === undefined && { mark }),
    ...(note !== undefined && parts.note === undefined && { note }),
  };
  return left.mark === undefined && left.note === undefined ? undefined : left;
}

import type { ReviewModel } from '../core/review/reviewModel';
import { answerNote, damageNotes, reviewWords as words } from '../words/reviewWords';
import type { ReviewPart } from './reviewState';

/** What has to be known before anything else: a sheet that can't be read whole, an answer that is not what was handed in, a failure. */
export function ReviewNotes({ model, state }: Pick<ReviewPart, 'model' | 'state'>) {
  return (
    <>
      {[...notesOf(model), ...(state.failure === undefined ? [] : [state.failure])].map((note) => (
        <p key={note} class="changed">
          {note}
        </p>
      ))}
    </>
  );
}

function notesOf(model: ReviewModel): string[] {
  const answer = answerNote(model);
  return [
    ...(model.damage ? damageNotes(model.damage) : []),
    ...(answer === '' ? [] : [answer]),
    ...(model.problem.number === undefined ? [words.unknown] : []),
  ];
}

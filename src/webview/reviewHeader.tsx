import type { ReviewModel } from '../core/review/reviewModel';
import { reviewFacts, reviewTitle } from '../words/reviewWords';

/** What attempt this is. */
export function ReviewHeader({ model }: { readonly model: ReviewModel }) {
  return (
    <header class="head">
      <p class="facts">{reviewFacts(model)}</p>
      <h1>{reviewTitle(model)}</h1>
    </header>
  );
}

import type { ReviewCriterion, RevealedCriterion } from '../core/review/reviewCriterion';
import type { ReviewQuote } from '../core/review/reviewQuote';
import { lackTexts, linesText, shortText, reviewWords as words } from '../words/reviewWords';
import type { ReviewPart } from './reviewState';

/** What the check found for a criterion: the lines, those the user showed, what is missing, and the standard beside them. */
export function FindingDetails({
  model,
  criterion,
  revealed,
  state,
  post,
}: ReviewPart & { readonly criterion: ReviewCriterion; readonly revealed: RevealedCriterion }) {
  const { id } = criterion;
  const goTo = ({ from, to }: ReviewQuote): void => post({ kind: 'goTo', criterion: id, from, to });
  const lacks = lackTexts(revealed.lacks, revealed.quotes, model);
  return (
    <div class="beside">
      <div class="evidence">
        <h3>{words.quotes}</h3>
        {revealed.quotes.map((quote) => (
          <Quote key={quote.from} quote={quote} onGo={goTo} />
        ))}
        {revealed.quotes.length === 0 && <p class="quiet">{revealed.finding === undefined ? words.unchecked : words.noQuotes}</p>}
        {revealed.pointed.length > 0 && <h3>{words.pointed}</h3>}
        {revealed.pointed.map(({ text, quote }) => (
          <div key={text} class="pointed">
            {quote ? (
              <Quote quote={quote} onGo={goTo} />
            ) : (
              <blockquote>
                {shortText(text)} <span class="quiet">({words.pointedGone})</span>
              </blockquote>
            )}
            <button type="button" class="plain" onClick={() => post({ kind: 'unpoint', criterion: id, quote: text })}>
              {words.takeBack}
            </button>
          </div>
        ))}
        {lacks.length > 0 && (
          <>
            <h3>{words.lacks}</h3>
            <ul>
              {lacks.map((lack) => (
                <li key={lack}>{lack}</li>
              ))}
            </ul>
          </>
        )}
        <button type="button" class="plain" title={words.pointTip} onClick={() => post({ kind: 'point', criterion: id })}>
          {words.point}
        </button>
        {state.selecting === id && <p class="failure">{words.selecting}</p>}
      </div>
      {revealed.strong !== undefined && (
        <div class="standard">
          <h3>{words.strong}</h3>
          <blockquote>{revealed.strong}</blockquote>
        </div>
      )}
    </div>
  );
}

/** Lines of the answer as a button that goes there. */
export function Quote({ quote, onGo }: { readonly quote: ReviewQuote; readonly onGo: (quote: ReviewQuote) => void }) {
  return (
    <button type="button" class="quote" title={words.goTo} onClick={() => onGo(quote)}>
      <QuoteText quote={quote} />
    </button>
  );
}

/** Lines of a text that is in no file. */
export function QuotedLines({ quote }: { readonly quote: ReviewQuote }) {
  return (
    <div class="quote">
      <QuoteText quote={quote} />
    </div>
  );
}

function QuoteText({ quote }: { readonly quote: ReviewQuote }) {
  return (
    <>
      <span class="lines">{linesText(quote)}</span>
      <span class="words">{quote.pieces.map(({ text, counts }, at) => (counts ? <mark key={at}>{text}</mark> : shortText(text)))}</span>
    </>
  );
}

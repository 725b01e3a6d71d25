import type { AnsweredCurveball, CurveballCriterion, ReviewCurveball } from '../core/review/reviewCurveball';
import { MOST_CURVEBALL_CHARACTERS } from '../core/review/reviewPageMessage';
import { curveballSentence, curveballWords as words } from '../words/curveballWords';
import { CHECK_WORDS, lackTexts, reviewWords } from '../words/reviewWords';
import { QuotedLines } from './findingDetails';
import type { ReviewPart } from './reviewState';

/** The change that arrives after the design: an answer in a few lines, and what of it the change's own criteria find. */
export function CurveballView({ model, state, dispatch, post, curveball }: ReviewPart & { readonly curveball: ReviewCurveball }) {
  const { change, answered } = curveball;
  const draft = state.draft ?? answered?.text ?? '';
  const ready = draft.trim() !== '' && draft.trim() !== answered?.text && !model.damage;
  const check = (): void => {
    if (!ready) return;
    const text = draft.trim();
    dispatch({ kind: 'check', text });
    post({ kind: 'curveball', text });
  };
  return (
    <>
      <h2>{words.title}</h2>
      <p class="intro">{words.intro}</p>
      <blockquote class="change">{change}</blockquote>
      <form
        class="reply"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) check();
        }}
      >
        <label>
          {words.label}
          <textarea
            rows={8}
            maxLength={MOST_CURVEBALL_CHARACTERS}
            value={draft}
            disabled={model.damage !== undefined}
            onInput={({ currentTarget }) => dispatch({ kind: 'draft', text: currentTarget.value })}
          />
        </label>
        <p class="actions">
          <button type="submit" class="primary" disabled={!ready}>
            {answered ? words.again : words.check}
          </button>
          <span class="sign">{state.checking === undefined ? words.keys : words.checking}</span>
        </p>
      </form>
      {answered && <Answered model={model} answered={answered} />}
    </>
  );
}

function Answered({ model: { terms }, answered }: Pick<ReviewPart, 'model'> & { readonly answered: AnsweredCurveball }) {
  const { criteria, touches, lineStarts } = answered;
  return (
    <>
      <h3>{words.found}</h3>
      <p>{curveballSentence(answered)}</p>
      <ol class="criteria">
        {criteria.map((criterion) => (
          <li key={criterion.id} class="card">
            <Checked criterion={criterion} lacks={lackTexts(criterion.lacks, criterion.quotes, { terms, lineStarts })} />
          </li>
        ))}
      </ol>
      <h3>{words.touches}</h3>
      <ul>
        {touches.map((touched) => (
          <li key={touched}>{touched}</li>
        ))}
      </ul>
    </>
  );
}

function Checked({ criterion, lacks }: { readonly criterion: CurveballCriterion; readonly lacks: readonly string[] }) {
  const { text, blocker, finding, quotes, strong } = criterion;
  return (
    <>
      <p class="criterion">{text}</p>
      <p class="traits flush">
        {reviewWords.check}: <strong class={`check ${finding}`}>{CHECK_WORDS[finding]}</strong>
        {blocker && <span class="badge">{reviewWords.blocker}</span>}
      </p>
      <div class="beside flush">
        <div class="evidence">
          <h3>{reviewWords.quotes}</h3>
          {quotes.map((quote) => (
            <QuotedLines key={quote.from} quote={quote} />
          ))}
          {quotes.length === 0 && <p class="quiet">{reviewWords.noQuotes}</p>}
          {lacks.length > 0 && (
            <>
              <h3>{reviewWords.lacks}</h3>
              <ul>
                {lacks.map((lack) => (
                  <li key={lack}>{lack}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div class="standard">
          <h3>{reviewWords.strong}</h3>
          <blockquote>{strong}</blockquote>
        </div>
      </div>
    </>
  );
}

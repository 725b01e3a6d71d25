import { useState } from 'preact/hooks';
import type { ReviewDebrief } from '../core/review/reviewDebrief';
import type { ReviewQuote } from '../core/review/reviewQuote';
import { bareToolSentence, debriefWords as words, hintsSentence, nextText, pillarText, pointsText } from '../words/debriefWords';
import { criterionName } from '../words/rubricWords';
import { linesText, reviewWords } from '../words/reviewWords';
import { Quote } from './findingDetails';
import type { ReviewPart } from './reviewState';
import { SectionComparison } from './sectionComparison';
import { SectionTimes } from './sectionTimes';

/** What the attempt teaches, and what to do with it. */
export function DebriefView({ model, dispatch, post, debrief }: ReviewPart & { readonly debrief: ReviewDebrief }) {
  const { strengths, fixes, unasked, followUps, decisions, next } = debrief;
  const known = new Map(model.criteria.map((criterion) => [criterion.id, criterion]));
  const goTo =
    (criterion: string) =>
    ({ from, to }: ReviewQuote): void =>
      post({ kind: 'goTo', criterion, from, to });
  return (
    <>
      <h2>{words.title}</h2>
      <h3>{words.strengths}</h3>
      {strengths.length === 0 && <p class="quiet">{words.noStrength}</p>}
      {strengths.map(({ criterion, quotes }) => (
        <article key={criterion} class="lesson">
          <h4>{criterionName(criterion)}</h4>
          <p>{known.get(criterion)?.text}</p>
          {quotes.slice(0, 2).map((quote) => (
            <Quote key={quote.from} quote={quote} onGo={goTo(criterion)} />
          ))}
        </article>
      ))}
      <h3>{words.fixes}</h3>
      {fixes.length === 0 && <p class="quiet">{words.noFix}</p>}
      {fixes.map(({ criterion, points, model: sentence }) => (
        <article key={criterion} class="lesson">
          <h4>
            {criterionName(criterion)} <span class="quiet">{pointsText(points)}</span>
            {known.get(criterion)?.blocker && (
              <span class="badge" title={reviewWords.blockerTip}>
                {reviewWords.blocker}
              </span>
            )}
          </h4>
          <p>{known.get(criterion)?.text}</p>
          {sentence !== undefined && (
            <>
              <p class="quiet">{words.model}</p>
              <blockquote>{sentence}</blockquote>
            </>
          )}
        </article>
      ))}
      {fixes.length > 0 && !model.damage && !model.sample && (
        <p class="actions">
          <button type="button" onClick={() => post({ kind: 'fix' })}>
            {words.fixNow}
          </button>
          <span class="quiet">{words.fixNowMean}</span>
        </p>
      )}
      {unasked.length > 0 && (
        <>
          <h3>{words.unasked}</h3>
          {unasked.map(({ question, answer }) => (
            <article key={question} class="lesson">
              <h4>{question}</h4>
              <p class="quiet">{words.unaskedMean}</p>
              <p>{answer}</p>
            </article>
          ))}
        </>
      )}
      <Noticed debrief={debrief} terms={model.terms} onGo={goTo('')} />
      <SectionTimes {...debrief} />
      <h3>{words.followUps}</h3>
      <p class="quiet">{words.followUpsMean}</p>
      {followUps.map(({ question, answer }) => (
        <HiddenAnswer key={question} question={question} answer={answer} />
      ))}
      <SectionComparison sections={debrief.sections} />
      <h3>{words.decisions}</h3>
      {decisions.map(({ decision, options, recommendation, flips }) => (
        <article key={decision} class="lesson">
          <h4>{decision}</h4>
          <dl class="decision">
            <dt>{words.options}</dt>
            <dd>{options.join(' · ')}</dd>
            <dt>{words.recommendation}</dt>
            <dd>{recommendation}</dd>
            <dt>{words.flips}</dt>
            <dd>{flips}</dd>
          </dl>
        </article>
      ))}
      <h3>{words.next}</h3>
      <div class="next">
        {model.curveball && (
          <button type="button" onClick={() => dispatch({ kind: 'view', view: 'curveball' })}>
            <span>{words.curveball}</span>
            <span class="why">{words.curveballMean}</span>
          </button>
        )}
        {next.map((step, at) => {
          const { label, why } = nextText(step);
          return (
            <button key={label} type="button" class={at === 0 ? 'primary' : ''} onClick={() => post({ kind: 'next', step: at })}>
              <span>{label}</span>
              <span class="why">{why}</span>
            </button>
          );
        })}
      </div>
    </>
  );
}

function Noticed({
  debrief: { uncovered, bareTools, pitfalls, hints },
  terms,
  onGo,
}: {
  readonly debrief: ReviewDebrief;
  readonly terms: Readonly<Record<string, string>>;
  readonly onGo: (quote: ReviewQuote) => void;
}) {
  const hint = hintsSentence(hints);
  if (uncovered.length + bareTools.length + pitfalls.length === 0 && hint === '') return null;
  return (
    <>
      <h3>{words.noticed}</h3>
      <ul class="noticed">
        {uncovered.map((pillar) => (
          <li key={pillar}>
            {words.pillar} {pillarText(pillar)}
          </li>
        ))}
        {bareTools.map((tool) => (
          <li key={tool.tool}>
            {bareToolSentence(tool, terms)}{' '}
            <button type="button" class="plain" onClick={() => onGo(tool.first)}>
              {linesText(tool.first)}
            </button>
          </li>
        ))}
        {pitfalls.map(({ text, instead, quotes }) => (
          <li key={text}>
            {words.pitfall} {text} {words.instead} {instead}
            {quotes.map((quote) => (
              <Quote key={quote.from} quote={quote} onGo={onGo} />
            ))}
          </li>
        ))}
        {hint !== '' && <li>{hint}</li>}
      </ul>
    </>
  );
}

function HiddenAnswer({ question, answer }: { readonly question: string; readonly answer: string }) {
  const [shown, setShown] = useState(false);
  return (
    <article class="lesson">
      <h4>{question}</h4>
      {shown ? (
        <p>{answer}</p>
      ) : (
        <button type="button" class="plain" onClick={() => setShown(true)}>
          {words.showAnswer}
        </button>
      )}
    </article>
  );
}

import type { ReviewResult } from '../core/review/reviewModel';
import { RUNG_WORDS } from '../words/gradeWords';
import {
  applicableSentence,
  bandMeaning,
  bandReasons,
  bandTitle,
  blockersSentence,
  calibrationSentence,
  resultWords as words,
} from '../words/resultWords';
import { reviewWords } from '../words/reviewWords';
import { DimensionChart } from './dimensionChart';
import { OtherTries } from './otherTries';
import type { ReviewPart } from './reviewState';

/** What the attempt comes to: band and why, three numbers, five dimensions, blockers and the ladder. */
export function ResultView({ model, state, dispatch, post, result }: ReviewPart & { readonly result: ReviewResult }) {
  const { grade, blockers } = result;
  const reasons = bandReasons(grade);
  return (
    <>
      <div class="lead">
        <div>
          <h2>{bandTitle(grade)}</h2>
          <p class="intro">{bandMeaning(grade)}</p>
        </div>
        {model.debrief && (
          <button type="button" class="primary" onClick={() => dispatch({ kind: 'view', view: 'debrief' })}>
            {reviewWords.toDebrief}
          </button>
        )}
      </div>
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <h3>{words.numbers}</h3>
      <dl class="numbers">
        <Figure name={words.yours} mean={words.yoursMean} score={grade.yours} />
        <Figure name={words.check} mean={words.checkMean} score={grade.check} />
        <Figure name={words.agreed} mean={words.agreedMean} score={grade.agreed} counts />
      </dl>
      <p class="quiet">{[calibrationSentence(grade), applicableSentence(grade)].filter((sentence) => sentence !== '').join(' ')}</p>
      <h3>{words.dimensions}</h3>
      <DimensionChart dimensions={grade.dimensions} />
      <h3>{words.blockers}</h3>
      <p>{blockersSentence(blockers)}</p>
      <Ladder {...grade.ladder} />
      <p class="actions">
        <button type="button" title={words.copyTip} onClick={() => post({ kind: 'copyCard' })}>
          {words.copy}
        </button>
        <span class="sign">{state.copied && words.copied}</span>
      </p>
      <OtherTries model={model} state={state} dispatch={dispatch} post={post} />
    </>
  );
}

function Figure({
  name,
  mean,
  score,
  counts = false,
}: {
  readonly name: string;
  readonly mean: string;
  readonly score: number | undefined;
  readonly counts?: boolean;
}) {
  return (
    <div class={counts ? 'figure counts' : 'figure'}>
      <dt>{name}</dt>
      <dd>
        <strong>{score === undefined ? '–' : Math.round(score)}</strong>
        <span class="quiet">{mean}</span>
      </dd>
    </div>
  );
}

function Ladder({ rungs }: ReviewResult['grade']['ladder']) {
  if (rungs.every(({ state }) => state === 'not-asked')) return null;
  const said = { held: words.held, open: words.open, 'not-asked': words.notAsked } as const;
  return (
    <>
      <h3>{words.ladder}</h3>
      <p class="quiet">{words.ladderMean}</p>
      <ol class="ladder">
        {rungs.map(({ level, state }) => (
          <li key={level} class={`rung ${state}`}>
            <span class="step">{RUNG_WORDS[level - 1]}</span>
            <span class="quiet">
              {state === 'held' ? '✓ ' : ''}
              {said[state]}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

import type { Grade } from '../core/review/grade';
import { DIMENSION_WORDS } from '../words/problemWords';
import { resultWords as words } from '../words/resultWords';

/** Under this score, of 100, a dimension lowers the band. */
const FLOOR = 35;
const ROW = 30;
const BAR = 12;

/** The five dimensions as bars; the same as a table for those who can't see it. */
export function DimensionChart({ dimensions }: Pick<Grade, 'dimensions'>) {
  return (
    <figure class="dimensions">
      <div class="chart" aria-hidden="true">
        <div class="names">
          {dimensions.map(({ dimension, score }) => (
            <div key={dimension} class="name">
              <span>{DIMENSION_WORDS[dimension]}</span>
              <span class={score === undefined ? 'quiet' : 'value'}>{score === undefined ? words.notAsked : Math.round(score)}</span>
            </div>
          ))}
        </div>
        <svg width="100%" height={ROW * dimensions.length} role="presentation">
          {dimensions.map(({ dimension, score = 0 }, row) => (
            <g key={dimension}>
              <rect class="track" x="0" y={ROW * row + (ROW - BAR) / 2} width="100%" height={BAR} rx="3" />
              <rect
                class={score < FLOOR ? 'fill weak' : 'fill'}
                x="0"
                y={ROW * row + (ROW - BAR) / 2}
                width={`${score}%`}
                height={BAR}
                rx="3"
              />
            </g>
          ))}
          <line class="floor" x1={`${FLOOR}%`} x2={`${FLOOR}%`} y1="0" y2={ROW * dimensions.length} />
        </svg>
      </div>
      <table class="unseen">
        <thead>
          <tr>
            <th scope="col">{words.dimension}</th>
            <th scope="col">{words.score}</th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map(({ dimension, score }) => (
            <tr key={dimension}>
              <th scope="row">{DIMENSION_WORDS[dimension]}</th>
              <td>{score === undefined ? words.notAsked : Math.round(score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption class="quiet">{words.floor}</figcaption>
    </figure>
  );
}

import type { ReviewDebrief } from '../core/review/reviewDebrief';
import { clockSentence, debriefWords as words, minutesText, timeSentence } from '../words/debriefWords';

/** Where the time went: planned beside used, by section. */
export function SectionTimes({ clock, sections }: Pick<ReviewDebrief, 'clock' | 'sections'>) {
  const timed = sections.some(({ seconds }) => seconds !== undefined);
  const longest = Math.max(1, ...sections.flatMap(({ minutes, seconds = 0 }) => [minutes, seconds / 60]));
  const width = (minutes: number): string => `${(minutes / longest) * 100}%`;
  if (!clock && !timed) return null;
  return (
    <>
      <h3>{words.time}</h3>
      <p>{[clock ? clockSentence(clock) : '', timed ? timeSentence(sections) : words.noTimes].filter((part) => part !== '').join(' ')}</p>
      {timed && (
        <table class="times">
          <thead>
            <tr>
              <th scope="col">{words.section}</th>
              <th scope="col">{words.planned}</th>
              <th scope="col">{words.used}</th>
              <td class="bars" />
            </tr>
          </thead>
          <tbody>
            {sections.map(({ id, heading, minutes, seconds = 0 }) => (
              <tr key={id}>
                <th scope="row">{heading}</th>
                <td>{minutesText(minutes * 60)}</td>
                <td>{minutesText(seconds)}</td>
                <td class="bars" aria-hidden="true">
                  <svg width="100%" height="16">
                    <rect class="track" x="0" y="2" width={width(minutes)} height="4" />
                    <rect class={seconds > minutes * 90 ? 'fill weak' : 'fill'} x="0" y="9" width={width(seconds / 60)} height="4" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

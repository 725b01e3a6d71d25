import type { Phase } from '../core/attempt/phaseRail';

/** `6 min`, `4 of 6 min left`, `2 min over 6`, each with the last attempt's time where there was one. */
export function phaseDescription(phase: Phase): string {
  const { lastSeconds } = phase;
  return lastSeconds === undefined ? phaseTime(phase) : `${phaseTime(phase)} · last time ${roughMinutes(lastSeconds)}`;
}

function phaseTime({ minutes, usedSeconds, leftSeconds }: Phase): string {
  if (leftSeconds <= -60) return `${Math.floor(-leftSeconds / 60)} min over ${minutes}`;
  if (leftSeconds <= 0) return `${minutes} min used up`;
  return usedSeconds < 30 ? `${minutes} min` : `${Math.ceil(leftSeconds / 60)} of ${minutes} min left`;
}

/** The same in sentences, for the tooltip and the screen reader. */
export function phaseTooltip(phase: Phase): string {
  const { heading, minutes, usedSeconds, leftSeconds, lastSeconds, current, eats } = phase;
  const spent = usedSeconds < 30 ? 'Nothing is used of them yet.' : `${roughMinutes(usedSeconds)} used.`;
  return [
    `${heading}: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} planned.`,
    spent,
    ...(leftSeconds <= -60 ? [`${Math.floor(-leftSeconds / 60)} more than planned.`] : []),
    ...(eats ? ['The time left no longer covers what the other sections have planned.'] : []),
    ...(lastSeconds === undefined ? [] : [`Last attempt: ${roughMinutes(lastSeconds)}.`]),
    ...(current ? ['The cursor is here.'] : []),
  ].join(' ');
}

/** `40 s`, `5 min`. */
function roughMinutes(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** Titles and sentences around the interviewer and the hints. */
export const INTERVIEWER_WORDS = {
  title: 'Ask the Interviewer',
  placeholder: 'Your question, in your own words',
  choose: 'Choose a question, or type your own',
  asked: 'asked already',
  questions: 'Questions asked',
  hints: 'Hints',
} as const;

/** Offers to put what was typed to the interviewer. */
export function askLabel(question: string): string {
  return `$(comment-discussion) Ask “${question}”`;
}

/** `1 of 3`. */
export function hintCount(taken: number, all: number): string {
  return `${taken} of ${all}`;
}

/** `Hint 2: …` */
export function hintText(nth: number, hint: string): string {
  return `Hint ${nth}: ${hint}`;
}

/** What was asked and answered, as one text. */
export function replyText(question: string, reply: string): string {
  return `${question} ${reply}`;
}

/** Why there is no question or hint. */
export const ASK_REFUSALS = {
  'no-attempt': 'Start or resume an attempt first: questions and hints belong to one.',
  'no-more-hints': 'Those were all the hints. They stand in the Attempt view.',
} as const;

import type { Pillar } from '../core/problem/problem';
import type { ReviewDebrief } from '../core/review/reviewDebrief';
import type { NextStep } from '../core/review/reviewNext';
import type { BareTool } from '../core/review/reviewTools';
import type { ReviewSection } from '../core/review/reviewSections';
import { formatSpan } from './clockWords';

const PILLAR_WORDS: Readonly<Record<Pillar, string>> = {
  'data-quality': 'Data quality: can the inputs be trusted?',
  'model-performance': 'Model performance: are the predictions still right?',
  'system-health': 'System health: does the service answer, in time?',
};

const COUNTS = ['', 'once', 'twice', 'three times', 'four times', 'five times'] as const;
const HINT_RUNGS = ['first', 'second', 'third'] as const;

/** The words of the Debrief view. */
export const debriefWords = {
  title: 'Debrief',
  strengths: 'What carries this answer',
  noStrength: 'No criterion is wholly shown by lines yet.',
  fixes: 'Mend these first',
  noFix: 'Every criterion that applies is wholly shown.',
  model: 'In the terms of this problem',
  fixNow: 'Fix it now',
  fixNowMean: 'A new answer that begins with this text, without a clock and outside your statistics.',
  curveball: 'See the change that arrives',
  curveballMean: 'a few lines, in this page',
  unasked: 'Important questions you did not ask',
  unaskedMean: 'The interviewer would have said:',
  noticed: 'Also noticed',
  pillar: 'A pillar of monitoring that nothing covers:',
  pitfall: 'Walked into:',
  instead: 'Instead:',
  time: 'Your time',
  planned: 'Planned',
  used: 'Used',
  section: 'Section',
  noTimes: 'The sheet has no times by section.',
  followUps: 'Follow-up questions',
  followUpsMean: 'Say your answer aloud first, then look.',
  showAnswer: 'Show an answer',
  reference: 'The reference, section by section',
  referenceMean: 'One good answer of several; read it for what yours leaves open.',
  own: 'Yours',
  theirs: 'Reference',
  ownEmpty: 'Nothing stands here.',
  ownGone: 'Your text has no such heading.',
  theirsEmpty: 'The reference says nothing here.',
  decisions: 'Decisions, and when they flip',
  options: 'Options',
  recommendation: 'Here',
  flips: 'It flips with',
  next: 'What next',
  drawing: 'Drawing …',
  diagram: 'Diagram',
  notDrawn: 'This diagram could not be drawn:',
  code: (language: string): string => (language === '' ? 'Code' : `Code, ${language}`),
} as const;

/** What a fix would bring: `worth 12 points`. */
export function pointsText(points: number): string {
  const rounded = Math.round(points);
  return rounded < 1 ? 'worth under a point' : `worth ${rounded} ${rounded === 1 ? 'point' : 'points'} of 100`;
}

/** `You named Feast three times and never what it gives: a feature store, an online store or the like.` */
export function bareToolSentence({ tool, times, provides }: BareTool, terms: Readonly<Record<string, string>>): string {
  const named = provides.slice(0, 3).map((concept) => terms[concept] ?? concept);
  const given = named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} or ${named.at(-1) ?? ''}`;
  return `You named ${terms[tool] ?? tool} ${COUNTS[times] ?? `${times} times`} and never what it gives: ${given}.`;
}

/** `You used the first and second hint.` */
export function hintsSentence(hints: readonly number[]): string {
  const names = hints.map((hint) => HINT_RUNGS[hint - 1] ?? String(hint));
  if (names.length === 0) return '';
  const list = names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `You used the ${list} hint${names.length === 1 ? '' : 's'}. They cost nothing; next time, try one rung fewer.`;
}

/** What a pillar asks, for one that nothing covers. */
export function pillarText(pillar: Pillar): string {
  return PILLAR_WORDS[pillar];
}

/** `34 minutes of 40.` */
export function clockSentence({ usedMs, plannedMs }: NonNullable<ReviewDebrief['clock']>): string {
  const over = usedMs - plannedMs;
  const whole = `${formatSpan(usedMs)} of ${Math.round(plannedMs / 60_000)}`;
  return over > 60_000 ? `${whole}: ${formatSpan(over)} over.` : `${whole}.`;
}

/** `6 min`, `under 1 min`, `–` for a section that saw no cursor. */
export function minutesText(seconds: number): string {
  if (seconds === 0) return '–';
  return seconds < 60 ? 'under 1 min' : `${Math.round(seconds / 60)} min`;
}

/** What the times by section say in a sentence: which took most over its plan; empty where none took half as much again. */
export function timeSentence(sections: readonly ReviewSection[]): string {
  const over = sections
    .map(({ heading, minutes, seconds = 0 }) => ({ heading, over: seconds / 60 - minutes, minutes }))
    .filter((section) => section.over >= Math.max(1, section.minutes / 2))
    .sort((a, b) => b.over - a.over);
  const skipped = sections.filter(({ seconds }) => seconds === 0).map(({ heading }) => `“${heading}”`);
  const [most] = over;
  const parts = [
    most ? `“${most.heading}” took ${Math.round(most.over)} ${Math.round(most.over) === 1 ? 'minute' : 'minutes'} more than planned.` : '',
    skipped.length > 0 && skipped.length < sections.length ? `No time went to ${skipped.join(', ')}.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What a button for the next step says, and why. */
export function nextText(step: NextStep): { readonly label: string; readonly why: string } {
  switch (step.kind) {
    case 'again':
      return step.mode === 'interview'
        ? { label: 'Try it again as an interview', why: 'a fresh answer, marked blind' }
        : { label: 'Try it again', why: 'a fresh answer, with the rubric in sight' };
    case 'problem':
      return { label: `Next: ${step.problem.number} · ${step.problem.title}`, why: 'the study plan goes on here' };
    case 'rest':
      return { label: 'Rest', why: 'close the review; it reopens as it is' };
  }
}

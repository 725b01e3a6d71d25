import type { Grade } from '../core/review/grade';
import type { ReviewModel, ReviewResult } from '../core/review/reviewModel';
import { capSentences, liftSentence, RUNG_WORDS } from './gradeWords';
import { BAND_WORDS, DIMENSION_WORDS } from './problemWords';
import { quotedName, reviewTitle } from './reviewWords';
import { criterionName } from './rubricWords';

/** The words of the Result view. */
export const resultWords = {
  title: 'Result',
  numbers: 'Three numbers, each of 100',
  yours: 'Your marks',
  yoursMean: 'if every mark is taken at its word',
  check: 'The check',
  checkMean: 'by the lines it found, whatever you marked',
  agreed: 'Agreed',
  agreedMean: 'your marks as far as lines support them; this one counts',
  dimensions: 'Five dimensions',
  dimension: 'Dimension',
  score: 'Score of 100',
  floor: 'Under 35, a dimension lowers the band by one.',
  notAsked: 'not asked',
  blockers: 'Blockers',
  ladder: 'How far it climbed',
  ladderMean: 'Running models well goes from putting them out to keeping trouble from coming back.',
  held: 'held',
  open: 'not yet',
  copy: 'Copy result',
  copyTip: 'Five lines of Markdown',
  copied: 'Copied: five lines of Markdown.',
} as const;

/** `Senior`, `Not yet`; for a grade without a check, `Your marks alone`. */
export function bandTitle({ band }: Pick<Grade, 'band'>): string {
  return band ? capital(BAND_WORDS[band.band]) : 'Your marks alone';
}

/** What a band means, in a sentence. */
export function bandMeaning({ band }: Pick<Grade, 'band'>): string {
  switch (band?.band) {
    case 'staff':
      return 'What is expected of a staff engineer: the design holds, and its judgement is shown by lines.';
    case 'senior':
      return 'What is expected of a senior engineer: it holds, and the hard parts are thought through.';
    case 'mid':
      return 'What is expected at mid level: the design holds, and the hard parts are open.';
    case 'not-yet':
      return 'Short of mid level so far; what holds it there stands below.';
    case undefined:
      return 'This version could not check the text.';
  }
}

/** Why the band is no higher, and what would lift it; a sentence each. */
export function bandReasons({ band }: Pick<Grade, 'band'>): string[] {
  return band ? [...capSentences(band, criterionName), liftSentence(band, criterionName)].filter((sentence) => sentence !== '') : [];
}

/** How well the marks judged the answer: `Your marks are 21 points above what the lines show.` */
export function calibrationSentence({ yours, check }: Pick<Grade, 'yours' | 'check'>): string {
  if (check === undefined) return '';
  const gap = Math.round(yours) - Math.round(check);
  if (Math.abs(gap) <= 5) return 'Your marks and the check see the answer alike.';
  const points = `${Math.abs(gap)} points`;
  return gap > 0 ? `Your marks are ${points} above what the check found.` : `Your marks are ${points} below what the check found.`;
}

/** A sentence for the blockers that are not wholly shown, or that all are. */
export function blockersSentence({ shown, half, missing }: ReviewResult['blockers']): string {
  const count = shown.length + half.length + missing.length;
  if (count === 0) return 'This rubric has none that applies.';
  if (half.length + missing.length === 0) return count === 1 ? 'The one blocker is shown.' : `All ${count} are shown.`;
  const parts = [
    missing.length > 0 ? `Missing: ${missing.map(quotedName).join(', ')}.` : '',
    half.length > 0 ? `Half shown: ${half.map(quotedName).join(', ')}.` : '',
  ];
  return [`${shown.length} of ${count} shown.`, ...parts].filter((part) => part !== '').join(' ');
}

/** `8 of 10 criteria apply.`; empty where all do. */
export function applicableSentence({ applicable, total }: Pick<Grade, 'applicable' | 'total'>): string {
  return applicable === total ? '' : `The score is of ${applicable} of ${total} criteria; the others do not apply.`;
}

/** The result as five lines of Markdown, to be pasted anywhere. */
export function resultCard(model: Pick<ReviewModel, 'problem' | 'mode' | 'date' | 'result' | 'debrief'>): string {
  if (!model.result) return '';
  const { grade } = model.result;
  const { agreed, yours, check, band, dimensions, ladder } = grade;
  const score = `**${Math.round(agreed ?? yours)}/100${band ? `, ${BAND_WORDS[band.band]}` : ', own marks alone'}**`;
  const numbers = [`own marks ${Math.round(yours)}`, ...(check === undefined ? [] : [`check ${Math.round(check)}`])].join(', ');
  const profile = dimensions.map(
    ({ dimension, score: part }) => `${DIMENSION_WORDS[dimension]} ${part === undefined ? '–' : Math.round(part)}`,
  );
  const asked = ladder.rungs.some(({ state }) => state !== 'not-asked');
  const climbed = ladder.reached === 0 ? 'not on it yet' : RUNG_WORDS.slice(0, ladder.reached).join(' · ');
  const [strength] = model.debrief?.strengths ?? [];
  const [fix] = model.debrief?.fixes ?? [];
  const lessons = [
    ...(strength ? [`strongest: ${criterionName(strength.criterion)}`] : []),
    ...(fix ? [`mend first: ${criterionName(fix.criterion)}`] : []),
  ];
  return [
    `**${reviewTitle(model)}** (${model.mode}, ${model.date})`,
    `- ${score} (${numbers})`,
    `- ${profile.join(' · ')}`,
    `- Ladder: ${asked ? climbed : 'not asked'}`,
    `- ${lessons.length > 0 ? capital(lessons.join('; ')) : 'Nothing stands out yet'}`,
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { FindingKind, SignalResult } from '../core/evidence/finding';
import type { Mark } from '../core/attempt/gradeSheet';
import type { ReviewCriterion } from '../core/review/reviewCriterion';
import type { ReviewModel } from '../core/review/reviewModel';
import type { ReviewView } from '../core/review/reviewPageMessage';
import type { ReviewQuote } from '../core/review/reviewQuote';
import { missText } from './findingWords';
import { MARK_WORDS } from './gradeWords';
import { BAND_WORDS, DIMENSION_WORDS } from './problemWords';
import { criterionName } from './rubricWords';
import { sheetErrorSentence } from './sheetWords';

const LONGEST_QUOTE = 320;

/** The names of the views of a graded attempt. */
export const VIEW_WORDS: Readonly<Record<ReviewView, string>> = {
  findings: 'Findings',
  result: 'Result',
  debrief: 'Debrief',
  curveball: 'Change',
};

/** What the check says of a criterion, as a label. */
export const CHECK_WORDS: Readonly<Record<FindingKind, string>> = { found: 'found', partial: 'found in part', missing: 'not found' };

/** The words of the review page around marks and findings. */
export const reviewWords = {
  reading: 'Reading the attempt …',
  markTitle: 'Mark your answer',
  blindIntro:
    'Say of each criterion what your answer shows, as an interviewer would who has only the text. What the check found stays out of sight until the last mark.',
  guidedIntro: 'Say of each criterion what your answer shows. What the check found stands below each one.',
  keys: 'Keys: 1 met, 2 partly, 3 not met, 4 not applicable · ↑ ↓ move · N note',
  findingKeys: 'Keys: ↑ ↓ move · Enter opens · A accepts · P points · 1 to 4 change the mark',
  list: 'All criteria',
  single: 'One at a time',
  layout: 'Layout',
  previous: 'Previous',
  following: 'Next',
  marks: 'Your mark',
  blocker: 'blocker',
  blockerTip: 'Without it, the design does not hold; it always applies.',
  note: 'Note',
  noteLabel: 'A note to yourself, kept in the grade sheet',
  reasonLabel: 'Why does it not apply to your design?',
  keep: 'Keep',
  cancel: 'Cancel',
  saving: 'Saving …',
  saved: 'Saved',
  notSaved: 'Not saved',
  unsure: 'Not confirmed',
  noteSaved: 'Note saved.',
  yours: 'You',
  check: 'Check',
  credit: 'Credit',
  quotes: 'In your answer',
  noQuotes: 'The check found no lines for it.',
  unchecked: 'The check does not know this criterion.',
  pointed: 'Shown by you',
  pointedGone: 'not in the text as handed in, so it counts nothing',
  takeBack: 'Take back',
  lacks: 'Still missing',
  strong: 'A strong answer says',
  accept: (mark: Mark): string => `Change my mark to “${MARK_WORDS[mark].toLowerCase()}”`,
  point: 'This shows it',
  pointTip: 'Select the lines in your answer, then press this',
  selecting: 'Select the lines in your answer that show it, then press “This shows it” again.',
  changed: 'The answer has changed since it was handed in; the lines below are quoted from what was handed in.',
  gone: 'The answer is not beside its grade sheet; the lines below are quoted from what was handed in.',
  readOnly: 'This grade sheet can’t be read whole, so nothing is written to it. Mend it first.',
  unknown: 'This version has no such problem, so there are your marks alone.',
  findingsTitle: 'What you marked, and what the lines show',
  toResult: 'See the result',
  toDebrief: 'What to learn from it',
  views: 'Parts of the review',
  goTo: 'Show these lines in the answer',
} as const;

/** `03 · Canary Deployment for ML Models`; the slug where the problem is not known. */
export function reviewTitle({ problem }: Pick<ReviewModel, 'problem'>): string {
  const { slug, number, title } = problem;
  return number === undefined || title === undefined ? slug : `${String(number).padStart(2, '0')} · ${title}`;
}

/** `Interview · 2026-11-23`. */
export function reviewFacts({ mode, date }: Pick<ReviewModel, 'mode' | 'date'>): string {
  return `${mode === 'interview' ? 'Interview' : 'Guided attempt'} · ${date}`;
}

/** What is to be said of an answer that is not, or no longer, what was handed in; else empty. */
export function answerNote({ answer }: Pick<ReviewModel, 'answer'>): string {
  return answer === 'gone' ? reviewWords.gone : answer === 'changed' ? reviewWords.changed : '';
}

/** What is wrong with a sheet, and what of it can't be shown: a sentence each. */
export function damageNotes({ error, lost }: NonNullable<ReviewModel['damage']>): string[] {
  const names = lost.map((key) => `“${key}”`).join(', ');
  return [sheetErrorSentence(error), lost.length > 0 ? `Shown is what can be read; not ${names}.` : 'Shown is what can be read.'];
}

/** The title of two texts side by side, by the ids of their attempts. */
export function diffTitle(before: string, after: string): string {
  return `${before} ↔ ${after.slice(after.indexOf('.') + 1)}`;
}

/** `4 of 10 marked`. */
export function markedText(marked: number, total: number): string {
  return `${marked} of ${total} marked`;
}

/** What stands under a criterion: `Operations · senior · weight 2`. */
export function criterionTraits({ dimension, bar, weight }: Pick<ReviewCriterion, 'dimension' | 'bar' | 'weight'>): string {
  return `${DIMENSION_WORDS[dimension]} · ${bar} · weight ${weight}`;
}

/** What a screen reader says of a criterion on arrival: `Criterion 3 of 10, blocker. Not marked.` */
export function criterionLabel(criterion: Pick<ReviewCriterion, 'mark' | 'blocker'>, at: number, total: number): string {
  const mark = criterion.mark === undefined ? 'Not marked' : `Marked ${MARK_WORDS[criterion.mark].toLowerCase()}`;
  return `Criterion ${at + 1} of ${total}${criterion.blocker ? ', blocker' : ''}. ${mark}.`;
}

/** Said once a mark is on the disk: `Partly. Saved. 4 of 10 marked.` */
export function savedSentence(mark: Mark, marked: number, total: number): string {
  return `${MARK_WORDS[mark]}. Saved. ${markedText(marked, total)}.`;
}

/** Why a mark can't be given, and that the one before, if there is one, stands: `… Your mark stays “met”.` */
export function refusedText(why: string, stands: Mark | undefined): string {
  return stands === undefined ? why : `${why} Your mark stays “${MARK_WORDS[stands].toLowerCase()}”.`;
}

/** Said when the last mark is given and the findings show. */
export function revealSentence({ result }: Pick<ReviewModel, 'result'>): string {
  if (!result) return 'Every criterion is marked.';
  const { agreed, yours, band } = result.grade;
  const score = `${Math.round(agreed ?? yours)} of 100`;
  return `Every criterion is marked. ${score}${band ? `, ${BAND_WORDS[band.band]}` : ''}.`;
}

/** `7 marks agree with the check, 3 differ.` Criteria that were not checked, or do not apply, are in neither. */
export function agreementSentence(criteria: readonly Pick<ReviewCriterion, 'revealed'>[]): string {
  const checked = criteria.filter(({ revealed }) => revealed?.finding !== undefined && revealed.applies);
  const differ = checked.filter(({ revealed }) => revealed?.offered !== undefined).length;
  const agree = checked.length - differ;
  if (checked.length === 0) return 'Nothing was checked.';
  if (differ === 0) return 'Every mark agrees with what the lines show.';
  if (agree === 0) return 'Every mark differs from what the check found.';
  return `${agree} ${agree === 1 ? 'mark agrees' : 'marks agree'} with what the lines show, ${differ} ${differ === 1 ? 'differs' : 'differ'}.`;
}

/** What a criterion earned of its weight: `½ of 2`, `does not apply`. */
export function creditText({ weight, revealed }: Pick<ReviewCriterion, 'weight' | 'revealed'>): string {
  if (!revealed) return '';
  if (!revealed.applies) return 'does not apply';
  const earned = revealed.credit * weight;
  const whole = Math.floor(earned);
  const half = earned > whole ? '½' : '';
  return `${whole === 0 && half !== '' ? '' : String(whole)}${half} of ${weight}`;
}

/** The sentence that says why mark and credit differ; empty where they do not. */
export function creditReason({ mark, revealed }: Pick<ReviewCriterion, 'mark' | 'revealed'>): string {
  if (!revealed?.applies || revealed.finding === undefined) {
    return mark === 'not-applicable' && revealed?.applies
      ? 'It needs a reason, at most two of an attempt, and no blocker; as it is, it earns nothing.'
      : '';
  }
  if (mark === 'met' && revealed.credit === 0.5) return 'You say met; the lines show part of it, so half counts.';
  if (mark === 'met' && revealed.credit === 0) return 'You say met; no line shows it, so nothing counts yet.';
  if (mark === 'partly' && revealed.credit === 0) return 'You say partly; no line shows it, so nothing counts yet.';
  if (mark === 'partly' && revealed.finding === 'found')
    return 'The check found more than you claim; your mark stands unless you change it.';
  if (mark === 'not-met' && revealed.finding !== 'missing') return 'The check found lines for it; your mark stands unless you change it.';
  if (revealed.shownBy === 'you') return 'It counts by the lines that you showed.';
  return '';
}

/** `Line 42`, `Lines 42 to 45`. */
export function linesText({ lines: [first, last] }: Pick<ReviewQuote, 'lines'>): string {
  return first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
}

/** A text short enough to be read at a glance; line breaks stay. */
export function shortText(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()} …` : text;
}

/** What a finding still lacks, a phrase for each. */
export function lackTexts(
  lacks: readonly SignalResult[],
  quotes: readonly ReviewQuote[],
  model: Pick<ReviewModel, 'terms' | 'lineStarts'>,
): string[] {
  const context = { termOf: (concept: string) => model.terms[concept] ?? concept, lineOf: (at: number) => lineAt(model.lineStarts, at) };
  return [...new Set(lacks.map((lack) => missText(lack, quotes[0]?.lines[0], context)))].map(capital);
}

/** A criterion's name in a sentence: `“Rollback trigger”`. */
export function quotedName(id: string): string {
  return `“${criterionName(id)}”`;
}

function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { RubricCriterion } from '../core/content';
import type { FindingKind } from '../core/finding';
import type { Grade } from '../core/grade';
import { capSentences, ladderSentence, liftSentence, scoreSentence, threeNumbers } from './gradeWords';
import { BAND_WORDS, DIMENSION_WORDS } from './problemWords';

const LONGEST_QUOTE = 80;

export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = { found: 'found', partial: 'partial', missing: 'missing' };

/** What a criterion is called in a list: its id in words. `stages-and-stops` → `Stages and stops`. */
export function criterionName(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What stands under a criterion's text: `Senior bar · weight 2 · Operations · blocker`. */
export function criterionFacts({ bar, weight, dimension, blocker }: RubricCriterion): string {
  const facts = [`${bar} bar`, `weight ${weight}`, DIMENSION_WORDS[dimension].toLowerCase(), ...(blocker ? ['blocker'] : [])].join(' · ');
  return facts.charAt(0).toUpperCase() + facts.slice(1);
}

/** A line of evidence: `Line 42: roll back when p99 …`. */
export function evidenceLine(line: number, quote: string): string {
  const text = quote.replace(/\s+/g, ' ').trim();
  return `Line ${line}: ${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : text}`;
}

/** A row of the summary above a graded rubric. */
export interface SummaryLine {
  readonly text: string;
  readonly detail: string;
  readonly icon: 'star-full' | 'graph' | 'info' | 'lightbulb' | 'layers';
}

/** What a graded attempt comes to: score and band, the three numbers, dimensions, what capped it, what would lift it, the ladder. */
export function summaryLines(grade: Grade): readonly SummaryLine[] {
  const { band } = grade;
  const dimensions = grade.dimensions
    .map(({ dimension, score }) => `${DIMENSION_WORDS[dimension].toLowerCase()} ${score === undefined ? 'not asked' : Math.round(score)}`)
    .join(', ');
  const lift = band ? liftSentence(band, criterionName) : '';
  const ladder = ladderSentence(grade.ladder);
  const lines: SummaryLine[] = [
    { text: scoreSentence(grade), detail: band ? BAND_WORDS[band.band] : '', icon: 'star-full' },
    { text: threeNumbers(grade), detail: '', icon: 'graph' },
    { text: 'By dimension', detail: dimensions, icon: 'graph' },
    ...(band ? capSentences(band, criterionName) : []).map((text): SummaryLine => ({ text, detail: '', icon: 'info' })),
    { text: lift, detail: '', icon: 'lightbulb' },
    { text: ladder, detail: '', icon: 'layers' },
  ];
  return lines.filter(({ text }) => text !== '');
}

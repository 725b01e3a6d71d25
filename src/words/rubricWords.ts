import type { RubricCriterion } from '../core/problem/content';
import type { FindingKind } from '../core/evidence/finding';
import type { Grade } from '../core/review/grade';
import type { Cap } from '../core/review/band';
import type { Mark } from '../core/attempt/gradeSheet';
import { capSentences, ladderSentence, liftSentence, MARK_WORDS, RUNG_WORDS, scoreSentence, threeNumbers } from './gradeWords';
import { BAND_WORDS, DIMENSION_WORDS } from './problemWords';

const LONGEST_QUOTE = 80;

export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = { found: 'found', partial: 'partial', missing: 'missing' };

/** What a criterion is called in a list: its id in words. `stages-and-stops` → `Stages and stops`. */
export function criterionName(id: string): string {
  return capital(id.replaceAll('-', ' '));
}

/** What stands under a criterion's text: `Senior bar · weight 2 · Operations · blocker`. */
export function criterionFacts({ bar, weight, dimension, blocker }: RubricCriterion): string {
  return capital([`${bar} bar`, `weight ${weight}`, DIMENSION_WORDS[dimension].toLowerCase(), ...(blocker ? ['blocker'] : [])].join(' · '));
}

/** A line of evidence: `Line 42: roll back when p99 …`. */
export function evidenceLine(line: number, quote: string): string {
  return `Line ${line}: ${short(quote)}`;
}

/** Lines that the user pointed at: `Shown by you, line 42: …`. Without a line they are no longer in the answer. */
export function pointedLine(line: number | undefined, quote: string): string {
  return line === undefined ? `Shown by you, no longer in the answer: ${short(quote)}` : `Shown by you, line ${line}: ${short(quote)}`;
}

/** The heading over the hints for diagrams. */
export const HINTS_LABEL = 'Diagrams: worth a look';

/**
 * What stands beside a criterion's name: what the check found; while marking the mark, and the finding only where it says otherwise,
 * since the icon shows it: `partial`, `to mark`, `met · check: partial`.
 */
export function criterionDescription(facts: {
  readonly marking: boolean;
  readonly mark: Mark | undefined;
  readonly reason: string | undefined;
  readonly finding: FindingKind | undefined;
  readonly pointed: boolean;
}): string {
  const { marking, mark, reason, finding, pointed } = facts;
  const found = finding && FINDING_WORDS[finding];
  const disputed = mark && found && mark !== 'not-applicable' && AGREES[mark] !== finding ? `check: ${found}` : undefined;
  const said = marking ? [mark ? MARK_WORDS[mark].toLowerCase() : 'to mark', disputed] : [found];
  return [...said, pointed ? 'shown by you' : undefined, reason].filter((part) => part !== undefined && part !== '').join(' · ');
}

const AGREES: Readonly<Record<Exclude<Mark, 'not-applicable'>, FindingKind>> = { met: 'found', partly: 'partial', 'not-met': 'missing' };

/** A row of the summary above a graded rubric: a few words, a few more beside them, and whole sentences for the tooltip. */
export interface SummaryLine {
  readonly text: string;
  readonly detail: string;
  readonly tooltip?: string;
  readonly icon: 'star-full' | 'graph' | 'symbol-ruler' | 'warning' | 'lightbulb' | 'layers' | 'blank';
  readonly parts?: readonly { readonly text: string; readonly detail: string }[];
}

/** What a graded attempt comes to: score and band, the three numbers, dimensions, what capped it, what would lift it, the ladder. */
export function summaryLines(grade: Grade): readonly SummaryLine[] {
  const { band } = grade;
  const lift = band?.lift ? criterionName(band.lift.criterion) : '';
  const sentences = band ? capSentences(band, criterionName) : [];
  const lines: SummaryLine[] = [
    { text: band ? capital(BAND_WORDS[band.band]) : 'Your marks alone', detail: scoreSentence(grade), icon: 'star-full' },
    { ...numbersLine(grade), icon: 'graph', tooltip: threeNumbers(grade) },
    dimensionsLine(grade),
    ...(band?.caps ?? []).map((cap, at): SummaryLine => ({ ...capLine(cap), icon: 'warning', tooltip: sentences[at] ?? '' })),
    { text: lift && 'Mend first', detail: lift, icon: 'lightbulb', tooltip: band ? liftSentence(band, criterionName) : '' },
    { ...rungLine(grade.ladder), icon: 'layers', tooltip: ladderSentence(grade.ladder) },
  ];
  return lines.filter(({ text }) => text !== '');
}

function numbersLine({ yours, check, agreed }: Grade): { readonly text: string; readonly detail: string } {
  const checked = check === undefined || agreed === undefined ? [] : [`check ${Math.round(check)}`, `agreed ${Math.round(agreed)}`];
  return { text: `You ${Math.round(yours)}`, detail: checked.join(' · ') };
}

/** The dimension that is furthest behind; under it, all of them. */
function dimensionsLine({ dimensions }: Grade): SummaryLine {
  const parts = dimensions.map(({ dimension, score }) => ({
    text: DIMENSION_WORDS[dimension],
    detail: score === undefined ? 'not asked' : String(Math.round(score)),
  }));
  const asked = dimensions.filter(({ score }) => score !== undefined);
  const weakest = asked.reduce<(typeof asked)[number] | undefined>(
    (least, one) => ((one.score ?? 0) < (least?.score ?? Infinity) ? one : least),
    undefined,
  );
  const name = weakest ? `${DIMENSION_WORDS[weakest.dimension].toLowerCase()} ${Math.round(weakest.score ?? 0)}` : '';
  const tooltip = parts.map(({ text, detail }) => `${text}: ${detail}`).join('\n');
  return { text: name && 'Weakest', detail: name, icon: 'symbol-ruler', tooltip, parts };
}

function capLine(cap: Cap): { readonly text: string; readonly detail: string } {
  switch (cap.kind) {
    case 'blocker-missing':
      return { text: 'Missing', detail: cap.criteria.map(criterionName).join(', ') };
    case 'blocker-half':
      return { text: 'Only half', detail: cap.criteria.map(criterionName).join(', ') };
    case 'bar':
      return {
        text: `Short of ${BAND_WORDS[cap.bar]}`,
        detail: cap.share === undefined ? '' : `${Math.floor(cap.share)} of ${cap.needed} %`,
      };
    case 'dimension':
      return { text: 'One band less', detail: `${DIMENSION_WORDS[cap.dimension].toLowerCase()} ${Math.floor(cap.share)} %` };
  }
}

function rungLine({ reached, rungs }: Grade['ladder']): { readonly text: string; readonly detail: string } {
  if (rungs.every(({ state }) => state === 'not-asked')) return { text: '', detail: '' };
  return { text: 'Ladder', detail: `${reached > 0 ? `${RUNG_WORDS[reached - 1] ?? ''}, ` : ''}rung ${reached} of ${RUNG_WORDS.length}` };
}

function short(quote: string): string {
  const text = quote.replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Band, BandResult, Cap } from '../core/review/band';
import type { Grade } from '../core/review/grade';
import type { Mark } from '../core/attempt/gradeSheet';
import { BAND_WORDS, DIMENSION_WORDS } from './problemWords';

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  met: 'Met',
  partly: 'Partly',
  'not-met': 'Not met',
  'not-applicable': 'Not applicable',
};

/** The rungs of the reliability ladder, from 1. */
export const RUNG_WORDS = ['deploy', 'roll back', 'detect', 'recover', 'prevent'] as const;

/** `78 of 100, on 8 of 10 criteria`; all criteria need no mention. */
export function scoreSentence({ agreed, yours, applicable, total }: Pick<Grade, 'agreed' | 'yours' | 'applicable' | 'total'>): string {
  const score = `${Math.round(agreed ?? yours)} of 100`;
  const by = agreed === undefined ? ' by your marks alone' : '';
  return applicable === total ? `${score}${by}` : `${score}${by}, on ${applicable} of ${total} criteria`;
}

/** `You: 85. The check: 70. Agreed: 64.` */
export function threeNumbers({ yours, check, agreed }: Pick<Grade, 'yours' | 'check' | 'agreed'>): string {
  const said = [
    ['You', yours],
    ['The check', check],
    ['Agreed', agreed],
  ] as const;
  return said.flatMap(([who, score]) => (score === undefined ? [] : [`${who}: ${Math.round(score)}.`])).join(' ');
}

/**
 * Why a band is no higher, a sentence for each reason: `Capped at mid: “Rollback trigger” is only half shown.`
 *
 * @param nameOf What a criterion is called to the user.
 */
export function capSentences({ band, caps }: Pick<BandResult, 'band' | 'caps'>, nameOf: (criterion: string) => string): string[] {
  return caps.map((cap) => capSentence(cap, band, nameOf));
}

function capSentence(cap: Cap, band: Band, nameOf: (criterion: string) => string): string {
  const names = (criteria: readonly string[]) => list(criteria.map((criterion) => `“${nameOf(criterion)}”`));
  switch (cap.kind) {
    case 'blocker-missing':
      return `Not yet: ${names(cap.criteria)} ${isAre(cap.criteria)} missing, and a design can’t do without.`;
    case 'blocker-half':
      return `Capped at mid: ${names(cap.criteria)} ${isAre(cap.criteria)} only half shown.`;
    case 'bar': {
      const what = `what is expected at ${cap.bar} level`;
      if (cap.share === undefined) return `No criterion that applied shows ${what}.`;
      return `${capital(BAND_WORDS[cap.bar])} asks for ${cap.needed} % of ${what}; this answer shows ${Math.floor(cap.share)} %.`;
    }
    case 'dimension':
      return `${DIMENSION_WORDS[cap.dimension]} stands at ${Math.floor(cap.share)} %; under 35 % it lowers the band by one, to ${BAND_WORDS[band]}.`;
  }
}

/** What to mend first: `“Rollback trigger”, fully shown, would lift it to senior.` Empty where nothing is left to lift. */
export function liftSentence({ lift }: Pick<BandResult, 'lift'>, nameOf: (criterion: string) => string): string {
  if (!lift) return '';
  const name = `“${nameOf(lift.criterion)}”`;
  return lift.alone
    ? `${name}, fully shown, would lift it to ${BAND_WORDS[lift.to]}.`
    : `More than one criterion stands between this and ${BAND_WORDS[lift.to]}; ${name} is the first to mend.`;
}

/** How far the answer climbed: `Reaches “detect”: deploy · roll back · detect.` */
export function ladderSentence({ reached, rungs }: Grade['ladder']): string {
  if (rungs.every(({ state }) => state === 'not-asked')) return '';
  if (reached === 0) return 'It does not reach the first rung of the ladder yet.';
  const climbed = RUNG_WORDS.slice(0, reached);
  return `It reaches “${climbed.at(-1) ?? ''}” on the ladder: ${climbed.join(' · ')}.`;
}

function isAre(items: readonly unknown[]): string {
  return items.length === 1 ? 'is' : 'are';
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

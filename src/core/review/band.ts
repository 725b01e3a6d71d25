import type { Credit } from './credit';
import type { CriterionSnapshot } from '../attempt/gradeSheet';
import { DIMENSIONS, type Bar, type Dimension } from '../problem/problem';

export const BANDS = ['not-yet', 'mid', 'senior', 'staff'] as const;
export type Band = (typeof BANDS)[number];

/** The band below and above each; the last one above itself. */
const LOWER = { mid: 'not-yet', senior: 'mid', staff: 'senior' } as const;
const HIGHER = { 'not-yet': 'mid', mid: 'senior', senior: 'staff', staff: 'staff' } as const;

/** The part of its bar's weight that a band asks for, in percent. */
const BAR_PERCENT: Readonly<Record<Bar, number>> = { mid: 70, senior: 65, staff: 50 };
/** A dimension under this part of its weight, in percent, lowers the band by one. */
const WEAK_DIMENSION_PERCENT = 35;

/** What keeps a band from being higher. Shares are in percent. */
export type Cap =
  | { readonly kind: 'blocker-missing' | 'blocker-half'; readonly criteria: readonly string[] }
  /** `share` is undefined where no criterion of that bar applies, so that nothing can show it. */
  | { readonly kind: 'bar'; readonly bar: Bar; readonly share: number | undefined; readonly needed: number }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly share: number };

/** A band with its reasons. */
export interface BandResult {
  readonly band: Band;
  /** What holds it where it is, the first reason first; empty at staff. */
  readonly caps: readonly Cap[];
  /** The criterion that would lift it most when it earned its whole weight; `alone` when it would lift the band by itself. */
  readonly lift?: { readonly criterion: string; readonly to: Band; readonly alone: boolean };
}

/** One applicable criterion with what it earned. */
export type Earned = Pick<CriterionSnapshot, 'id' | 'weight' | 'dimension' | 'bar' | 'blocker'> & { readonly agreed: Credit };

/**
 * Mid asks for 70 % of the mid-bar weight, senior for mid and 65 % of the senior-bar weight, staff for senior and 50 % of the staff-bar
 * weight. A blocker at ½ caps at mid, at 0 at not yet. A dimension under 35 % lowers the band by one, once.
 */
export function readBand(criteria: readonly Earned[]): BandResult {
  const { band, caps } = judge(criteria);
  const lift = readLift(criteria, band, caps);
  return { band, caps, ...(lift && { lift }) };
}

/** Part of the weight earned, in percent; undefined where there is no weight. */
export function percentOf(criteria: readonly Pick<Earned, 'weight' | 'agreed'>[]): number | undefined {
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return whole === 0 ? undefined : (criteria.reduce((sum, { weight, agreed }) => sum + weight * agreed, 0) * 100) / whole;
}

function judge(criteria: readonly Earned[]): { band: Band; caps: Cap[] } {
  const blockers = (credit: Credit) => criteria.filter(({ blocker, agreed }) => blocker && agreed === credit).map(({ id }) => id);
  const missing = blockers(0);
  if (missing.length > 0) return { band: 'not-yet', caps: [{ kind: 'blocker-missing', criteria: missing }] };

  const { band: byBars, cap } = judgeBars(criteria);
  const half = blockers(0.5);
  const capped = half.length > 0 && BANDS.indexOf(byBars) > BANDS.indexOf('mid');
  const band = capped ? 'mid' : byBars;
  const caps: Cap[] = capped ? [{ kind: 'blocker-half', criteria: half }] : cap ? [cap] : [];
  if (band === 'not-yet') return { band, caps };

  const weak = DIMENSIONS.flatMap((dimension) => {
    const share = percentOf(criteria.filter((criterion) => criterion.dimension === dimension));
    return share !== undefined && share < WEAK_DIMENSION_PERCENT ? [{ dimension, share }] : [];
  });
  const [weakest] = weak.sort((a, b) => a.share - b.share);
  return weakest ? { band: LOWER[band], caps: [{ kind: 'dimension', ...weakest }, ...caps] } : { band, caps };
}

function judgeBars(criteria: readonly Earned[]): { band: Band; cap?: Cap } {
  let band: Band = 'not-yet';
  for (const bar of ['mid', 'senior', 'staff'] as const) {
    const share = percentOf(criteria.filter((criterion) => criterion.bar === bar));
    const needed = BAR_PERCENT[bar];
    if (share === undefined ? bar !== 'mid' || criteria.length === 0 : share < needed)
      return { band, cap: { kind: 'bar', bar, share, needed } };
    band = bar;
  }
  return { band };
}

function readLift(criteria: readonly Earned[], band: Band, caps: readonly Cap[]): BandResult['lift'] {
  const [cap] = caps;
  if (!cap) return undefined;
  const open = criteria
    .filter(({ agreed }) => agreed < 1)
    .map((criterion) => ({
      criterion,
      gain: criterion.weight * (1 - criterion.agreed),
      to: judge(criteria.map((other) => (other === criterion ? { ...other, agreed: 1 as const } : other))).band,
    }))
    .sort((a, b) => BANDS.indexOf(b.to) - BANDS.indexOf(a.to) || b.gain - a.gain);
  const [best] = open;
  if (best && BANDS.indexOf(best.to) > BANDS.indexOf(band)) return { criterion: best.criterion.id, to: best.to, alone: true };
  const towards = open.find(({ criterion }) => isUnder(cap, criterion));
  return towards && { criterion: towards.criterion.id, to: HIGHER[band], alone: false };
}

function isUnder(cap: Cap, criterion: Earned): boolean {
  switch (cap.kind) {
    case 'blocker-missing':
    case 'blocker-half':
      return cap.criteria.includes(criterion.id);
    case 'bar':
      return criterion.bar === cap.bar;
    case 'dimension':
      return criterion.dimension === cap.dimension;
  }
}

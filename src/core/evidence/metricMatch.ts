import type { NumberKind, Signal } from '../problem/evidenceLanguage';
import type { Span } from '../document/span';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { Quantity } from '../document/quantity';
import { TRAITS } from '../document/trait';
import { conceptMatcher } from './conceptMatch';
import { matchOf, spanning, type Match, type Matcher, type ReadUnit } from './readUnit';

type Kinds = 'any' | NumberKind | readonly NumberKind[];

/** Between a metric and the number it is compared with. */
const THRESHOLD_REACH = 12;
const PLAIN_THRESHOLD_REACH = 6;
const THRESHOLD_BEFORE = 5;

/** Whether a quantity has a unit of one of some kinds. */
export function isKind(quantity: Quantity, kinds: Kinds): boolean {
  if (kinds === 'any') return true;
  return typeof kinds === 'string' ? quantity.kinds.includes(kinds) : kinds.some((kind) => quantity.kinds.includes(kind));
}

/** How to find numbers with a unit of one of some kinds; for any, also times of day. */
export const numberMatcher =
  (kinds: Kinds, compared = false): Matcher =>
  (read) => {
    const found: Match[] = [];
    for (const quantity of read.unit.quantities)
      if (isKind(quantity, kinds) && (!compared || quantity.compared)) found.push(matchOf(read, quantity));
    if (kinds === 'any' && !compared) for (const time of read.unit.times) found.push(matchOf(read, time));
    return found;
  };

/** A window that is not the same quantity as a threshold: in "over 80 ms" there is one number, not two. */
export const otherThan = (threshold: Span, windows: readonly Span[]): Span | undefined =>
  windows.find(({ from, to }) => to <= threshold.from || threshold.to <= from);

/** How to find a metric, with its threshold and its window where they are asked for. */
export function metricMatcher({ metric: ids, threshold, window }: Extract<Signal, { metric: unknown }>, lexicon: LexiconIndex): Matcher {
  const named = conceptMatcher(lexicon, ids, 'metric');
  const metricsIn: Matcher = ids === 'any' ? (read) => withPercentiles(read, named(read)) : named;
  if (threshold === undefined && window === undefined) return metricsIn;
  return (read) => {
    const metrics = metricsIn(read);
    const found: Match[] = [];
    for (const metric of metrics) {
      const thresholds = threshold === undefined ? [metric] : thresholdsOf(read, metric, metrics, threshold);
      for (const limit of thresholds) {
        const watched = window === undefined ? metric : otherThan(limit, read.unit.windows);
        if (!watched) continue;
        found.push({ ...metric, ...spanning(metric, limit, watched) });
        break;
      }
    }
    return found;
  };
}

/** Metrics of the lexicon, and percentiles outside of them. */
function withPercentiles(read: ReadUnit, named: readonly Match[]): readonly Match[] {
  if ((read.unit.traits & TRAITS.percentile) === 0) return named;
  const found = [...named];
  for (const [at, { traits }] of read.unit.tokens.entries()) {
    if ((traits & TRAITS.percentile) !== 0 && !named.some(({ from, to }) => from <= at && at < to))
      found.push(matchOf(read, { from: at, to: at + 1 }));
  }
  return found.sort((a, b) => a.from - b.from);
}

function thresholdsOf({ unit }: ReadUnit, metric: Match, metrics: readonly Match[], kinds: Kinds): readonly Quantity[] {
  return unit.quantities.filter((quantity) => {
    if (!isKind(quantity, kinds)) return false;
    if (unit.kind === 'row') return true;
    if (quantity.from >= metric.to) {
      const distance = quantity.from - metric.to;
      const other = metrics.some((later) => later.from >= metric.to && later.from < quantity.from);
      return quantity.compared ? distance <= THRESHOLD_REACH : distance <= PLAIN_THRESHOLD_REACH && !other;
    }
    return quantity.to <= metric.from && metric.from - quantity.to <= THRESHOLD_BEFORE;
  });
}

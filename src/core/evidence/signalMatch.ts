import type { UnitReading } from '../reading/bodyReading';
import { findDeadlines } from './deadline';
import type { NumberKind, Signal } from '../problem/evidenceLanguage';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import type { ConceptKind } from '../problem/lexicon';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { Quantity } from '../document/quantity';
import { matchPhrase } from './phraseMatch';
import type { Token } from '../document/token';
import type { Unit } from '../document/unit';
import { TRAITS } from '../document/trait';

/** Where a signal holds within one unit, as token indexes, or where it would but for `refused`. */
export interface Match extends Span {
  readonly refused?: Refusal;
}

/** One unit of text with what it says. */
export interface ReadUnit {
  readonly unit: Unit;
  readonly reading: UnitReading;
}

/** Between a metric and the number it is compared with. */
const THRESHOLD_REACH = 12;
const PLAIN_THRESHOLD_REACH = 6;
const THRESHOLD_BEFORE = 5;
/** Between the word that makes a condition and its cause. */
const LINK_REACH = 8;

const words = (list: string) => new Set(list.split(' '));
const BEFORE_CAUSE = words('if when once whenever on upon after until unless should because while where any as every');
const BEFORE_CAUSE_LATER = words('if when once whenever on upon after until unless because as due to by following where while');
const BETWEEN = words(
  '→ : then trigger triggers triggered causes cause leads results so starts start fires automatically must therefore otherwise will should handled means — |',
);

const one = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : [value as T]);

const NOTHING: readonly Match[] = [];

/** Where an answer names one of some concepts, by id, or any of a kind. */
function matchConcepts({ reading }: ReadUnit, lexicon: LexiconIndex, ids: string | readonly string[], kind: ConceptKind): readonly Match[] {
  if (reading.concepts.length === 0) return NOTHING;
  if (ids === 'any') return reading.concepts.filter(({ concept }) => lexicon.concepts[concept]?.kind === kind);
  const asked = one(ids).map((id) => lexicon.byId.get(id));
  return reading.concepts.filter(({ concept }) => lexicon.concepts[concept]?.names.some((name) => asked.includes(name)) === true);
}

const refusedIn = (read: ReadUnit, range: Span): Match => {
  const { refused } = read.reading;
  return refused === undefined ? { from: range.from, to: range.to } : { from: range.from, to: range.to, refused };
};

function isKind(quantity: Quantity, kinds: 'any' | NumberKind | readonly NumberKind[]): boolean {
  if (kinds === 'any') return true;
  return typeof kinds === 'string' ? quantity.kinds.includes(kinds) : kinds.some((kind) => quantity.kinds.includes(kind));
}

/** Numbers with a unit of one of some kinds. */
function matchNumbers(read: ReadUnit, kinds: 'any' | NumberKind | readonly NumberKind[], compared = false): readonly Match[] {
  const found: Match[] = [];
  for (const quantity of read.unit.quantities)
    if (isKind(quantity, kinds) && (!compared || quantity.compared)) found.push(refusedIn(read, quantity));
  return found;
}

/** Metrics of the lexicon, and percentiles where any metric will do. */
function matchMetrics(read: ReadUnit, lexicon: LexiconIndex, ids: string | readonly string[]): readonly Match[] {
  const named = matchConcepts(read, lexicon, ids, 'metric');
  if (ids !== 'any' || (read.unit.traits & TRAITS.percentile) === 0) return named;
  const found = [...named];
  for (let at = 0; at < read.unit.tokens.length; at++) {
    const isPercentile = ((read.unit.tokens[at]?.traits ?? 0) & TRAITS.percentile) !== 0;
    if (isPercentile && !named.some(({ from, to }) => from <= at && at < to)) found.push(refusedIn(read, { from: at, to: at + 1 }));
  }
  return found.sort((a, b) => a.from - b.from);
}

function thresholdsOf(
  read: ReadUnit,
  metric: Match,
  metrics: readonly Match[],
  kinds: 'any' | NumberKind | readonly NumberKind[],
): readonly Quantity[] {
  const { unit } = read;
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

const spanning = (...ranges: readonly Span[]): Span => ({
  from: Math.min(...ranges.map((range) => range.from)),
  to: Math.max(...ranges.map((range) => range.to)),
});

function matchMetric(read: ReadUnit, lexicon: LexiconIndex, signal: Extract<Signal, { metric: unknown }>): readonly Match[] {
  const metrics = matchMetrics(read, lexicon, signal.metric);
  if (signal.threshold === undefined && signal.window === undefined) return metrics;
  const found: Match[] = [];
  for (const metric of metrics) {
    const thresholds = signal.threshold === undefined ? [metric] : thresholdsOf(read, metric, metrics, signal.threshold);
    for (const threshold of thresholds) {
      const window = signal.window === undefined ? metric : otherThan(threshold, read.unit.windows);
      if (!window) continue;
      found.push({ ...metric, ...spanning(metric, threshold, window) });
      break;
    }
  }
  return found;
}

/** A window that is not the same quantity as a threshold: in "over 80 ms" there is one number, not two. */
export const otherThan = (threshold: Span, windows: readonly Span[]): Span | undefined =>
  windows.find(({ from, to }) => to <= threshold.from || threshold.to <= from);

const isLink = (token: Token | undefined, set: ReadonlySet<string>) => token !== undefined && set.has(token.lower);

/** Whether words tie a cause to a reaction: "if c, r", "c → r", "r when c", or two cells of one row. */
function isLinked(unit: Unit, cause: Span, reaction: Span): boolean {
  const { tokens } = unit;
  if (cause.from < reaction.to && reaction.from < cause.to) return false;
  const between = tokens.slice(Math.min(cause.to, reaction.to), Math.max(cause.from, reaction.from));
  if (unit.kind === 'row' && between.some((token) => token.raw === '|')) return true;
  if (cause.from >= reaction.to) return between.slice(-LINK_REACH).some((token) => isLink(token, BEFORE_CAUSE_LATER));
  return (
    between.some((token) => isLink(token, BETWEEN)) ||
    tokens.slice(Math.max(0, cause.from - LINK_REACH), cause.from).some((token) => isLink(token, BEFORE_CAUSE))
  );
}

/** Of many partners only those nearest are looked at. */
const MOST_PARTNERS = 8;

/** The partners nearest to a match, in the order of the text. Both lists are in that order. */
function nearest(list: readonly Match[], to: Match): readonly Match[] {
  const found = list.findIndex(({ from }) => from >= to.from);
  const at = found < 0 ? list.length : found;
  return list.slice(Math.max(0, at - MOST_PARTNERS), at + MOST_PARTNERS);
}

function pair(first: readonly Match[], second: readonly Match[], accept: (a: Match, b: Match) => boolean): Match[] {
  const found: Match[] = [];
  for (const a of first) {
    const partners = nearest(second, a).filter((other) => accept(a, other));
    const b = partners.find((other) => other.refused === undefined) ?? partners[0];
    if (!b) continue;
    const refused = a.refused ?? b.refused;
    found.push(refused === undefined ? spanning(a, b) : { ...spanning(a, b), refused });
  }
  return found;
}

type Matcher = (read: ReadUnit, lexicon: LexiconIndex) => readonly Match[];

const matchers = new WeakMap<Signal & object, Matcher>();

/** How to look for a signal in a unit of text, made ready once. Signals about diagrams, tables and code hold in none. */
export function matcherOf(signal: Signal): Matcher {
  if (typeof signal === 'string') return (read, lexicon) => matchConcepts(read, lexicon, signal, 'practice');
  let matcher = matchers.get(signal);
  if (!matcher) matchers.set(signal, (matcher = buildMatcher(signal)));
  return matcher;
}

/** Where a signal holds within one unit of text. */
export const matchUnit = (read: ReadUnit, lexicon: LexiconIndex, signal: Signal): readonly Match[] => matcherOf(signal)(read, lexicon);

function buildMatcher(signal: Signal & object): Matcher {
  if ('concept' in signal) {
    return (read, lexicon) =>
      matchConcepts(read, lexicon, signal.concept, 'practice').flatMap(({ from, to, refused }) =>
        refused === 'negated' || refused === 'excluded' ? [{ from, to }] : [],
      );
  }
  if ('phrase' in signal) return (read) => matchPhrase(read, signal.phrase);
  if ('oneOf' in signal) {
    const inner = signal.oneOf.map(matcherOf);
    return (read, lexicon) => inner.flatMap((match) => match(read, lexicon)).sort((a, b) => a.from - b.from);
  }
  if ('number' in signal) return (read) => matchNumbers(read, signal.number, signal.compared);
  if ('metric' in signal) return (read, lexicon) => matchMetric(read, lexicon, signal);
  if ('window' in signal) return (read) => read.unit.windows.map((range) => refusedIn(read, range));
  if ('cause' in signal) {
    const [cause, reaction] = [matcherOf(signal.cause), matcherOf(signal.reaction)];
    return (read, lexicon) => pair(cause(read, lexicon), reaction(read, lexicon), (a, b) => isLinked(read.unit, a, b));
  }
  return 'actor' in signal ? actorMatcher(signal) : () => NOTHING;
}

function actorMatcher({ actor, action, deadline }: Extract<Signal, { actor: unknown }>): Matcher {
  const acts = matcherOf(action);
  return (read, lexicon) => {
    const done = pair(matchConcepts(read, lexicon, actor, 'role'), acts(read, lexicon), (a, b) => a.to <= b.from || b.to <= a.from);
    if (deadline === undefined || done.length === 0) return done;
    const deadlines = findDeadlines(read.unit).map((range) => refusedIn(read, range));
    return pair(done, deadlines, () => true);
  };
}

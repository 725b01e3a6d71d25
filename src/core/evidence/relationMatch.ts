import type { Signal } from '../problem/evidenceLanguage';
import type { Span } from '../document/span';
import type { Token } from '../document/token';
import type { Unit } from '../document/unit';
import { findDeadlines } from './deadline';
import { matchOf, spanning, type Match, type Matcher } from './readUnit';

/** Between the word that makes a condition and its cause. */
const LINK_REACH = 8;

const words = (list: string) => new Set(list.split(' '));
const BEFORE_CAUSE = words('if when once whenever on upon after until unless should because while where any as every');
const BEFORE_CAUSE_LATER = words('if when once whenever on upon after until unless because as due to by following where while');
const BETWEEN = words(
  '→ : then trigger triggers triggered causes cause leads results so starts start fires automatically must therefore otherwise will should handled means — |',
);

const isLink = (token: Token, set: ReadonlySet<string>) => set.has(token.lower);

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

/** How to find a cause with what it leads to. */
export const causeMatcher =
  (cause: Matcher, reaction: Matcher): Matcher =>
  (read) =>
    pair(cause(read), reaction(read), (a, b) => isLinked(read.unit, a, b));

/** How to find somebody who does something, by a deadline where one is asked for. */
export const actorMatcher =
  (actor: Matcher, action: Matcher, deadline: Extract<Signal, { actor: unknown }>['deadline']): Matcher =>
  (read) => {
    const done = pair(actor(read), action(read), (a, b) => a.to <= b.from || b.to <= a.from);
    if (deadline === undefined || done.length === 0) return done;
    const deadlines = findDeadlines(read.unit).map((range) => matchOf(read, range));
    return pair(done, deadlines, () => true);
  };

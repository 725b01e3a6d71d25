import type { UnitReading } from '../reading/bodyReading';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import type { Unit } from '../document/unit';

/** One unit of text with what it says. */
export interface ReadUnit {
  readonly unit: Unit;
  readonly reading: UnitReading;
}

/** Where a signal holds within one unit, as token indexes, or where it would but for `refused`. */
export interface Match extends Span {
  readonly refused?: Refusal;
}

/** How to look for a signal in a unit of text. */
export type Matcher = (read: ReadUnit) => readonly Match[];

export const NOTHING: readonly Match[] = [];

/** A match that is refused where all of its unit is, or where it belongs to what was put aside. */
export function matchOf({ reading: { refused, negations } }: ReadUnit, { from, to }: Span): Match {
  const why = refused ?? negations.find((other) => other.aside && other.from < to && from < other.to)?.kind;
  return why === undefined ? { from, to } : { from, to, refused: why };
}

/** The stretch from the first of some to the last. */
export const spanning = (...ranges: readonly Span[]): Span => ({
  from: Math.min(...ranges.map((range) => range.from)),
  to: Math.max(...ranges.map((range) => range.to)),
});

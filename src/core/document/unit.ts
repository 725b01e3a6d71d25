import { findClockTimes } from './clockTime';
import type { Span } from './span';
import { parseQuantities, type Quantity } from './quantity';
import { parseWindows } from './timeWindow';
import type { Token } from './token';
import { TRAITS } from './trait';

/** The smallest piece that is read as one statement: a sentence, a sentence of a list item, a table row, a heading, a label of a diagram. */
export interface Unit extends Span {
  readonly kind: 'sentence' | 'item' | 'row' | 'header' | 'heading' | 'label';
  readonly tokens: readonly Token[];
  /** Words and numbers among the tokens. */
  readonly words: number;
  /** Words that belong to the texts of links. */
  readonly linkedWords: number;
  /** Bits of `TRAITS` that one of the tokens has. */
  readonly traits: number;
  readonly quantities: readonly Quantity[];
  /** Times of day, as token indexes: they say when, not how much. */
  readonly times: readonly Span[];
  /** Stretches of time over which something is watched, as token indexes. */
  readonly windows: readonly Span[];
  /** Cells of a table row, as token indexes. */
  readonly cells: readonly Span[];
  /** Units of the same body that are read along with this one: lead-in, label, header of the table. */
  readonly context: readonly number[];
}

/** Builds a unit from its tokens. `header` gives bare numbers of a table row their units. */
export function buildUnit(kind: Unit['kind'], tokens: readonly Token[], cells: readonly Span[] = [], header?: Unit): Unit {
  let words = 0;
  let linkedWords = 0;
  let traits = 0;
  for (const token of tokens) {
    traits |= token.traits;
    if (token.kind === 'mark') continue;
    words++;
    if (token.linked) linkedWords++;
  }
  const hasNumbers = (traits & TRAITS.quantity) !== 0;
  const quantities = hasNumbers ? parseQuantities(tokens, cells, header) : [];
  const watched = quantities.length > 0 || (traits & TRAITS.window) !== 0;
  return {
    kind,
    from: tokens[0]?.from ?? 0,
    to: tokens.at(-1)?.to ?? 0,
    tokens,
    words,
    linkedWords,
    traits,
    quantities,
    times: hasNumbers ? findClockTimes(tokens) : [],
    windows: watched ? parseWindows(tokens, quantities, cells, header) : [],
    cells,
    context: [],
  };
}

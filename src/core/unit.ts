import type { Span } from './finding';
import { parseQuantities, type Quantity } from './quantity';
import { parseWindows } from './timeWindow';
import type { Token } from './token';

/** The smallest piece that is read as one statement: a sentence, a sentence of a list item, a table row, a heading, a label of a diagram. */
export interface Unit extends Span {
  readonly kind: 'sentence' | 'item' | 'row' | 'header' | 'heading' | 'label';
  readonly tokens: readonly Token[];
  /** Words and numbers among the tokens. */
  readonly words: number;
  readonly quantities: readonly Quantity[];
  /** Stretches of time over which something is watched, as token indexes. */
  readonly windows: readonly Span[];
  /** Cells of a table row, as token indexes. */
  readonly cells: readonly Span[];
  /** Units of the same body that are read along with this one: lead-in, label, header of the table. */
  readonly context: readonly number[];
}

/** Builds a unit from its tokens, of which there is at least one. `header` gives bare numbers of a table row their units. */
export function buildUnit(kind: Unit['kind'], tokens: readonly Token[], cells: readonly Span[] = [], header?: Unit): Unit {
  const quantities = parseQuantities(tokens, cells, header);
  return {
    kind,
    from: tokens[0]?.from ?? 0,
    to: tokens.at(-1)?.to ?? 0,
    tokens,
    words: tokens.reduce((sum, token) => sum + (token.kind === 'mark' ? 0 : 1), 0),
    quantities,
    windows: parseWindows(tokens, quantities),
    cells,
    context: [],
  };
}

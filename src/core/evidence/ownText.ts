import type { DesignDoc } from '../document/designDoc';
import type { Span } from '../document/span';
import { findForeign, plainLine, type ForeignText } from '../reading/foreignText';

/** So many words of one's own are something to show. */
const FEWEST_WORDS = 2;

/**
 * True where a stretch of an answer holds what its writer wrote: at least two words that were not given to them, or a line of code
 * or of a diagram that was not. Comments and what stands outside of any block hold nothing.
 */
export function hasOwnText({ blocks }: DesignDoc, { from, to }: Span, foreign: ForeignText): boolean {
  let words = 0;
  for (const { offset, body } of blocks) {
    if (offset + body.to <= from || to <= offset + body.from) continue;
    const lines = body.fence?.content.split('\n') ?? [];
    const hasLine = lines.some((line, at) => {
      const start = offset + (body.fence?.lineStarts[at] ?? 0);
      return start < to && from < start + line.length && plainLine(line) !== '' && !foreign.lines.has(plainLine(line));
    });
    if (hasLine) return true;
    for (const unit of body.units) {
      if (offset + unit.to <= from || to <= offset + unit.from) continue;
      const given = findForeign(unit, foreign);
      unit.tokens.forEach((token, at) => {
        const inside = offset + token.from < to && from < offset + token.to;
        if (inside && token.kind !== 'mark' && given?.[at] !== 1) words++;
      });
    }
  }
  return words >= FEWEST_WORDS;
}

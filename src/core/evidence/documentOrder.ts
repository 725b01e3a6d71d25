import type { DesignDoc, DocBlock } from '../document/designDoc';
import { orderOf } from '../reading/fluency';
import { findForeignParts, type ForeignText } from '../reading/foreignText';

const FEWEST_SHUFFLED = 5;
/** So many words of their own that read as written, and so few that do not, vouch for notes that are hard to tell from shuffled ones. */
const ENOUGH_WRITTEN = 80;
const FEW_SHUFFLED = 0.7;

/** Which blocks of a document are words in no order. */
export interface DocumentOrder {
  /** Whether most of the document is: then its tables, diagrams and code stand for no design either. */
  readonly isSoup: boolean;
  readonly isShuffled: (block: DocBlock) => boolean;
}

/** Reads the order of a whole document: terse notes are taken as written where the rest of what the writer wrote reads as written. */
export function readDocumentOrder({ blocks }: DesignDoc, foreign: ForeignText | undefined): DocumentOrder {
  let written = 0;
  let shuffled = 0;
  let bodies = 0;
  for (const { body } of blocks) {
    if (body.kind === 'heading') continue;
    const given = findForeignParts(body, foreign);
    let count = 0;
    for (const [at, { words }] of body.units.entries()) if (given?.isWhole[at] !== true) count += words;
    if (orderOf(body) === 'written') written += count;
    else {
      shuffled += count;
      bodies++;
    }
  }
  const isSoup = bodies >= FEWEST_SHUFFLED && shuffled > written;
  const isTrusted = written >= ENOUGH_WRITTEN && shuffled < FEW_SHUFFLED * written;
  return {
    isSoup,
    isShuffled: ({ body }) => {
      const order = orderOf(body);
      return isSoup || order === 'shuffled prose' || (order === 'shuffled notes' && !isTrusted);
    },
  };
}

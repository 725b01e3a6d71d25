import type { Signal } from '../problem/evidenceLanguage';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { EvidenceIndex, Hit } from './evidenceIndex';
import type { Place } from './placeList';
import type { Matcher, ReadUnit } from './readUnit';
import { buildMatcher } from './signalMatch';

const EMPTY = new Set(['tbd', 'todo', 'tbc', '?', '…', '-', '–', '—', 'n', 'na', 'xxx']);

function isFilled({ unit, foreign }: Place, column: number): boolean {
  const cell = unit.cells[column];
  if (!cell) return false;
  const own = unit.tokens.slice(cell.from, cell.to).filter((_, at) => foreign?.[cell.from + at] !== 1);
  return own.some((token) => !EMPTY.has(token.lower) && token.raw !== '.' && token.raw !== '/');
}

/** The header as a text like any other: it counts as what the columns are called. */
const asLabel = ({ unit, reading }: Place): ReadUnit => ({
  unit: { ...unit, kind: 'label' },
  reading: { ...reading, refused: undefined },
});

/** The columns of a table that the matchers hold for; undefined where one holds for none. */
function columnsOf(header: Place, asked: readonly Matcher[]): readonly number[] | undefined {
  const read = asLabel(header);
  const columns: number[] = [];
  for (const match of asked) {
    const found = match(read)[0];
    const column = found ? header.unit.cells.findIndex((cell) => cell.from <= found.from && found.to <= cell.to) : -1;
    if (column < 0) return undefined;
    columns.push(column);
  }
  return columns;
}

/** How to find tables with the columns asked for and enough rows in which all of them are filled. */
export function buildTableSearch(
  { table }: Extract<Signal, { table: unknown }>,
  lexicon: LexiconIndex,
): (index: EvidenceIndex) => readonly Hit[] {
  const asked = table.columns.map((column) => buildMatcher(column, lexicon));
  return ({ list: { places }, headers }) => {
    const hits: Hit[] = [];
    for (const at of headers) {
      const header = places[at];
      const columns = header && columnsOf(header, asked);
      if (!columns) continue;
      const rows: { readonly at: number; readonly place: Place }[] = [];
      for (let row = at + 1, place = places[row]; place?.block === header.block; place = places[++row]) {
        const read = place;
        if (columns.every((column) => isFilled(read, column))) rows.push({ at: row, place });
      }
      const [first, last] = [rows[0], rows.at(-1)?.place];
      if (rows.length < table.rows || !first || !last) continue;
      const span = { from: first.place.offset + first.place.unit.from, to: last.offset + last.unit.to };
      const hit = { at: first.at, from: 0, to: 0, span };
      hits.push(last.refused === undefined ? hit : { ...hit, refused: last.refused });
    }
    return hits;
  };
}

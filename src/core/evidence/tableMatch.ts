import type { Signal } from '../problem/evidenceLanguage';
import type { EvidenceIndex, Hit } from './evidenceIndex';
import type { Place } from './placeList';
import { matchUnit } from './signalMatch';

const EMPTY = new Set(['tbd', 'todo', 'tbc', '?', '…', '-', '–', '—', 'n', 'na', 'xxx']);

function isFilled({ unit, foreign }: Place, column: number): boolean {
  const cell = unit.cells[column];
  if (!cell) return false;
  const own = unit.tokens.slice(cell.from, cell.to).filter((_, at) => foreign?.[cell.from + at] !== 1);
  return own.some((token) => !EMPTY.has(token.lower) && token.raw !== '.' && token.raw !== '/');
}

/** Finds tables with the columns asked for and enough rows in which all of them are filled. */
export function matchTable(index: EvidenceIndex, { table }: Extract<Signal, { table: unknown }>): Hit[] {
  const { places } = index.list;
  const hits: Hit[] = [];
  places.forEach((header, at) => {
    if (header.unit.kind !== 'header') return;
    const columns = table.columns.map((column) => {
      const read = { unit: { ...header.unit, kind: 'label' as const }, reading: { ...header.reading, refused: undefined } };
      const found = matchUnit(read, index.lexicon, column)[0];
      return found ? header.unit.cells.findIndex((cell) => cell.from <= found.from && found.to <= cell.to) : -1;
    });
    if (columns.includes(-1)) return;
    const rows: { readonly at: number; readonly place: Place }[] = [];
    let row = at + 1;
    for (let place = places[row]; place?.block === header.block; place = places[++row]) {
      const read = place;
      if (columns.every((column) => isFilled(read, column))) rows.push({ at: row, place });
    }
    const [first, last] = [rows[0], rows.at(-1)?.place];
    if (rows.length < table.rows || !first || !last) return;
    const span = { from: first.place.offset + first.place.unit.from, to: last.offset + last.unit.to };
    const hit = { at: first.at, from: 0, to: 0, span };
    hits.push(last.refused === undefined ? hit : { ...hit, refused: last.refused });
  });
  return hits;
}

import type { Signal } from './evidenceLanguage';
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
    const rows: number[] = [];
    for (let row = at + 1; places[row]?.block === header.block; row++) {
      const place = places[row];
      if (place && columns.every((column) => isFilled(place, column))) rows.push(row);
    }
    const last = places[rows.at(-1) ?? -1];
    if (rows.length < table.rows || !last) return;
    const first = places[rows[0] ?? at] ?? header;
    const span = { from: first.offset + first.unit.from, to: last.offset + last.unit.to };
    const hit = { at: rows[0] ?? at, from: 0, to: 0, span };
    hits.push(last.refused === undefined ? hit : { ...hit, refused: last.refused });
  });
  return hits;
}

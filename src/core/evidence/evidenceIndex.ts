import type { DesignDoc } from '../document/designDoc';
import type { DiagramGraph } from '../diagram/diagramGraph';
import type { Scope } from '../problem/evidenceLanguage';
import type { Quantity } from '../document/quantity';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import type { ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { buildPlaces, spanOf, type Place, type PlaceList } from './placeList';
import { matchOf, type Match } from './readUnit';
import type { ScopeWindows } from './scopeWindows';
import type { FormHits } from './signalHits';
import { signalTableOf } from './signalTable';
import { TRAITS } from '../document/trait';

/** Where a signal holds in a document, or would but for `refused`. */
export interface Hit {
  /** Index of the place; fences come after the places. */
  readonly at: number;
  /** Token indexes within the place; 0 for fences. */
  readonly from: number;
  readonly to: number;
  readonly refused?: Refusal;
  /** Where the rest of a relation stands, when that is in another place. */
  readonly other?: Hit;
  /** The stretch of the document, for fences and tables. */
  readonly span?: Span;
}

/** A number that says how much, or a time of day, and where. */
interface Measure {
  readonly quantity: Quantity | undefined;
  readonly hit: Hit;
}

/** A document made ready for any number of rubrics. */
export interface EvidenceIndex {
  readonly doc: DesignDoc;
  readonly lexicon: LexiconIndex;
  readonly list: PlaceList;
  /** Concept → where it or something narrower is named. */
  readonly naming: readonly (readonly Hit[] | undefined)[];
  /** Numbers that say how much, and times of day. */
  readonly measures: readonly Measure[];
  /** Places with a time window, with a metric and with somebody who acts. */
  readonly watching: readonly number[];
  readonly gauging: readonly number[];
  readonly acting: readonly number[];
  /** Places that are headers of tables. */
  readonly headers: readonly number[];
  /** Where the forms of signals hold, by their numbers, as far as they were looked for. */
  readonly found: (FormHits | undefined)[];
  /** The windows of scopes, as far as they were needed. */
  readonly windows: Map<Scope, ScopeWindows>;
  /** Stem → tokens that have it, as place and index in turn; made when the first phrase is looked for. */
  stems: ReadonlyMap<string, readonly number[]> | undefined;
}

/** Reads a document once, for any number of rubrics. */
export function buildEvidenceIndex(
  doc: DesignDoc,
  lexicon: LexiconIndex,
  graphs: ReadonlyMap<string, DiagramGraph>,
  foreign?: ForeignText,
): EvidenceIndex {
  const list = buildPlaces(doc, lexicon, graphs, foreign);
  const naming = new Array<Hit[] | undefined>(lexicon.concepts.length).fill(undefined);
  const measures: Measure[] = [];
  const watching: number[] = [];
  const gauging: number[] = [];
  const acting: number[] = [];
  const headers: number[] = [];
  for (const [at, place] of list.places.entries()) {
    const { unit, reading } = place;
    addMeasures(measures, place, at);
    if (unit.windows.length > 0) watching.push(at);
    if (unit.kind === 'header') headers.push(at);
    let metric = (unit.traits & TRAITS.percentile) !== 0;
    let role = false;
    for (const named of reading.concepts) {
      const { kind, names } = lexicon.concepts[named.concept] ?? NO_CONCEPT;
      metric ||= kind === 'metric';
      role ||= kind === 'role';
      const hit = toHit(place, at, named);
      for (const name of names) (naming[name] ??= []).push(hit);
    }
    if (metric) gauging.push(at);
    if (role) acting.push(at);
  }
  const found = new Array<FormHits | undefined>(signalTableOf(lexicon).size).fill(undefined);
  return { doc, lexicon, list, naming, measures, watching, gauging, acting, headers, found, windows: new Map(), stems: undefined };
}

/** Adds the numbers of a place in the order of the text. */
function addMeasures(measures: Measure[], place: Place, at: number): void {
  const { quantities, times } = place.unit;
  const first = measures.length;
  for (const quantity of quantities) measures.push({ quantity, hit: toHit(place, at, matchOf(place, quantity)) });
  if (times.length === 0) return;
  for (const time of times) measures.push({ quantity: undefined, hit: toHit(place, at, matchOf(place, time)) });
  measures.push(...measures.splice(first).sort((one, other) => one.hit.from - other.hit.from));
}

const NO_CONCEPT: { readonly kind: undefined; readonly names: readonly number[] } = { kind: undefined, names: [] };

/** Applies what is known of a place to a match within it. */
export function toHit(place: Place, at: number, { from, to, refused: own }: Match): Hit {
  const refused = isForeignAt(place.foreign, from, to) ? 'foreign' : (place.refused ?? own);
  return refused === undefined ? { at, from, to } : { at, from, to, refused };
}

function isForeignAt(mask: Uint8Array | undefined, from: number, to: number): boolean {
  if (mask) for (let at = from; at < to; at++) if (mask[at] === 1) return true;
  return false;
}

/** The stretches of the document that a hit stands for. */
export function spansOf({ list }: EvidenceIndex, hit: Hit): Span[] {
  const place = list.places[hit.at];
  const own = hit.span ?? (place ? spanOf(place, hit.from, hit.to) : { from: 0, to: 0 });
  return hit.other ? [own, ...spansOf({ list } as EvidenceIndex, hit.other)] : [own];
}

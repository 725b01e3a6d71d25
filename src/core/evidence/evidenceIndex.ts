import { matchCode } from './codeMatch';
import { matchDiagram } from './diagramMatch';
import type { DesignDoc } from '../document/designDoc';
import type { DiagramGraph } from '../diagram/diagramGraph';
import type { Signal } from '../problem/evidenceLanguage';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';
import type { ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { lowerAt } from '../document/lowerAt';
import { buildPlaces, spanOf, type PlaceList } from './placeList';
import { firstStem, matchUnit, otherThan, type Match } from './signalMatch';
import { matchTable } from './tableMatch';
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

/** A document made ready for any number of rubrics. */
export interface EvidenceIndex {
  readonly doc: DesignDoc;
  readonly lexicon: LexiconIndex;
  readonly list: PlaceList;
  /** Concept → places that name it or something narrower. */
  readonly naming: ReadonlyMap<number, readonly number[]>;
  /** Places with numbers that say how much. */
  readonly measuring: readonly number[];
  /** Places with a time window, with a metric and with somebody who acts. */
  readonly watching: readonly number[];
  readonly gauging: readonly number[];
  readonly acting: readonly number[];
  /** Hits by signal, and by its JSON for equal signals of several criteria. */
  readonly memory: Map<Signal, readonly Hit[]>;
  /** Stem → places, made when the first phrase is looked for. */
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
  const naming = new Map<number, number[]>();
  const measuring: number[] = [];
  const watching: number[] = [];
  const gauging: number[] = [];
  const acting: number[] = [];
  list.places.forEach(({ unit, reading }, at) => {
    if (unit.quantities.length > 0) measuring.push(at);
    if (unit.windows.length > 0) watching.push(at);
    let metric = (unit.traits & TRAITS.percentile) !== 0;
    let role = false;
    for (const { concept } of reading.concepts) {
      const kind = lexicon.concepts[concept]?.kind;
      metric ||= kind === 'metric';
      role ||= kind === 'role';
      for (const name of lexicon.concepts[concept]?.names ?? []) {
        const known = naming.get(name);
        if (!known) naming.set(name, [at]);
        else if (known[known.length - 1] !== at) known.push(at);
      }
    }
    if (metric) gauging.push(at);
    if (role) acting.push(at);
  });
  return { doc, lexicon, list, naming, measuring, watching, gauging, acting, memory: new Map(), stems: undefined };
}

function placesWithStem(index: EvidenceIndex, wanted: string): readonly number[] {
  if (!index.stems) {
    const stems = new Map<string, number[]>();
    index.list.places.forEach(({ unit }, at) => {
      for (const token of unit.tokens) {
        const known = stems.get(token.stem);
        if (!known) stems.set(token.stem, [at]);
        else if (known.at(-1) !== at) known.push(at);
      }
    });
    index.stems = stems;
  }
  return index.stems.get(wanted) ?? [];
}

/** The places that name one of some concepts, in order. */
function namingAny(index: EvidenceIndex, ids: readonly string[]): readonly number[] {
  const lists = ids.map((id) => index.naming.get(index.lexicon.byId.get(id) ?? -1) ?? []);
  const [only = [], ...more] = lists;
  return more.length === 0 ? only : [...new Set(lists.flat())].sort((a, b) => a - b);
}

const asList = (ids: string | readonly string[]) => (typeof ids === 'string' ? [ids] : ids);

/** The places where a signal could hold, in order. */
function candidates(index: EvidenceIndex, signal: Signal): readonly number[] {
  if (typeof signal === 'string') return index.naming.get(index.lexicon.byId.get(signal) ?? -1) ?? [];
  if ('concept' in signal) return candidates(index, signal.concept);
  if ('phrase' in signal) return placesWithStem(index, firstStem(signal.phrase));
  if ('number' in signal) return index.measuring;
  if ('cause' in signal) return candidatesWithin(index, signal.cause);
  if ('window' in signal && !('metric' in signal)) return index.watching;
  if ('metric' in signal) {
    if (signal.threshold !== undefined) return index.measuring;
    return signal.metric === 'any' ? index.gauging : namingAny(index, asList(signal.metric));
  }
  if ('actor' in signal) return signal.actor === 'any' ? index.acting : namingAny(index, asList(signal.actor));
  return [];
}

/** The same for a part of a relation, which may be one of several signals. */
function candidatesWithin(index: EvidenceIndex, signal: Signal): readonly number[] {
  if (typeof signal === 'string' || !('oneOf' in signal)) return candidates(index, signal);
  return [...new Set(signal.oneOf.flatMap((inner) => candidatesWithin(index, inner)))].sort((a, b) => a - b);
}

/** Applies what is known of a place to a match within it. */
function toHit({ list }: EvidenceIndex, at: number, match: Match): Hit {
  const place = list.places[at];
  const foreign = place?.foreign?.subarray(match.from, match.to).some((mark) => mark === 1) === true;
  const refused = foreign ? 'foreign' : (place?.refused ?? match.refused);
  return refused === undefined ? { at, from: match.from, to: match.to } : { at, from: match.from, to: match.to, refused };
}

/** Words that tie a sentence to the one before it. */
const FOLLOW = new Set(['then', 'this', 'that', 'if', 'when', 'in', 'so', 'therefore', 'otherwise', 'on', 'it', 'once', 'after']);

/** A cause and its reaction in two places: a lead-in with its bullets, or two sentences in a row. */
function acrossPlaces(index: EvidenceIndex, causes: readonly Hit[], reactions: readonly Hit[]): Hit[] {
  const { places } = index.list;
  const byPlace = new Map<number, Hit>();
  for (const hit of reactions)
    if ((hit.refused === undefined || hit.refused === 'term-list') && !byPlace.has(hit.at)) byPlace.set(hit.at, hit);
  const found: Hit[] = [];
  for (const cause of causes) {
    const place = places[cause.at];
    if (!place || cause.refused !== undefined) continue;
    const usable = (hit: Hit | undefined) => hit !== undefined && (hit.refused === undefined || hit.at < cause.at);
    const linked = [...place.context, ...(index.list.readWith[cause.at] ?? [])].map((at) => byPlace.get(at)).find(usable);
    const next = byPlace.get(cause.at + 1);
    const after = places[cause.at + 1];
    const following = next && after?.block === place.block && FOLLOW.has(lowerAt(after.unit.tokens, 0)) ? next : undefined;
    const other = linked ?? following;
    if (other) found.push({ ...cause, other });
  }
  return found;
}

/** A threshold whose metric stands in the lead-in or in the header. */
function metricInContext(index: EvidenceIndex, signal: Extract<Signal, { metric: unknown }>): Hit[] {
  if (signal.threshold === undefined) return [];
  const numbers = findHits(index, { number: signal.threshold, compared: true });
  const metrics = new Map(findHits(index, { metric: signal.metric }).map((hit) => [hit.at, hit]));
  return numbers.flatMap((hit) => {
    const place = index.list.places[hit.at];
    const other = place?.context
      .map((at) => metrics.get(at))
      .find((metric) => metric && (metric.refused === undefined || metric.refused === 'term-list'));
    const windows = signal.window === undefined || otherThan(hit, place?.unit.windows ?? []) !== undefined;
    return other && windows && !metrics.has(hit.at) ? [{ ...hit, other }] : [];
  });
}

const keys = new WeakMap<Signal & object, string>();

/** The same for equal signals. */
function keyOf(signal: Signal): string {
  if (typeof signal === 'string') return signal;
  let key = keys.get(signal);
  if (key === undefined) keys.set(signal, (key = JSON.stringify(signal)));
  return key;
}

/** Finds every place where a signal holds, in the order of the text, and those where it is refused. Remembered per document. */
export function findHits(index: EvidenceIndex, signal: Signal): readonly Hit[] {
  const known = index.memory.get(signal);
  if (known) return known;
  const key = keyOf(signal);
  const found = index.memory.get(key) ?? searchHits(index, signal);
  index.memory.set(key, found);
  index.memory.set(signal, found);
  return found;
}

function searchHits(index: EvidenceIndex, signal: Signal): readonly Hit[] {
  const { places } = index.list;
  if (typeof signal !== 'string') {
    if ('node' in signal || 'edge' in signal || 'branch' in signal || 'state' in signal) return matchDiagram(index, signal);
    if ('table' in signal) return matchTable(index, signal);
    if ('code' in signal) return matchCode(index, signal);
    if ('oneOf' in signal) return signal.oneOf.flatMap((inner) => findHits(index, inner)).sort((a, b) => a.at - b.at || a.from - b.from);
  }
  const hits: Hit[] = [];
  for (const at of candidates(index, signal)) {
    const place = places[at];
    if (place) for (const match of matchUnit(place, index.lexicon, signal)) hits.push(toHit(index, at, match));
  }
  if (typeof signal !== 'string' && 'cause' in signal)
    hits.push(...acrossPlaces(index, findHits(index, signal.cause), findHits(index, signal.reaction)));
  if (typeof signal !== 'string' && 'metric' in signal) hits.push(...metricInContext(index, signal));
  return hits;
}

/** The stretches of the document that a hit stands for. */
export function spansOf({ list }: EvidenceIndex, hit: Hit): Span[] {
  const place = list.places[hit.at];
  const own = hit.span ?? (place ? spanOf(place, hit.from, hit.to) : { from: 0, to: 0 });
  return hit.other ? [own, ...spansOf({ list } as EvidenceIndex, hit.other)] : [own];
}

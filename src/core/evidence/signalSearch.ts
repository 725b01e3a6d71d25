import { matchCode } from './codeMatch';
import { matchDiagram } from './diagramMatch';
import type { Signal } from '../problem/evidenceLanguage';
import { lowerAt } from '../document/lowerAt';
import { toHit, type EvidenceIndex, type Hit } from './evidenceIndex';
import { firstStem, matchPhraseAt } from './phraseMatch';
import { matcherOf, otherThan } from './signalMatch';
import { matchTable } from './tableMatch';

function indexStems({ list }: EvidenceIndex): Map<string, number[]> {
  const stems = new Map<string, number[]>();
  for (const [place, { unit }] of list.places.entries()) {
    for (let at = 0; at < unit.tokens.length; at++) {
      const stem = unit.tokens[at]?.stem ?? '';
      const known = stems.get(stem);
      if (known) known.push(place, at);
      else stems.set(stem, [place, at]);
    }
  }
  return stems;
}

function findPhrase(index: EvidenceIndex, phrase: string): Hit[] {
  const first = firstStem(phrase);
  const tokens = first === undefined ? [] : ((index.stems ??= indexStems(index)).get(first) ?? []);
  const hits: Hit[] = [];
  for (let next = 0; next < tokens.length; next += 2) {
    const at = tokens[next] ?? 0;
    const place = index.list.places[at];
    const match = place && matchPhraseAt(place, phrase, tokens[next + 1] ?? 0);
    if (match) hits.push(toHit(place, at, match));
  }
  return hits;
}

const namingOne = (index: EvidenceIndex, id: string): readonly Hit[] => index.naming[index.lexicon.byId.get(id) ?? -1] ?? [];

/** The places that name one of some concepts, in order. */
const namingAny = (index: EvidenceIndex, ids: string | readonly string[]): readonly number[] =>
  inOrder([ids].flat().flatMap((id) => namingOne(index, id).map(({ at }) => at)));

const inOrder = (places: readonly number[]): number[] => [...new Set(places)].sort((a, b) => a - b);

type Candidates = (index: EvidenceIndex) => readonly number[];

/** How to find the places where a signal could hold, in order. */
function candidatesOf(signal: Signal): Candidates {
  if (typeof signal === 'string') return (index) => namingAny(index, signal);
  if ('oneOf' in signal) {
    const inner = signal.oneOf.map(candidatesOf);
    return (index) => inOrder(inner.flatMap((candidates) => candidates(index)));
  }
  if ('concept' in signal) return (index) => namingAny(index, signal.concept);
  if ('phrase' in signal) return (index) => inOrder(findHits(index, signal).map(({ at }) => at));
  if ('number' in signal) return (index) => index.measuring;
  if ('cause' in signal) return candidatesOf(signal.cause);
  if ('window' in signal && !('metric' in signal)) return (index) => index.watching;
  if ('metric' in signal) {
    if (signal.metric === 'any') return (index) => index.gauging;
    return (index) => namingAny(index, signal.metric);
  }
  if ('actor' in signal) return (index) => (signal.actor === 'any' ? index.acting : namingAny(index, signal.actor));
  return () => [];
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

/** How to find thresholds whose metric stands in the lead-in or in the header. */
function contextSearch({ metric, threshold, window }: Extract<Signal, { metric: unknown }>): (index: EvidenceIndex) => readonly Hit[] {
  if (threshold === undefined) return () => [];
  const [limit, measure]: readonly [Signal, Signal] = [{ number: threshold, compared: true }, { metric }];
  return (index) => {
    const numbers = findHits(index, limit);
    const metrics = new Map(findHits(index, measure).map((hit) => [hit.at, hit]));
    return numbers.flatMap((hit) => {
      const place = index.list.places[hit.at];
      const other = place?.context
        .map((at) => metrics.get(at))
        .find((found) => found && (found.refused === undefined || found.refused === 'term-list'));
      const isWatched = window === undefined || otherThan(hit, place?.unit.windows ?? []) !== undefined;
      return other && isWatched && !metrics.has(hit.at) ? [{ ...hit, other }] : [];
    });
  };
}

/** Finds every place where a signal holds, in the order of the text, and those where it is refused. Remembered per document. */
export function findHits(index: EvidenceIndex, signal: Signal): readonly Hit[] {
  if (typeof signal === 'string') return namingOne(index, signal);
  const known = index.memory.get(signal);
  if (known) return known;
  const { key, search } = searchOf(signal);
  const found = index.memory.get(key) ?? search(index);
  index.memory.set(key, found);
  index.memory.set(signal, found);
  return found;
}

/** A signal made ready for any document. */
interface SignalSearch {
  /** The same for equal signals. */
  readonly key: string;
  readonly search: (index: EvidenceIndex) => readonly Hit[];
}

const searches = new WeakMap<Signal & object, SignalSearch>();

function searchOf(signal: Signal & object): SignalSearch {
  let search = searches.get(signal);
  if (!search) searches.set(signal, (search = { key: JSON.stringify(signal), search: buildSearch(signal) }));
  return search;
}

function buildSearch(signal: Signal & object): SignalSearch['search'] {
  if ('node' in signal || 'edge' in signal || 'branch' in signal || 'state' in signal) return (index) => matchDiagram(index, signal);
  if ('table' in signal) return (index) => matchTable(index, signal);
  if ('code' in signal) return (index) => matchCode(index, signal);
  if ('oneOf' in signal) return (index) => joinHits(signal.oneOf.map((inner) => findHits(index, inner)));
  if ('phrase' in signal) return (index) => findPhrase(index, signal.phrase);
  const candidates = candidatesOf(signal);
  const match = matcherOf(signal);
  const inContext = 'metric' in signal ? contextSearch(signal) : undefined;
  return (index) => {
    const hits: Hit[] = [];
    for (const at of candidates(index)) {
      const place = index.list.places[at];
      if (place) for (const found of match(place, index.lexicon)) hits.push(toHit(place, at, found));
    }
    if ('cause' in signal) hits.push(...acrossPlaces(index, findHits(index, signal.cause), findHits(index, signal.reaction)));
    if (inContext) hits.push(...inContext(index));
    return hits;
  };
}

const isBefore = (one: Hit, other: Hit): boolean => one.at < other.at || (one.at === other.at && one.from < other.from);

const isSorted = (hits: readonly Hit[]): boolean => hits.every((hit, at) => !isBefore(hit, hits[at - 1] ?? hit));

/** The hits of several lists in the order of the text; of two at one place, the one of the earlier list first. */
function joinHits(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  let joined: readonly Hit[] = [];
  for (const list of lists) {
    if (list.length === 0) continue;
    const sorted = isSorted(list) ? list : [...list].sort((a, b) => a.at - b.at || a.from - b.from);
    joined = joined.length === 0 ? sorted : merge(joined, sorted);
  }
  return joined;
}

function merge(one: readonly Hit[], other: readonly Hit[]): Hit[] {
  const merged: Hit[] = [];
  let next = 0;
  for (const hit of one) {
    for (let before = other[next]; before && isBefore(before, hit); before = other[++next]) merged.push(before);
    merged.push(hit);
  }
  merged.push(...other.slice(next));
  return merged;
}

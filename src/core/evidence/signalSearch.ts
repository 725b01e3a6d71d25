import { buildCodeSearch } from './codeMatch';
import { buildDiagramSearch } from './diagramMatch';
import type { Signal } from '../problem/evidenceLanguage';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { lowerAt } from '../document/lowerAt';
import { toHit, type EvidenceIndex, type Hit } from './evidenceIndex';
import { numbersOf } from './conceptMatch';
import { isKind, otherThan } from './metricMatch';
import { buildPhraseSearch } from './phraseSearch';
import { allHits, inOrder, type CompiledSignal, type SignalForm } from './signalHits';
import { buildMatcher } from './signalMatch';
import { buildTableSearch } from './tableMatch';

type Search = SignalForm['search'];
type Compile = (signal: Signal) => CompiledSignal;
/** Places where a signal could hold, in order. */
type Candidates = (index: EvidenceIndex) => readonly number[];

/** A signal that is no `oneOf`. */
type FormSignal = Exclude<Signal, { oneOf: unknown }>;

const NONE: readonly Hit[] = [];

/** How to look for a signal in documents read with a lexicon. `compile` gives the signals it is made of. */
export function buildSearch(signal: FormSignal, lexicon: LexiconIndex, compile: Compile): Search {
  if (typeof signal === 'string') {
    const concept = lexicon.byId.get(signal) ?? -1;
    return ({ naming }) => naming[concept] ?? NONE;
  }
  if ('node' in signal || 'edge' in signal || 'branch' in signal || 'state' in signal) return buildDiagramSearch(signal, lexicon);
  if ('table' in signal) return buildTableSearch(signal, lexicon);
  if ('code' in signal) return buildCodeSearch(signal);
  if ('phrase' in signal) return buildPhraseSearch(signal.phrase);
  if ('number' in signal) return numberSearch(signal);
  const within = buildPlaceSearch(signal, lexicon, compile);
  if ('cause' in signal) {
    const [cause, reaction] = [compile(signal.cause), compile(signal.reaction)];
    return (index) => inOrder([...within(index), ...acrossPlaces(index, allHits(index, cause), allHits(index, reaction))]);
  }
  if ('metric' in signal && signal.threshold !== undefined) {
    const limits = compile({ number: signal.threshold, compared: true });
    const metrics = compile({ metric: signal.metric });
    const isWatched = signal.window !== undefined;
    return (index) => inOrder([...within(index), ...inContext(index, allHits(index, limits), allHits(index, metrics), isWatched)]);
  }
  return within;
}

function numberSearch({ number, compared }: Extract<Signal, { number: unknown }>): Search {
  return ({ measures }) => {
    const hits: Hit[] = [];
    for (const { quantity, hit } of measures) {
      const isAsked = quantity ? isKind(quantity, number) && (quantity.compared || compared === undefined) : number === 'any' && !compared;
      if (isAsked) hits.push(hit);
    }
    return hits;
  };
}

/** How to look for a signal in each place by itself. */
function buildPlaceSearch(signal: Signal & object, lexicon: LexiconIndex, compile: Compile): Search {
  const candidates = candidatesOf(signal, lexicon, compile);
  const match = buildMatcher(signal, lexicon);
  return (index) => {
    const hits: Hit[] = [];
    for (const at of candidates(index)) {
      const place = index.list.places[at];
      if (place) for (const found of match(place)) hits.push(toHit(place, at, found));
    }
    return hits;
  };
}

function candidatesOf(signal: Signal, lexicon: LexiconIndex, compile: Compile): Candidates {
  if (typeof signal === 'string') return namingAny(lexicon, signal);
  if ('oneOf' in signal) {
    const inner = signal.oneOf.map((each) => candidatesOf(each, lexicon, compile));
    return (index) => placesInOrder(inner.flatMap((candidates) => candidates(index)));
  }
  if ('concept' in signal) return namingAny(lexicon, signal.concept);
  if ('phrase' in signal) {
    const phrase = compile(signal);
    return (index) => placesInOrder(allHits(index, phrase).map(({ at }) => at));
  }
  if ('number' in signal) return ({ measures }) => placesInOrder(measures.map(({ hit }) => hit.at));
  if ('cause' in signal) return candidatesOf(signal.cause, lexicon, compile);
  if ('metric' in signal) return signal.metric === 'any' ? ({ gauging }) => gauging : namingAny(lexicon, signal.metric);
  if ('window' in signal) return ({ watching }) => watching;
  if ('actor' in signal) return signal.actor === 'any' ? ({ acting }) => acting : namingAny(lexicon, signal.actor);
  return () => [];
}

/** The places that name one of some concepts. */
function namingAny(lexicon: LexiconIndex, ids: string | readonly string[]): Candidates {
  const concepts = numbersOf(lexicon, ids);
  return ({ naming }) => placesInOrder(concepts.flatMap((concept) => (naming[concept] ?? NONE).map(({ at }) => at)));
}

const placesInOrder = (places: readonly number[]): number[] => [...new Set(places)].sort((a, b) => a - b);

/** Words that tie a sentence to the one before it. */
const FOLLOW = new Set(['then', 'this', 'that', 'if', 'when', 'in', 'so', 'therefore', 'otherwise', 'on', 'it', 'once', 'after']);

/** A cause and its reaction in two places: a lead-in with its bullets, or two sentences in a row. */
function acrossPlaces({ list: { places, readWith } }: EvidenceIndex, causes: readonly Hit[], reactions: readonly Hit[]): Hit[] {
  const byPlace = new Map<number, Hit>();
  for (const hit of reactions)
    if ((hit.refused === undefined || hit.refused === 'term-list') && !byPlace.has(hit.at)) byPlace.set(hit.at, hit);
  const found: Hit[] = [];
  for (const cause of causes) {
    const place = places[cause.at];
    if (!place || cause.refused !== undefined) continue;
    const usable = (hit: Hit | undefined) => hit !== undefined && (hit.refused === undefined || hit.at < cause.at);
    const linked = [...place.context, ...(readWith[cause.at] ?? [])].map((at) => byPlace.get(at)).find(usable);
    const next = byPlace.get(cause.at + 1);
    const after = places[cause.at + 1];
    const following = next && after?.block === place.block && FOLLOW.has(lowerAt(after.unit.tokens, 0)) ? next : undefined;
    const other = linked ?? following;
    if (other) found.push({ ...cause, other });
  }
  return found;
}

/** Thresholds whose metric stands in the lead-in or in the header. */
function inContext({ list }: EvidenceIndex, limits: readonly Hit[], metrics: readonly Hit[], isWatched: boolean): Hit[] {
  const byPlace = new Map(metrics.map((hit) => [hit.at, hit]));
  return limits.flatMap((limit) => {
    if (byPlace.has(limit.at)) return [];
    const place = list.places[limit.at];
    const other = place?.context
      .map((at) => byPlace.get(at))
      .find((metric) => metric && (metric.refused === undefined || metric.refused === 'term-list'));
    return other && (!isWatched || otherThan(limit, place?.unit.windows ?? [])) ? [{ ...limit, other }] : [];
  });
}

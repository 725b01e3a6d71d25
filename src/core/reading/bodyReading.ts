import type { Refusal } from './refusal';
import { findConcepts, type ConceptHit } from './conceptSearch';
import type { LexiconIndex } from './lexiconIndex';
import { findNegations } from '../document/polarity';
import { findRefusal } from './statement';
import { isBareUnit } from './termList';
import { tallyTerms, type TermTally } from './termTally';
import type { Body } from '../document/designDocBlock';
import type { Unit } from '../document/unit';
import { TRAITS } from '../document/trait';

/** A concept named in a unit, and why it does not count where that is so. */
interface ReadConcept extends ConceptHit {
  readonly refused?: Refusal;
}

/** What a unit says in the terms of a lexicon. */
export interface UnitReading {
  readonly concepts: readonly ReadConcept[];
  /** Why nothing in the unit counts. */
  readonly refused: Refusal | undefined;
  readonly negations: ReturnType<typeof findNegations>;
}

/** What a body says, unit by unit. */
export interface BodyReading {
  readonly units: readonly UnitReading[];
  readonly tallies: readonly TermTally[];
  /** Whether most of it is terms: then the rest of it is no statement either. */
  readonly isListOfTerms: boolean;
}

const SHORTEST_LIST = 4;
const MOSTLY = 0.6;
/** A list of so many items that are nearly all terms with a number here and there. */
const LONG_LIST = 10;
const NEARLY_ALL = 0.8;

const bodies = new WeakMap<LexiconIndex, WeakMap<Body, BodyReading>>();
const labels = new WeakMap<LexiconIndex, WeakMap<Unit, UnitReading>>();

/** What is remembered of a value under a lexicon, built where nothing is. */
function remembered<Key extends object, Value>(
  memory: WeakMap<LexiconIndex, WeakMap<Key, Value>>,
  lexicon: LexiconIndex,
  key: Key,
  build: (key: Key, lexicon: LexiconIndex) => Value,
): Value {
  let known = memory.get(lexicon);
  if (!known) memory.set(lexicon, (known = new WeakMap()));
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = build(key, lexicon)));
  return value;
}

/** Reads a body with a lexicon; remembered, so that one kept over an edit is read once. */
export const readBody = (body: Body, lexicon: LexiconIndex): BodyReading => remembered(bodies, lexicon, body, buildBodyReading);

/** Reads a unit that stands by itself, such as the label of a diagram; remembered as well. */
export const readUnit = (unit: Unit, lexicon: LexiconIndex): UnitReading => remembered(labels, lexicon, unit, buildReading);

/** The concepts that are named in so many words. */
const namedIn = (reading: { readonly concepts: readonly ConceptHit[] } | undefined): readonly ConceptHit[] =>
  reading?.concepts.filter(({ loose }) => !loose) ?? [];

function buildBodyReading(body: Body, lexicon: LexiconIndex): BodyReading {
  const units = body.units.map((unit) => buildReading(unit, lexicon));
  const tallies = body.units.map((unit, at) => tallyTerms(unit, namedIn(units[at])));
  return { units, tallies, isListOfTerms: isListOfTerms(body, units) };
}

function isListOfTerms({ units, kind }: Body, readings: readonly UnitReading[]): boolean {
  if (kind === 'list' && units.length >= LONG_LIST) {
    const bare = units.filter((unit, at) => isBareUnit(unit, namedIn(readings[at]))).length;
    if (bare > NEARLY_ALL * units.length) return true;
  }
  const terms = readings.filter(({ refused }) => refused === 'term-list').length;
  return readings.length >= SHORTEST_LIST && terms > MOSTLY * readings.length;
}

function buildReading(unit: Unit, lexicon: LexiconIndex): UnitReading {
  const hits = findConcepts(lexicon, unit.tokens);
  const negations = unit.kind === 'label' || (unit.traits & TRAITS.negation) === 0 ? [] : findNegations(unit.tokens);
  const refused = findRefusal(unit, namedIn({ concepts: hits }));
  if (refused === undefined && negations.length === 0) return { concepts: hits, refused, negations };
  const concepts = hits.map((hit): ReadConcept => {
    const kind = lexicon.concepts[hit.concept]?.kind;
    const negation = negations.find(
      (range) =>
        range.from < hit.to &&
        hit.from < range.to &&
        !(hit.from <= range.cue && range.cue < hit.to) &&
        !(range.soft && (kind === 'failure' || kind === 'metric')),
    );
    const why = refused ?? negation?.kind;
    return why === undefined ? hit : { ...hit, refused: why };
  });
  return { concepts, refused, negations };
}

import type { Refusal } from './refusal';
import { findConcepts, type ConceptHit } from './conceptSearch';
import type { LexiconIndex } from './lexiconIndex';
import { findNegations } from '../document/polarity';
import { findRefusal } from './statement';
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

const readings = new WeakMap<LexiconIndex, WeakMap<Unit, UnitReading>>();

/** Reads a unit with a lexicon; remembered per unit, so that a body kept over an edit is read once. */
export function readUnit(unit: Unit, lexicon: LexiconIndex): UnitReading {
  let known = readings.get(lexicon);
  if (!known) readings.set(lexicon, (known = new WeakMap()));
  let reading = known.get(unit);
  if (!reading) known.set(unit, (reading = buildReading(unit, lexicon)));
  return reading;
}

function buildReading(unit: Unit, lexicon: LexiconIndex): UnitReading {
  const hits = findConcepts(lexicon, unit.tokens);
  const negations = unit.kind === 'label' || (unit.traits & TRAITS.negation) === 0 ? [] : findNegations(unit.tokens);
  const refused = findRefusal(unit, hits);
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

/** What a wording says. Lists of concepts, each once. */
export interface Wording {
  concepts: readonly number[];
  /** Concepts that it rules out. */
  unless: readonly number[];
  /** Concepts that it names with an article in it too: "shift the traffic", while "train the model" is no "trained model". */
  relaxed: readonly number[];
}

/** One for all: most wordings of a lexicon have most of their lists empty. */
const NONE: readonly number[] = [];

/** A wording that says nothing yet. */
export const buildWording = (): Wording => ({ concepts: NONE, unless: NONE, relaxed: NONE });

/** Lists of one concept, by the concept; nearly all lists of a lexicon are such. */
const single: (readonly number[])[] = [];

/** Puts a concept on one of the lists. */
export function addConcept(wording: Wording, list: keyof Wording, concept: number): void {
  const known = wording[list];
  if (known.length === 0) wording[list] = single[concept] ??= [concept];
  else if (!known.includes(concept)) wording[list] = [...known, concept];
}

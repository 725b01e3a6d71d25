/** What a wording says. */
export interface Wording {
  readonly concepts: number[];
  /** Concepts that it rules out. */
  readonly unless: number[];
  /** Concepts that it names with an article in it too: "shift the traffic", while "train the model" is no "trained model". */
  readonly relaxed: number[];
}

/** A wording that says nothing yet. */
export const buildWording = (): Wording => ({ concepts: [], unless: [], relaxed: [] });

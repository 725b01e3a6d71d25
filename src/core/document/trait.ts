/** What a word may have a part in. A unit in which no word has a trait need not be searched for it. */
export const TRAITS = { negation: 1, quantity: 2, window: 4, promise: 8, percentile: 16, filler: 32 } as const;

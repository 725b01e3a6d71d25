/** Why a place that names the right thing is no evidence. */
export type Refusal =
  'negated' | 'excluded' | 'promise' | 'foreign' | 'term-list' | 'scrambled' | 'heading' | 'tool-only' | 'wrong-order' | 'apart';

import type { Need } from '../problem/evidenceLanguage';
import type { Refusal } from '../reading/refusal';
import type { Span } from '../document/span';

export type FindingKind = 'found' | 'partial' | 'missing';

/** What became of one signal of the way that came closest. */
export interface SignalResult {
  readonly signal: Need;
  readonly held: boolean;
  /** Where it holds, or where it was looked for in vain; empty when there is no such place. */
  readonly spans: readonly Span[];
  /** Why words that look right do not count, where that is so. */
  readonly refused?: Refusal;
}

/** What the check found for one criterion. */
export interface Finding {
  readonly criterion: string;
  readonly finding: FindingKind;
  /** 1 found, 0.5 partial, 0 missing. */
  readonly credit: 1 | 0.5 | 0;
  /** The evidence, in the order of the text; empty when missing. */
  readonly spans: readonly Span[];
  /** Index into `evidence.anyOf` of the way that came closest. */
  readonly way: number;
  readonly signals: readonly SignalResult[];
}

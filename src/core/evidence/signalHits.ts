import type { Signal } from '../problem/evidenceLanguage';
import type { EvidenceIndex, Hit } from './evidenceIndex';

/** A signal made ready for documents read with one lexicon, the same for all criteria that ask for it. */
export interface CompiledSignal {
  readonly signal: Signal;
  /** Its number among the signals of the lexicon. */
  readonly number: number;
  /** Every place where it holds, in the order of the text, and those where it is refused. */
  readonly search: (index: EvidenceIndex) => readonly Hit[];
}

/** Where a signal holds in a document, and where it would. All in the order of the text. */
export interface SignalHits {
  readonly all: readonly Hit[];
  /** Those that are evidence. */
  readonly counting: readonly Hit[];
  /** Headings and labels that name it. */
  readonly topics: readonly Hit[];
}

const NONE: readonly Hit[] = [];
const NOWHERE: SignalHits = { all: NONE, counting: NONE, topics: NONE };

/** Where a signal holds in a document; remembered. */
export function findHits(index: EvidenceIndex, { number, search }: CompiledSignal): SignalHits {
  return (index.found[number] ??= sortHits(search(index)));
}

function sortHits(all: readonly Hit[]): SignalHits {
  if (all.length === 0) return NOWHERE;
  if (all.every(({ refused }) => refused === undefined)) return { all, counting: all, topics: NONE };
  const counting = all.filter(({ refused }) => refused === undefined);
  const topics = all.filter(({ refused }) => refused === 'heading' || refused === 'term-list');
  return { all, counting, topics };
}

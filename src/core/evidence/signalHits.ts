import type { Signal } from '../problem/evidenceLanguage';
import type { EvidenceIndex, Hit } from './evidenceIndex';

/** A signal made ready for documents read with one lexicon. */
export interface CompiledSignal {
  readonly signal: Signal;
  /** The signals that it is one of; itself where it is no `oneOf`. */
  readonly forms: readonly SignalForm[];
}

/** A signal that is no `oneOf`, the same for all criteria that ask for it. */
export interface SignalForm {
  /** Its number among the forms of the lexicon. */
  readonly number: number;
  /** Every place where it holds, in the order of the text, and those where it is refused. */
  readonly search: (index: EvidenceIndex) => readonly Hit[];
}

/** Where a form holds in a document, and where it would. All in the order of the text. */
export interface FormHits {
  readonly all: readonly Hit[];
  /** Those that are evidence. */
  readonly counting: readonly Hit[];
  /** Headings and labels that name it. */
  readonly topics: readonly Hit[];
}

const NONE: readonly Hit[] = [];
const NOWHERE: FormHits = { all: NONE, counting: NONE, topics: NONE };

/** Where a form holds in a document; remembered. */
export function findHits(index: EvidenceIndex, { number, search }: SignalForm): FormHits {
  return (index.found[number] ??= sortHits(search(index)));
}

function sortHits(all: readonly Hit[]): FormHits {
  if (all.length === 0) return NOWHERE;
  let refusals = 0;
  for (const { refused } of all) if (refused !== undefined) refusals++;
  if (refusals === 0) return { all, counting: all, topics: NONE };
  return {
    all,
    counting: refusals === all.length ? NONE : all.filter(({ refused }) => refused === undefined),
    topics: all.filter(({ refused }) => refused === 'heading' || refused === 'term-list'),
  };
}

/** Whether a hit stands before another. */
export const isBefore = (one: Hit, other: Hit): boolean => one.at < other.at || (one.at === other.at && one.from < other.from);

/** The first hit of some kind of any form of a signal; of two at one place, that of the earlier form. */
export function firstHit(
  index: EvidenceIndex,
  { forms }: CompiledSignal,
  kind: keyof FormHits,
  accept: (hit: Hit) => boolean = () => true,
): Hit | undefined {
  let first: Hit | undefined;
  for (const form of forms) {
    const hit = findHits(index, form)[kind].find(accept);
    if (hit && (!first || isBefore(hit, first))) first = hit;
  }
  return first;
}

/** The hits of all forms of a signal, in order. */
export const allHits = (index: EvidenceIndex, { forms }: CompiledSignal): readonly Hit[] =>
  forms.length === 1 ? forms.flatMap((form) => findHits(index, form).all) : inOrder(forms.flatMap((form) => findHits(index, form).all));

/** Hits in the order of the text. */
export const inOrder = (hits: readonly Hit[]): readonly Hit[] => [...hits].sort((a, b) => a.at - b.at || a.from - b.from);

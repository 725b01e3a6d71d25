import type { Signal } from '../problem/evidenceLanguage';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { CompiledSignal } from './signalHits';
import { buildSearch } from './signalSearch';

/** The signals that are asked for in the terms of a lexicon, each compiled once, however many criteria and rubrics ask for it. */
export class SignalTable {
  readonly #signals = new Map<string, CompiledSignal>();
  readonly #lexicon: LexiconIndex;

  constructor(lexicon: LexiconIndex) {
    this.#lexicon = lexicon;
  }

  /** How many signals it holds: their numbers are less. */
  get size(): number {
    return this.#signals.size;
  }

  /** Compiles a signal; equal ones give the same. */
  compile(signal: Signal): CompiledSignal {
    const key = JSON.stringify(signal);
    let known = this.#signals.get(key);
    if (!known) {
      const search = buildSearch(signal, this.#lexicon, (inner) => this.compile(inner));
      this.#signals.set(key, (known = { signal, number: this.#signals.size, search }));
    }
    return known;
  }
}

const tables = new WeakMap<LexiconIndex, SignalTable>();

/** The signals of a lexicon. */
export function signalTableOf(lexicon: LexiconIndex): SignalTable {
  let table = tables.get(lexicon);
  if (!table) tables.set(lexicon, (table = new SignalTable(lexicon)));
  return table;
}

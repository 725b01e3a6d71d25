import type { Signal } from '../problem/evidenceLanguage';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { buildDrawnSearch } from './diagramMatch';
import type { CompiledSignal, SignalForm } from './signalHits';
import { buildSearch } from './signalSearch';

/** The signals that are asked for in the terms of a lexicon, each compiled once, however many criteria and rubrics ask for it. */
export class SignalTable {
  readonly #forms = new Map<string, SignalForm>();
  readonly #lexicon: LexiconIndex;

  constructor(lexicon: LexiconIndex) {
    this.#lexicon = lexicon;
  }

  /** How many forms it holds: their numbers are less. */
  get size(): number {
    return this.#forms.size;
  }

  /** Compiles a signal; equal ones have the same forms. */
  compile(signal: Signal): CompiledSignal {
    return { signal, forms: [...new Set(this.#formsOf(signal, false))] };
  }

  /** Compiles a signal in the scope of a diagram, where what is asked of a text is asked of its labels. */
  compileDrawn(signal: Signal): CompiledSignal {
    return { signal, forms: [...new Set(this.#formsOf(signal, true))] };
  }

  #formsOf(signal: Signal, drawn: boolean): readonly SignalForm[] {
    if (typeof signal !== 'string' && 'oneOf' in signal) return signal.oneOf.flatMap((inner) => this.#formsOf(inner, drawn));
    const key = `${drawn ? 'drawn ' : ''}${JSON.stringify(signal)}`;
    let form = this.#forms.get(key);
    if (!form) {
      const search = drawn ? buildDrawnSearch(signal, this.#lexicon) : buildSearch(signal, this.#lexicon, (inner) => this.compile(inner));
      this.#forms.set(key, (form = { number: this.#forms.size, search }));
    }
    return [form];
  }
}

const tables = new WeakMap<LexiconIndex, SignalTable>();

/** The signals of a lexicon. */
export function signalTableOf(lexicon: LexiconIndex): SignalTable {
  let table = tables.get(lexicon);
  if (!table) tables.set(lexicon, (table = new SignalTable(lexicon)));
  return table;
}

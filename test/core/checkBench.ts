import { GFM, parser } from '@lezer/markdown';
import { check, checkIndex, type CompiledRubric } from '../../src/core/check';
import { parseDesignDoc } from '../../src/core/designDoc';
import { buildEvidenceIndex } from '../../src/core/evidenceIndex';

/** Medians of one run over one text; times in milliseconds. */
export interface CheckBench {
  /** A full Lezer parse of the text, with GFM. */
  readonly lezer: number;
  /** Parsing and checking from nothing. */
  readonly full: number;
  /** The same after one key in the middle, with the parse before it at hand. */
  readonly afterKey: number;
  /** All rubrics over one text, parsing included. */
  readonly allRubrics: number;
}

const ROUNDS = 25;

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

/** Times the check of `text` with the first of `rubrics`, and with all of them; rounds are interleaved, so that load falls on all alike. */
export function benchCheck(text: string, rubrics: readonly CompiledRubric[]): CheckBench {
  const [first] = rubrics;
  if (!first) throw new Error('The bench needs a rubric.');
  const full = parser.configure(GFM);
  const middle = text.length >> 1;
  const times = { lezer: [] as number[], full: [] as number[], afterKey: [] as number[], allRubrics: [] as number[] };
  const time = (name: keyof typeof times, run: () => void) => {
    const start = performance.now();
    run();
    times[name].push(performance.now() - start);
  };
  let previous = parseDesignDoc(text);
  check(previous, first);
  for (let round = 1; round <= ROUNDS; round++) {
    time('lezer', () => full.parse(text));
    time('full', () => check(parseDesignDoc(text), first));
    const edited = text.slice(0, middle) + 'x'.repeat(round) + text.slice(middle);
    time('afterKey', () => {
      previous = parseDesignDoc(edited, previous);
      check(previous, first);
    });
    time('allRubrics', () => {
      const index = buildEvidenceIndex(parseDesignDoc(text), first.lexicon, new Map());
      for (const rubric of rubrics) checkIndex(index, rubric);
    });
  }
  return { lezer: median(times.lezer), full: median(times.full), afterKey: median(times.afterKey), allRubrics: median(times.allRubrics) };
}

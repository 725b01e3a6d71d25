import { GFM, parser } from '@lezer/markdown';
import { readContent } from '../../src/cli/contentFolder';
import { check, checkIndex, compileRubric, type CompiledRubric } from '../../src/core/evidence/check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { buildEvidenceIndex } from '../../src/core/evidence/evidenceIndex';
import { compileLexicon } from '../../src/core/reading/lexiconIndex';

/** One round over one text; times in milliseconds. */
export interface CheckRound {
  /** A full Lezer parse of the text, with GFM. */
  readonly lezer: number;
  /** Parsing and checking from nothing. */
  readonly full: number;
  /** The same after one key in the middle, with the parse before it at hand. */
  readonly afterKey: number;
  /** All rubrics over one text, parsing included. */
  readonly allRubrics: number;
}

/** The rounds over a text of each length, by its characters. */
export type CheckBench = ReadonlyMap<number, readonly CheckRound[]>;

const LENGTHS = [12_000, 24_000, 95_000];
const RUBRICS = 45;
const ROUNDS = 25;
/** Characters that are checked in rounds that are not counted, until the code runs as fast as it will. */
const WARM_UP = 1_500_000;

function timeOf(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function rounds(text: string, rubrics: readonly CompiledRubric[], one: CompiledRubric): CheckRound[] {
  const full = parser.configure(GFM);
  const middle = text.length >> 1;
  let previous = parseDesignDoc(text);
  const before = Math.ceil(WARM_UP / text.length);
  const all = Array.from({ length: before + ROUNDS }, (_, round): CheckRound => {
    const edited = text.slice(0, middle) + 'x'.repeat(round + 1) + text.slice(middle);
    return {
      lezer: timeOf(() => full.parse(text)),
      full: timeOf(() => check(parseDesignDoc(text), one)),
      afterKey: timeOf(() => {
        previous = parseDesignDoc(edited, previous);
        check(previous, one);
      }),
      allRubrics: timeOf(() => {
        const index = buildEvidenceIndex(parseDesignDoc(text), one.lexicon, new Map());
        for (const rubric of rubrics) checkIndex(index, rubric);
      }),
    };
  });
  return all.slice(before);
}

/** A text as long as asked, of reference answers with other digits each time, so that no block stands twice. */
function textOf(answers: string, length: number): string {
  let text = '';
  for (let turn = 0; text.length < length; turn++) text += answers.replaceAll(/\d/g, (digit) => String((Number(digit) + turn) % 10));
  return text.slice(0, length);
}

/**
 * Times the check of texts made of the reference answers, beside a Lezer parse of the same text. The measurements of a round follow each
 * other, so that load falls on all alike. As many rubrics as there are problems: those that exist, again and again.
 */
export function benchCheck(root: string): CheckBench {
  const compiled = readContent(root);
  if ('errors' in compiled) throw new Error('The content has errors: build it first.');
  const { lexicon, problems, practice } = compiled.content;
  const index = compileLexicon(lexicon);
  const known = problems.map(({ rubric }) => compileRubric(rubric, index));
  const rubrics = Array.from({ length: RUBRICS }, (_, at) => known[at % known.length]).filter((rubric) => rubric !== undefined);
  const [one] = rubrics;
  if (!one) throw new Error('The bench needs a rubric.');
  const answers = practice.map(({ answer }) => `${answer}\n\n`).join('');
  return new Map(LENGTHS.map((length) => [length, rounds(textOf(answers, length), rubrics, one)]));
}

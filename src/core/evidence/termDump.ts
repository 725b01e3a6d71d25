import type { DesignDoc } from '../document/designDoc';
import type { Body } from '../document/designDocBlock';
import type { Unit } from '../document/unit';
import { readUnit } from '../reading/bodyReading';
import { isForeign, type ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';

/** Terms and numbers, and words, under which nothing can be said of a document. */
const FEWEST_TERMS = 16;
const FEWEST_WORDS = 40;
/**
 * What an answer says about its terms takes words of its own: in seventy answers by people there are 0.58 or more different ones for each
 * term or number named, and terms are at most 56 % of the text. Texts made of terms have under 0.4 and more than 63 %.
 */
const FEW_OWN_WORDS = 0.5;
const MANY_TERMS = 0.6;
/** So few that the terms stand there with the same two or three words beside each. */
const HARDLY_ANY_OWN_WORDS = 0.3;
/** Outside of tables it also takes small words and signs that relate one thing to another: 24 % or more of the tersest notes by people, under 11 % of heaps of terms. */
const LITTLE_GLUE = 0.18;
/** Enough of it makes statements even of a text that is mostly terms and numbers: terse sums and limits. */
const SOME_GLUE = 0.25;

/** Tokens of a wording that is a name; a longer one has words of the sentence in it. */
const LONGEST_TERM = 3;

const SMALL = new Set(
  (
    'the a an of in on at to for from by with without is are was were be been being it this that these those we i you he she they our ' +
    'its their as if when then than so but not no do does did has have had will would can could should must may more most less all any each ' +
    'every per up out over under about into after before until while because which who what where how there here also only just very too'
  ).split(' '),
);
const RELATIONS = new Set(['→', '=', '<', '>', '≤', '≥', ':', '(']);

/** Whether a document is a heap of terms and numbers about which it says next to nothing, in whatever form: lists, tables, sentences of one frame. */
export function isTermDump({ blocks }: DesignDoc, lexicon: LexiconIndex, foreign: ForeignText | undefined): boolean {
  const own = new Set<string>();
  let terms = 0;
  let words = 0;
  let glue = 0;
  let running = 0;
  let covered = 0;
  // The same paragraph twice says it once.
  const read = new Set<Body>();
  for (const { body } of blocks) {
    if (body.kind === 'heading' || read.has(body)) continue;
    read.add(body);
    for (const unit of body.units) {
      if (isForeign(unit, foreign)) continue;
      const named = coverageOf(unit, lexicon);
      terms += named.terms;
      unit.tokens.forEach((token, at) => {
        const isRunning = unit.kind !== 'row';
        if (isRunning && (isRelation(unit, at) || SMALL.has(token.lower))) glue++;
        if (token.kind === 'mark') return;
        words++;
        if (isRunning) running++;
        if (named.covered[at] === 1) covered++;
        else if (token.kind === 'word' && !SMALL.has(token.lower) && token.lower !== 'and') own.add(token.stem);
      });
    }
  }
  if (terms < FEWEST_TERMS) return false;
  if (running >= FEWEST_WORDS && glue < LITTLE_GLUE * running) return true;
  if (own.size < HARDLY_ANY_OWN_WORDS * terms) return true;
  const related = running >= FEWEST_WORDS && glue >= SOME_GLUE * running;
  return own.size < FEW_OWN_WORDS * terms && covered > MANY_TERMS * words && !related;
}

/** A sign that relates what is before it to what comes after; the colon of "latency: 5 %" at the end only sets them side by side. */
function isRelation({ tokens, quantities }: Unit, at: number): boolean {
  const token = tokens[at];
  if (!token || !RELATIONS.has(token.raw)) return false;
  return token.raw !== ':' || !quantities.some(({ from, to }) => from === at + 1 && to >= tokens.length - 1);
}

function coverageOf(unit: Unit, lexicon: LexiconIndex): { readonly covered: Uint8Array; readonly terms: number } {
  const covered = new Uint8Array(unit.tokens.length);
  const starts = new Set<number>();
  for (const { from, to } of [...unit.quantities, ...readUnit(unit, lexicon).concepts]) {
    if (to - from <= LONGEST_TERM) covered.fill(1, from, to);
    starts.add(from);
  }
  return { covered, terms: starts.size };
}

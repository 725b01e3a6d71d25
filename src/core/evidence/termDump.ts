import type { DesignDoc } from '../document/designDoc';
import type { Body } from '../document/designDocBlock';
import { readBody } from '../reading/bodyReading';
import { findForeignParts, type ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import type { TermTally } from '../reading/termTally';

/** Terms and numbers, and words, under which nothing can be said of a document. */
const FEWEST_TERMS = 16;
const FEWEST_WORDS = 40;
/**
 * What an answer says about its terms takes words of its own: in seventy answers by people there are 0.58 or more different ones for each
 * term or number named, and terms are at most 56 % of the text. Texts made of terms have under 0.4 and more than 63 %.
 */
const FEW_OWN_WORDS = 0.5;
const MANY_TERMS = 0.6;
/** Share of the terms in rows and steps that say something of them, from which a text of nothing else is an answer. */
const MOSTLY_STATED = 0.6;
/** So few that the terms stand there with the same two or three words beside each. */
const HARDLY_ANY_OWN_WORDS = 0.25;
/** Outside of tables it also takes small words and signs that relate one thing to another: 24 % or more of the tersest notes by people, under 11 % of heaps of terms. */
const LITTLE_GLUE = 0.18;
/** Not even so many words of the writer's own: outlines by people, of fragments and cells, have 0.9 and more for each term. */
const SOME_OWN_WORDS = 0.75;
/** Enough of it makes statements even of a text that is mostly terms and numbers: terse sums and limits. */
const SOME_GLUE = 0.25;

/** Terms and numbers that are judged together, about as many as an answer has. */
const STRETCH = 400;

/** Whether a document is a heap of terms and numbers about which it says next to nothing, in whatever form: lists, tables, sentences of one frame. */
export function isTermDump({ blocks }: DesignDoc, lexicon: LexiconIndex, foreign: ForeignText | undefined): boolean {
  const tallies = tallyAll(blocks, lexicon, foreign);
  let terms = 0;
  let words = 0;
  let glue = 0;
  let running = 0;
  let covered = 0;
  let stated = 0;
  for (const tally of tallies) {
    terms += tally.terms;
    words += tally.words;
    glue += tally.glue;
    running += tally.running;
    covered += tally.covered;
    stated += tally.related;
  }
  if (terms < FEWEST_TERMS || stated > MOSTLY_STATED * terms) return false;
  if (running >= FEWEST_WORDS && glue < LITTLE_GLUE * running && isMostlyHeap(tallies, SOME_OWN_WORDS)) return true;
  const related = running >= FEWEST_WORDS && glue >= SOME_GLUE * running;
  return isMostlyHeap(tallies, covered > MANY_TERMS * words && !related ? FEW_OWN_WORDS : HARDLY_ANY_OWN_WORDS);
}

/**
 * The tallies of what the writer wrote; the same paragraph twice says it once. A list of nothing but terms, which counts nothing by itself,
 * says nothing of an answer that it stands beside: a glossary at the end.
 */
function tallyAll(blocks: DesignDoc['blocks'], lexicon: LexiconIndex, foreign: ForeignText | undefined): readonly TermTally[] {
  const tallies: TermTally[] = [];
  const lists: TermTally[] = [];
  const read = new Set<Body>();
  for (const { body } of blocks) {
    if (body.kind === 'heading' || read.has(body)) continue;
    read.add(body);
    const { tallies: found, isListOfTerms } = readBody(body, lexicon);
    const given = findForeignParts(body, foreign);
    const own = found.filter((_, at) => given?.isWhole[at] !== true);
    (isListOfTerms ? lists : tallies).push(...own);
  }
  const words = tallies.reduce((sum, tally) => sum + tally.words, 0);
  return words < FEWEST_WORDS ? [...tallies, ...lists] : tallies;
}

/**
 * Whether most terms stand in stretches with fewer different words of the writer's own than asked for each term. Stretch by stretch,
 * since a long text goes on naming terms when it has used most of its words.
 */
function isMostlyHeap(tallies: readonly TermTally[], asked: number): boolean {
  let heaped = 0;
  let good = 0;
  let terms = 0;
  let own = new Set<string>();
  for (const [at, tally] of tallies.entries()) {
    terms += tally.terms;
    for (const stem of tally.own) own.add(stem);
    if (terms < STRETCH && at < tallies.length - 1) continue;
    if (own.size < asked * terms) heaped += terms;
    else good += terms;
    terms = 0;
    own = new Set();
  }
  return heaped > good;
}

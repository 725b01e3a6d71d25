import { readBody, type UnitReading } from '../reading/bodyReading';
import type { DesignDoc, DocBlock } from '../document/designDoc';
import type { Fence } from '../document/designDocBlock';
import type { DiagramGraph } from '../diagram/diagramGraph';
import type { Refusal } from '../reading/refusal';
import { findForeignParts, plainLine, type ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { readDocumentOrder } from './documentOrder';
import { isTermDump } from './termDump';
import { lowerAt } from '../document/lowerAt';
import { splitSentences } from '../document/sentence';
import { parseTokens } from '../document/token';
import { buildUnit, type Unit } from '../document/unit';

/** A unit of the document, or a text in one of its diagrams, with everything that decides what it can be evidence for. */
export interface Place {
  readonly unit: Unit;
  readonly reading: UnitReading;
  /** Offset of the block in the document. */
  readonly offset: number;
  /** Index of its block, the same for all units of a body. */
  readonly block: number;
  /** Blocks that count as one: a list or table with its lead-in. */
  readonly group: number;
  readonly section: number;
  /** Index of the place of its heading, or -1. */
  readonly heading: number;
  /** Places that are read along with it: lead-in, label, header. */
  readonly context: readonly number[];
  /** Why nothing here counts. */
  readonly refused: Refusal | undefined;
  readonly foreign: Uint8Array | undefined;
}

/** A fence in its place. */
export interface FencePlace {
  readonly fence: Fence;
  readonly offset: number;
  readonly block: number;
  readonly group: number;
  readonly section: number;
  readonly graph: DiagramGraph | undefined;
  /** Lines of the fence that came from elsewhere, by number. */
  readonly foreignLines: ReadonlySet<number>;
}

/** The places of a document in the order of the text. */
export interface PlaceList {
  readonly places: readonly Place[];
  readonly fences: readonly FencePlace[];
  /** For each place, the places that it is context of. */
  readonly readWith: readonly (readonly number[])[];
}

const LEFT_OUT = new Set('do does build cover use include need handle solve in covered included considered done'.split(' '));
const FUTURE_HEADINGS = /\b(?:future (?:work|improvements?|extensions?|steps)|next steps|later)\b/i;

/** Why everything under a heading or lead-in does not count: it lists what is left out, or left for later. */
function refusalBelow(unit: Unit, reading: UnitReading): Refusal | undefined {
  const text = unit.tokens.map((token) => token.raw).join(' ');
  if (FUTURE_HEADINGS.test(text) && unit.words <= 6) return 'promise';
  const left = reading.negations.some(({ soft, from, to, kind, cue }) => {
    if (soft || to < unit.tokens.length - 1 || unit.words > 12) return false;
    // "Never again in silence" is a title; "What we do not build" leaves out.
    return unit.kind !== 'heading' || (kind === 'excluded' ? from === 0 : LEFT_OUT.has(lowerAt(unit.tokens, cue + 1)));
  });
  return left ? 'excluded' : undefined;
}

/** The level of headings that divides a document into its sections: the highest that occurs more than once. */
function dividingLevel(doc: DesignDoc): number {
  for (let level = 1; level <= 6; level++) if (doc.sections.filter((section) => section.level === level).length > 1) return level;
  return 6;
}

function dividingSection(doc: DesignDoc, level: number, from: number): number {
  let index = from;
  for (let section = doc.sections[index]; section && section.level > level && section.parent >= 0; section = doc.sections[index])
    index = section.parent;
  return index;
}

/** Lays out a document for the check. */
export function buildPlaces(
  doc: DesignDoc,
  lexicon: LexiconIndex,
  graphs: ReadonlyMap<string, DiagramGraph>,
  foreign: ForeignText | undefined,
): PlaceList {
  const places: Place[] = [];
  const fences: FencePlace[] = [];
  const groups: number[] = [];
  const below: (Refusal | undefined)[] = [];
  const level = dividingLevel(doc);
  const order = readDocumentOrder(doc, foreign);
  const isDump = isTermDump(doc, lexicon, foreign);
  const headingPlaces: number[] = [];
  doc.blocks.forEach((block, index) => {
    const group = groups[block.leadIn] ?? index;
    groups.push(group);
    const section = dividingSection(doc, level, block.section);
    const { fence } = block.body;
    if (fence && !order.isSoup && !isDump) fences.push(buildFencePlace(block, fence, { block: index, group, section }, graphs, foreign));
    const inherited = inheritedRefusal(doc, block, below);
    const scrambled = order.isShuffled(block);
    // The block that leads in is the one before, and what does is its last sentence.
    const leadIn = block.leadIn >= 0 ? places.length - 1 : -1;
    const heading = headingPlaces[block.section] ?? -1;
    const start = places.length;
    const { units, isListOfTerms } = readBody(block.body, lexicon);
    const given = findForeignParts(block.body, foreign);
    for (const [at, unit] of block.body.units.entries()) {
      const reading = units[at];
      if (!reading) continue;
      const context = unit.context.map((other) => start + other);
      if (leadIn >= 0) context.push(leadIn);
      const left =
        block.body.kind === 'heading' ? undefined : (inherited ?? context.map((other) => below[other]).find((why) => why !== undefined));
      below[places.length] = unit.kind === 'heading' || unit.tokens.at(-1)?.raw === ':' ? refusalBelow(unit, reading) : undefined;
      places.push({
        unit,
        reading,
        offset: block.offset,
        block: index,
        group,
        section,
        heading,
        context,
        refused: left ?? (scrambled ? 'scrambled' : (reading.refused ?? (isDump || isListOfTerms ? 'term-list' : undefined))),
        foreign: given?.masks[at],
      });
    }
    if (block.body.kind === 'heading' && doc.sections[block.section]?.block === index) headingPlaces[block.section] = start;
  });
  const readWith = places.map((): number[] => []);
  places.forEach((place, index) => {
    for (const other of place.context) readWith[other]?.push(index);
  });
  return { places, fences, readWith };

  function inheritedRefusal(document: DesignDoc, block: DocBlock, refusals: readonly (Refusal | undefined)[]): Refusal | undefined {
    let at = block.section;
    for (let section = document.sections[at]; section; section = document.sections[at]) {
      const why = refusals[headingPlaces[at] ?? -1];
      if (why !== undefined) return why;
      at = section.parent;
    }
    return undefined;
  }
}

function buildFencePlace(
  { offset }: DocBlock,
  fence: Fence,
  where: Pick<FencePlace, 'block' | 'group' | 'section'>,
  graphs: ReadonlyMap<string, DiagramGraph>,
  foreign: ForeignText | undefined,
): FencePlace {
  const foreignLines = new Set<number>();
  fence.content.split('\n').forEach((line, number) => {
    if (foreign?.lines.has(plainLine(line)) === true) foreignLines.add(number);
  });
  return { fence, offset, ...where, graph: fence.language === 'mermaid' ? graphs.get(fence.content) : undefined, foreignLines };
}

const labels = new Map<string, Unit>();
const REMEMBERED_LABELS = 2_000;

/** Reads the label of a node or an edge as a unit. */
export function buildLabel(label: string): Unit {
  let known = labels.get(label);
  if (!known) {
    if (labels.size >= REMEMBERED_LABELS) labels.clear();
    const plain = label.replaceAll(/<[^<>]{0,40}>|\\n/g, ' ');
    known = buildUnit('label', splitSentences(parseTokens(plain, 0, plain.length)).flat());
    labels.set(label, known);
  }
  return known;
}

/** Absolute offsets of some tokens of a place. */
export function spanOf(place: Place, from: number, to: number): { from: number; to: number } {
  const { tokens } = place.unit;
  return { from: place.offset + (tokens[from]?.from ?? place.unit.from), to: place.offset + (tokens[to - 1]?.to ?? place.unit.to) };
}

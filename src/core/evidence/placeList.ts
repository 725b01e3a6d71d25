import { readBody, type UnitReading } from '../reading/bodyReading';
import type { DesignDoc, DocBlock } from '../document/designDoc';
import type { Body, Fence } from '../document/designDocBlock';
import type { DiagramGraph } from '../diagram/diagramGraph';
import type { Refusal } from '../reading/refusal';
import { findForeignParts, plainLine, type ForeignText } from '../reading/foreignText';
import type { LexiconIndex } from '../reading/lexiconIndex';
import { readDocumentOrder } from './documentOrder';
import { isTermDump } from './termDump';
import { isLeftOutRow, leftOutUnder } from '../document/leftOut';
import { isRetraction, isRetractionAhead } from '../document/retraction';
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

/** A paragraph of so few words and no full stop is a title, whatever it is set in. */
const LONGEST_TITLE = 8;

/** Whether a body is a title in bold, or one of HTML: it heads what follows up to the next. */
function isTitle({ kind, units }: Body): boolean {
  const [only] = units;
  const last = only?.tokens.at(-1)?.raw ?? '';
  return kind === 'paragraph' && units.length === 1 && only !== undefined && only.words <= LONGEST_TITLE && !/^[.:;!?,]$/.test(last);
}

/** Why everything under a unit does not count: a heading, a lead-in, a label or the first column of a table that says what is left out, or left for later. */
function refusalBelow({ kind, tokens, words, cells }: Unit, reading: UnitReading): Refusal | undefined {
  const [first] = cells;
  const under = leftOutUnder(kind === 'header' && first ? tokens.slice(first.from, first.to) : tokens);
  if (under !== undefined || tokens.at(-1)?.raw !== ':') return under;
  // "We do not build:"
  return reading.negations.some(({ soft, to }) => !soft && to >= tokens.length - 1 && words <= 12) ? 'excluded' : undefined;
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
  let title: Refusal | undefined;
  doc.blocks.forEach((block, index) => {
    const group = groups[block.leadIn] ?? index;
    groups.push(group);
    const section = dividingSection(doc, level, block.section);
    const { fence, kind } = block.body;
    if (kind === 'heading') title = undefined;
    // The block before may lead in, a title stands over all up to the next.
    const led = index > 0 && doc.blocks[index - 1]?.body.units.at(-1)?.tokens.at(-1)?.raw === ':' ? below[places.length - 1] : undefined;
    const inherited = inheritedRefusal(doc, block, below) ?? title ?? led;
    if (isTitle(block.body)) title = undefined;
    if (fence && inherited === undefined && !order.isSoup && !isDump)
      fences.push(buildFencePlace(block, fence, { block: index, group, section }, graphs, foreign));
    const scrambled = order.isShuffled(block);
    // The block that leads in is the one before, and what does is its last sentence.
    const leadIn = block.leadIn >= 0 ? places.length - 1 : -1;
    const heading = headingPlaces[block.section] ?? -1;
    const start = places.length;
    const { units, isListOfTerms } = readBody(block.body, lexicon);
    const given = findForeignParts(block.body, foreign);
    let isTakenBackAhead = false;
    for (const [at, unit] of block.body.units.entries()) {
      const reading = units[at];
      if (!reading) continue;
      const context = unit.context.map((other) => start + other);
      if (leadIn >= 0) context.push(leadIn);
      const next = block.body.units[at + 1];
      isTakenBackAhead ||= isRetractionAhead(block.body.units[at - 1]?.tokens ?? []);
      const isTakenBack = isTakenBackAhead || (next !== undefined && isRetraction(next.tokens));
      const header = unit.kind === 'row' ? block.body.units[unit.context[0] ?? -1] : undefined;
      const isLeftOut = header?.kind === 'header' && isLeftOutRow(unit, header);
      const left = kind === 'heading' ? undefined : (inherited ?? context.map((other) => below[other]).find((why) => why !== undefined));
      below[places.length] = refusalBelow(unit, reading);
      if (isTitle(block.body)) title = below[places.length];
      places.push({
        unit,
        reading,
        offset: block.offset,
        block: index,
        group,
        section,
        heading,
        context,
        refused:
          left ??
          (isTakenBack || isLeftOut ? 'excluded' : undefined) ??
          (scrambled ? 'scrambled' : (reading.refused ?? (isDump || isListOfTerms ? 'term-list' : undefined))),
        foreign: given?.masks[at],
      });
    }
    if (kind === 'heading' && doc.sections[block.section]?.block === index) headingPlaces[block.section] = start;
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

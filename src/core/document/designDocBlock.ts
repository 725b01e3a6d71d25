import type { SyntaxNode } from '@lezer/common';
import type { Span } from './span';
import { parseInlineMarkdown } from './inlineMarkdown';
import { buildUnit, type Unit } from './unit';
import { splitSentences } from './sentence';
import { parseTokens, type Skip, type Token } from './token';

/** The content of a code fence. Offsets are relative to the block. */
export interface Fence extends Span {
  /** First word of the fence's info string in lower case, `''` where there is none. */
  readonly language: string;
  /** The lines inside, without the fence's own indentation, joined by `\n`. */
  readonly content: string;
  /** Where each line of `content` begins in the block. */
  readonly lineStarts: readonly number[];
}

/**
 * One paragraph, list, table, heading or fence, as it follows from its own text alone: equal text gives the same value,
 * and offsets are relative to the outermost block, so that bodies outlive edits elsewhere.
 */
export interface Body extends Span {
  readonly kind: 'paragraph' | 'list' | 'table' | 'heading' | 'code';
  readonly units: readonly Unit[];
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  readonly fence?: Fence;
}

/** Builds the bodies of one outermost block of Markdown. `text` is the whole document; offsets become relative to `base`. */
export function buildBodies(node: SyntaxNode, text: string, base: number): Body[] {
  const bodies: Body[] = [];
  addBlock(node, { text, base, bodies });
  return bodies;
}

interface Building {
  readonly text: string;
  readonly base: number;
  readonly bodies: Body[];
}

const headingLevel = (name: string) => (/^(?:ATX|Setext)Heading\d$/.test(name) ? Number(name.slice(-1)) : 0);

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function addBlock(node: SyntaxNode, building: Building): void {
  const level = headingLevel(node.name);
  if (level > 0) addBody(node, building, 'heading', sentencesOf(node, building, 'heading'), level);
  else if (node.name === 'Paragraph' || node.name === 'HTMLBlock') {
    addBody(node, building, 'paragraph', withLabel(sentencesOf(node, building, 'sentence')));
  } else if (node.name === 'BulletList' || node.name === 'OrderedList') addList(node, building);
  else if (node.name === 'Table') addBody(node, building, 'table', rowsOf(node, building));
  else if (node.name === 'FencedCode') addFence(node, building);
  else if (node.name === 'Blockquote') for (const child of childrenOf(node)) addBlock(child, building);
}

function addBody(node: SyntaxNode, { base, bodies }: Building, kind: Body['kind'], units: readonly Unit[], level = 0): void {
  if (units.length > 0) bodies.push({ kind, from: node.from - base, to: node.to - base, units, level });
}

function tokensOf(from: number, to: number, holes: readonly Span[], { text, base }: Building): { tokens: Token[]; breaks: number[] } {
  const block = text.slice(base, to);
  const markup = parseInlineMarkdown(block, from - base, to - base);
  const skips: Skip[] = [...markup.skips, ...holes.map((hole) => ({ from: hole.from - base, to: hole.to - base, as: ' ' }))];
  if (holes.length > 0) skips.sort((a, b) => a.from - b.from);
  return { tokens: parseTokens(block, from - base, to - base, skips, markup.links), breaks: markup.breaks };
}

const MARK_NODES = new Set(['QuoteMark', 'HeaderMark', 'TaskMarker', 'ListMark']);

function sentencesOf(node: SyntaxNode, building: Building, kind: Unit['kind']): Unit[] {
  const holes = childrenOf(node).filter((child) => MARK_NODES.has(child.name));
  const { tokens, breaks } = tokensOf(node.from, node.to, holes, building);
  return splitSentences(tokens, breaks).map((sentence) => buildUnit(kind, sentence));
}

/** Words a label such as "Rollback." may have to be read with each sentence after it. */
const LONGEST_LABEL = 4;
const isLabel = (unit: Unit | undefined) => unit !== undefined && unit.words <= LONGEST_LABEL && unit.quantities.length === 0;

function withLabel(units: readonly Unit[], offset = 0, context: readonly number[] = []): Unit[] {
  const own = units.length > 1 && isLabel(units[0]) ? [...context, offset] : context;
  return units.map((unit, index) => ({ ...unit, context: index === 0 ? context : own }));
}

function addList(node: SyntaxNode, building: Building): void {
  const units: Unit[] = [];
  const later: SyntaxNode[] = [];
  const addItems = (list: SyntaxNode, context: readonly number[]) => {
    for (const item of childrenOf(list)) {
      let inner = context;
      for (const child of childrenOf(item)) {
        if (child.name === 'Paragraph' || child.name === 'Task') {
          const start = units.length;
          units.push(...withLabel(sentencesOf(child, building, 'item'), start, context));
          if (units.length > start) inner = [...context.slice(-2), units.length - 1];
        } else if (child.name === 'BulletList' || child.name === 'OrderedList') addItems(child, inner);
        else later.push(child);
      }
    }
  };
  addItems(node, []);
  addBody(node, building, 'list', units);
  for (const child of later) addBlock(child, building);
}

function rowsOf(node: SyntaxNode, building: Building): Unit[] {
  const rows: Unit[] = [];
  for (const row of childrenOf(node)) {
    if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
    const tokens: Token[] = [];
    const cells: { from: number; to: number }[] = [];
    const addCell = (from: number, to: number) => {
      const start = tokens.length;
      tokens.push(...tokensOf(from, to, [], building).tokens);
      cells.push({ from: start, to: tokens.length });
    };
    let from = row.from;
    for (const child of childrenOf(row)) {
      if (child.name !== 'TableDelimiter') continue;
      if (child.from > row.from) {
        addCell(from, child.from);
        const at = child.from - building.base;
        tokens.push(...parseTokens('|', 0, 1).map((token) => ({ ...token, from: at, to: at + 1, spaced: true })));
      }
      from = child.to;
    }
    if (from < row.to) addCell(from, row.to);
    const header = row.name === 'TableHeader';
    if (tokens.some((token) => token.kind !== 'mark')) {
      rows.push({ ...buildUnit(header ? 'header' : 'row', tokens, cells, header ? undefined : rows[0]), context: header ? [] : [0] });
    }
  }
  return rows[0]?.kind === 'header' ? rows : rows.map((row) => ({ ...row, context: [] }));
}

function addFence(node: SyntaxNode, { text, base, bodies }: Building): void {
  const info = node.getChild('CodeInfo');
  const lines: string[] = [];
  const lineStarts: number[] = [];
  let end = -1;
  for (const code of node.getChildren('CodeText')) {
    let at = code.from;
    for (const [index, line] of text.slice(code.from, code.to).split('\n').entries()) {
      const joined = index === 0 && end >= 0 && !text.slice(end, code.from).includes('\n');
      if (joined) {
        if (lines.at(-1) === '') lineStarts[lines.length - 1] = at - base;
        lines[lines.length - 1] = `${lines.at(-1) ?? ''}${line}`;
      } else {
        lines.push(line);
        lineStarts.push(at - base);
      }
      at += line.length + 1;
    }
    end = code.to;
  }
  const fence: Fence = {
    from: node.from - base,
    to: node.to - base,
    language: (info ? text.slice(info.from, info.to) : '').replace(/[\s{,][^]*/, '').toLowerCase(),
    content: lines.map((line) => line.trimEnd()).join('\n'),
    lineStarts,
  };
  bodies.push({ kind: 'code', from: fence.from, to: fence.to, units: [], level: 0, fence });
}

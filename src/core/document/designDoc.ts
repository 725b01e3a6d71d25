import { TreeFragment, type Tree } from '@lezer/common';
import { parser, Table, TaskList } from '@lezer/markdown';
import { buildBodies, type Body } from './designDocBlock';
import type { Span } from './span';
import type { Token } from './token';

/** A body in its place. Absolute offset = `offset` + the body's own. */
export interface DocBlock {
  readonly offset: number;
  readonly body: Body;
  /** Index into `sections` of the heading it stands under, -1 before the first. */
  readonly section: number;
  /** The block whose last sentence leads into this one ("We roll back when:"), or -1. */
  readonly leadIn: number;
}

/** A heading and what stands under it, up to the next heading of its level or above. */
export interface DocSection extends Span {
  /** 1 to 6. */
  readonly level: number;
  readonly heading: string;
  readonly tokens: readonly Token[];
  /** Index into `blocks` of the heading. */
  readonly block: number;
  /** Index into `sections` of the enclosing section, or -1. */
  readonly parent: number;
}

/** A Markdown document as the check reads it. Offsets are UTF-16 code units. */
export interface DesignDoc {
  readonly text: string;
  readonly blocks: readonly DocBlock[];
  readonly sections: readonly DocSection[];
  /** What the next parse can use again. */
  readonly memory: DocMemory;
}

interface DocMemory {
  readonly source: string;
  readonly tree: Tree;
  readonly bodies: ReadonlyMap<string, readonly Body[]>;
}

/** Inline markup is read by parseInlineMarkdown: Lezer's emphasis and links take quadratic time on some texts. */
const blockParser = parser.configure([
  Table,
  TaskList,
  // The text of a block is taken as one piece.
  { parseInline: [{ name: 'Text', before: 'Escape', parse: (inline) => inline.end }] },
]);

/** A line that opens more containers than any reader could follow is read as plain text; nesting costs quadratic time. */
const DEEPEST_NESTING = 120;
const deepLine = new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])){${DEEPEST_NESTING},}`, 'gm');

function frontMatterEnd(text: string): number {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!opening) return 0;
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
  closing.lastIndex = opening[0].length;
  const end = closing.exec(text.replaceAll('\r', ' '));
  return end ? end.index + end[0].length : 0;
}

/** A line can change how the block that ends so many lines above it is read: a row of dashes makes the line before it a table's header. */
const LINES_OF_EFFECT = 2;

/** Where the line so many lines above the one at `at` begins, or shortly before. */
function lineAbove(source: string, at: number, lines: number): number {
  let start = at;
  for (let line = 0; line <= lines; line++) start = source.lastIndexOf('\n', start - 1);
  return Math.max(0, start);
}

function parseTree(source: string, previous: DocMemory | undefined): Tree {
  if (!previous) return blockParser.parse(source);
  const before = previous.source;
  const most = Math.min(before.length, source.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === source.charCodeAt(from)) from++;
  if (from === most && before.length === source.length) return previous.tree;
  let tail = 0;
  while (tail < most - from && before.charCodeAt(before.length - 1 - tail) === source.charCodeAt(source.length - 1 - tail)) tail++;
  const start = lineAbove(source, from, LINES_OF_EFFECT);
  const change = { fromA: start, toA: before.length - tail, fromB: start, toB: source.length - tail };
  return blockParser.parse(source, TreeFragment.applyChanges(TreeFragment.addTree(previous.tree), [change]));
}

/**
 * Parses a design document. Never throws. With the previous parse of a nearby text, only what changed is read again; the result is
 * equal to that of a fresh parse.
 */
export function parseDesignDoc(text: string, previous?: DesignDoc): DesignDoc {
  const start = frontMatterEnd(text);
  const source = (' '.repeat(start) + text.slice(start).replaceAll('\r\n', ' \n')).replace(deepLine, (markers) =>
    'x'.repeat(markers.length),
  );
  const tree = parseTree(source, previous?.memory);
  const bodies = new Map<string, readonly Body[]>();
  const blocks: DocBlock[] = [];
  const sections: DocSection[] = [];
  const open: { readonly index: number; readonly level: number }[] = [];
  const ends: number[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    const key = `${node.name}\n${source.slice(node.from, node.to)}`;
    const known = bodies.get(key) ?? previous?.memory.bodies.get(key) ?? buildBodies(node, source, node.from);
    bodies.set(key, known);
    for (const body of known) {
      if (node.name.includes('Heading')) {
        for (let last = open.at(-1); last && last.level >= body.level; last = open.at(-1)) {
          ends[last.index] = node.from;
          open.pop();
        }
        const tokens = body.units.flatMap((unit) => unit.tokens);
        sections.push({
          level: body.level,
          heading: tokens
            .map((token) => (token.spaced ? ' ' : '') + token.raw)
            .join('')
            .trim(),
          tokens,
          from: node.from,
          to: text.length,
          block: blocks.length,
          parent: open.at(-1)?.index ?? -1,
        });
        open.push({ index: sections.length - 1, level: body.level });
      }
      blocks.push({ offset: node.from, body, section: open.at(-1)?.index ?? -1, leadIn: leadIn(blocks, body) });
    }
  }
  return {
    text,
    blocks,
    sections: sections.map((section, index) => ({ ...section, to: ends[index] ?? text.length })),
    memory: { source, tree, bodies },
  };
}

function leadIn(blocks: readonly DocBlock[], body: Body): number {
  if (body.kind === 'heading' || body.kind === 'paragraph') return -1;
  const before = blocks.at(-1)?.body;
  const colon = before?.kind === 'paragraph' && before.units.at(-1)?.tokens.at(-1)?.raw === ':';
  return colon ? blocks.length - 1 : -1;
}

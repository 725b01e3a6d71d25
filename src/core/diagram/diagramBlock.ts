import type { DesignDoc } from '../document/designDoc';

/** One Mermaid fence of a document. Offsets are UTF-16 code units of the document. */
export interface DiagramBlock {
  readonly content: string;
  readonly from: number;
  readonly to: number;
  /** Where each line of `content` begins. */
  readonly lineStarts: readonly number[];
  /** Heading of the section around it, `''` above the first. */
  readonly heading: string;
}

/** The Mermaid fences of a document, in order. */
export function findDiagramBlocks({ blocks, sections }: DesignDoc): readonly DiagramBlock[] {
  return blocks.flatMap(({ offset, body: { fence }, section }) =>
    fence?.language !== 'mermaid'
      ? []
      : [
          {
            content: fence.content,
            from: offset + fence.from,
            to: offset + fence.to,
            lineStarts: fence.lineStarts.map((start) => offset + start),
            heading: sections[section]?.heading ?? '',
          },
        ],
  );
}

/** Index of the fence that an offset stands in or, outside of any, of the nearest one; -1 where there is none. */
export function nearestDiagram(diagrams: readonly DiagramBlock[], offset: number): number {
  const distances = diagrams.map(({ from, to }) => Math.max(from - offset, offset - to, 0));
  return distances.indexOf(Math.min(...distances));
}

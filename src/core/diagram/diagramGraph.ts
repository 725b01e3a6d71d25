/**
 * What a Mermaid block says, as plain values. Lines count from 0 within the block's content, columns from 0 in UTF-16 code units.
 * `src/diagrams` makes these; core takes them as they come.
 */
export interface DiagramGraph {
  readonly kind: 'flowchart' | 'sequence' | 'state' | 'er' | 'other';
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** Texts a reader sees that no node or edge carries: titles, notes, ER attributes; for kinds without nodes, every text. */
  readonly labels: readonly string[];
}

/** A box, participant, state or entity. The start and end dots of a state diagram have an empty label. */
export interface DiagramNode {
  readonly id: string;
  /** As a reader sees it: no markup, one line. */
  readonly label: string;
  /** Where the block names it first; absent where that can't be told. */
  readonly line?: number;
  /** Id of the subgraph or composite state around it. */
  readonly parent?: string;
  /** True for a subgraph or composite state. */
  readonly group?: boolean;
}

/**
 * An arrow, message, transition or relation. The branches of a sequence diagram (`alt`, `else`, `opt`, …) are edges too: from whoever
 * sends first in the frame to the first receiver in the branch, labelled with its condition.
 */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly line?: number;
}

/** Why a block is no diagram. `found` is what stands at the place, `expected` what the grammar would take there, by the names of its tokens. */
export type DiagramFault =
  | { readonly kind: 'unexpected'; readonly found: string; readonly expected: readonly string[] }
  | { readonly kind: 'unfinished'; readonly expected: readonly string[] }
  | { readonly kind: 'unclosed'; readonly expected: readonly string[] }
  | { readonly kind: 'unreadable'; readonly found: string }
  | { readonly kind: 'unknownKind'; readonly found: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'frontMatter' }
  /** Longer than what is drawn, or not parsed within the time limit. */
  | { readonly kind: 'tooLarge' }
  /** The parser went away twice. */
  | { readonly kind: 'stopped' }
  /** Well-formed but not allowed; `message` has the reason. */
  | { readonly kind: 'refused' };

export interface DiagramError {
  readonly fault: DiagramFault;
  /** The first sentence of the parser's own message, for logs and for `refused`; people read `src/words/diagramError`. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

export type DiagramResult = { readonly graph: DiagramGraph } | { readonly error: DiagramError };

/** Parses the content of one Mermaid fence. Never rejects for a bad diagram: that is a result. */
export type ParseDiagram = (source: string) => Promise<DiagramResult>;

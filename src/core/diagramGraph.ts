/**
 * What a Mermaid block says, as plain values. Lines count from 0 within the block's content, columns from 0.
 * `src/diagrams` makes these; core takes them as they come.
 */
export interface DiagramGraph {
  readonly kind: 'flowchart' | 'sequence' | 'state' | 'er' | 'other';
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly line?: number }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string; readonly line?: number }[];
  /** Every text a reader sees, for kinds without nodes and edges. */
  readonly labels: readonly string[];
}

export interface DiagramError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

export type DiagramResult = { readonly graph: DiagramGraph } | { readonly error: DiagramError };

/** Parses the content of one Mermaid fence. Never rejects for a bad diagram: that is a result. */
export type ParseDiagram = (source: string) => Promise<DiagramResult>;

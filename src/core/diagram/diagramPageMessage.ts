import * as v from 'valibot';

/** Everything the page of the Draw panel shows. */
export interface DiagramPageModel {
  /** Tells one diagram from another over all changes of its text: a new one is fitted into view anew. */
  readonly id: string;
  /** Heading of the section that the diagram stands in, or the file's name. */
  readonly title: string;
  /** The content of the Mermaid fence; `undefined` where its document has no diagram any more. */
  readonly source: string | undefined;
  /** Line of the document, from 0, on which the content begins. */
  readonly firstLine: number;
}

/** What the extension tells the page: always the whole model. */
export interface ToDiagramPage {
  readonly kind: 'model';
  readonly model: DiagramPageModel;
}

const fromDiagramPageSchema = v.variant('kind', [
  /** The page can be told the model. */
  v.strictObject({ kind: v.literal('ready') }),
  /** The user wants to go to a line of the document, from 0. */
  v.strictObject({ kind: v.literal('reveal'), line: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** The user wants the drawing as SVG on the clipboard. */
  v.strictObject({ kind: v.literal('copySvg'), svg: v.string() }),
]);

/** What the page tells the extension. */
export type FromDiagramPage = v.InferOutput<typeof fromDiagramPageSchema>;

/** A message of the page, or `undefined` for anything else. */
export function parseFromDiagramPage(message: unknown): FromDiagramPage | undefined {
  const result = v.safeParse(fromDiagramPageSchema, message);
  return result.success ? result.output : undefined;
}

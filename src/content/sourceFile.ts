import * as v from 'valibot';
import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';

/** One file of `problems/` or `templates/`: its path below the project's root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a file of content, and where. Lines count from 1. */
export interface ContentError {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A parsed value with the way to find the line of each of its parts. */
export interface Located<T> {
  readonly value: T;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export type Parsed<T> = Located<T> | { readonly errors: readonly ContentError[] };

/** What YAML files were found to hold before, as plain values. */
export interface KnownValues {
  /** The value of the file; undefined where this very text was not parsed before. */
  read(file: SourceFile): unknown;
  /** Takes the value of a file that fits its schema. */
  keep(file: SourceFile, value: unknown): void;
}

/**
 * Parses a YAML file against a schema. Every violation is reported, each with the line of the value it concerns. A file whose value is
 * known is parsed only when a line of it is asked for.
 */
export function parseYamlFile<T>(file: SourceFile, schema: v.GenericSchema<unknown, T>, known: KnownValues): Parsed<T> {
  const lines = new LineCounter();
  let parsed: Document | undefined;
  const document = (): Document => (parsed ??= parseDocument(file.text, { lineCounter: lines }));
  const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document(), path)).line;

  const before = known.read(file);
  if (before === undefined && document().errors.length > 0) {
    return {
      errors: document().errors.map(({ pos, message }) => ({
        path: file.path,
        line: lines.linePos(pos[0]).line,
        message: message.split('\n')[0] ?? '',
      })),
    };
  }
  const value: unknown = before ?? document().toJS();
  const result = v.safeParse(schema, value);
  if (result.success) {
    if (before === undefined) known.keep(file, value);
    return { value: result.output, lineOf };
  }
  return {
    errors: result.issues.map((issue) => {
      const path = (issue.path ?? []).map((item) => item.key as PropertyKey);
      return { path: file.path, line: lineOf(path), message: `${path.map(String).join('.') || 'the file'}: ${issue.message}` };
    }),
  };
}

/** Offset of the value at `path`, or of the nearest value around it that stands in the text. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

import * as v from 'valibot';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { clockEventSchema } from './clockEvent';
import type { RubricCriterion } from '../problem/content';
import { BARS, DIMENSIONS, PILLARS } from '../problem/problem';

/** The version of the format that this code reads and writes. */
export const SHEET_FORMAT = 1;
/** The last line of every whole sheet: `end: complete`. Without it, the file was cut off. */
export const SHEET_END = 'complete';

export const MARKS = ['met', 'partly', 'not-met', 'not-applicable'] as const;
export type Mark = (typeof MARKS)[number];
/** At most so many criteria of an attempt may be marked not applicable. */
export const MOST_NOT_APPLICABLE = 2;
const MODES = ['guided', 'interview'] as const;
export type Mode = (typeof MODES)[number];

/** A moment in a sheet: ISO 8601 in the file, milliseconds since 1970 as a value. */
const at = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);
const listOf = <T extends v.GenericSchema>(item: T) => v.pipe(v.nullish(v.array(item), []), v.readonly());
const mapOf = <T extends v.GenericSchema>(item: T) => v.pipe(v.nullish(v.record(v.string(), item), {}), v.readonly());
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** What the user said of one criterion; without `mark`, only a note. */
const markSchema = v.object({
  mark: v.exactOptional(v.picklist(MARKS)),
  /** Why the criterion does not apply. */
  reason: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  /** The mark as it was when the findings were revealed, where it was changed after. */
  blind: v.exactOptional(v.picklist(MARKS)),
  at,
});

const pointedSchema = v.object({
  /** First and last line when they were pointed at, from 1. The quote is what counts: lines move. */
  lines: v.tuple([amount, amount]),
  quote: v.string(),
  at,
});
/** Lines that the user pointed at as evidence. */
export type PointedLines = v.InferOutput<typeof pointedSchema>;

const snapshotSchema = v.object({
  id: v.string(),
  text: v.string(),
  weight: amount,
  dimension: v.picklist(DIMENSIONS),
  bar: v.picklist(BARS),
  blocker: v.exactOptional(v.literal(true)),
  reliability: v.exactOptional(v.number()),
  pillar: v.exactOptional(v.picklist(PILLARS)),
});
/** What a sheet keeps of a criterion: all that a grade needs, so that a later rubric does not change an old grade. */
export type CriterionSnapshot = v.InferOutput<typeof snapshotSchema>;

/** The whole sheet. Keys that are not here belong to the user. */
export const sheetSchema = v.object({
  format: v.literal(SHEET_FORMAT),
  /** Slug of the problem. */
  problem: v.string(),
  mode: v.picklist(MODES),
  /** Id of the attempt that this one mends; such an attempt is untimed and outside the statistics. */
  basedOn: v.exactOptional(v.string()),
  /** When rubric or findings were first in sight; from then on the attempt is guided for good. */
  rubricSeen: v.exactOptional(at),
  clock: listOf(clockEventSchema),
  /** Seconds the cursor stood in each section: by section id, then by session, so that windows never overwrite each other. */
  sections: mapOf(v.record(v.string(), amount)),
  /** Rungs of the hint ladder, from 1. */
  hints: listOf(v.object({ hint: v.number(), at })),
  /** Questions put to the interviewer, as they stand in the answer: in the problem's words, or in the user's where it has none. */
  questions: listOf(v.object({ question: v.string(), at })),
  finished: v.exactOptional(v.object({ at, text: v.string(), criteria: v.pipe(v.array(snapshotSchema), v.readonly()) })),
  marks: mapOf(markSchema),
  /** When the findings were shown beside blind marks. */
  revealed: v.exactOptional(at),
  pointed: mapOf(v.array(pointedSchema)),
  /** The answer to the change that arrives after the design. */
  curveball: v.exactOptional(v.object({ at, text: v.string() })),
});

/** The facts of one attempt. Unknown keys of the file are not here, and stay in the file. */
export type GradeSheet = v.InferOutput<typeof sheetSchema>;

/**
 * Why a sheet can't be read. `line` counts from 1.
 *
 * - `cut-off`: the end is missing, the file is empty, or it is no grade sheet at all
 * - `newer`: written by a later format, `version` says which
 * - `conflict`: holds the markers of a merge that was not resolved
 * - `syntax`: no YAML; `detail` is the parser's own word
 * - `shape`: a value of the wrong kind; `key` is its path
 */
export type SheetError =
  | { readonly code: 'cut-off' | 'conflict'; readonly line: number }
  | { readonly code: 'newer'; readonly line: number; readonly version: number }
  | { readonly code: 'syntax'; readonly line: number; readonly detail: string }
  | { readonly code: 'shape'; readonly line: number; readonly key: string };

export type SheetResult = { readonly kind: 'sheet'; readonly sheet: GradeSheet } | { readonly kind: 'error'; readonly error: SheetError };

/** Reads a sheet. Never throws: whatever the text is, the result is a sheet or an error with its place. */
export function parseSheet(text: string): SheetResult {
  const result = parseSheetDocument(text);
  return result.kind === 'error' ? result : { kind: 'sheet', sheet: result.sheet };
}

/** As {@link parseSheet}, with the YAML document for whoever edits it. */
export function parseSheetDocument(
  text: string,
): { readonly kind: 'sheet'; readonly sheet: GradeSheet; readonly document: Document } | Extract<SheetResult, { kind: 'error' }> {
  const fail = (error: SheetError) => ({ kind: 'error', error }) as const;
  const conflict = /^<<<<<<< /m.exec(text);
  if (conflict) return fail({ code: 'conflict', line: lineAt(text, conflict.index) });

  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const cutOff = { code: 'cut-off', line: lineAt(text, text.trimEnd().length) } as const;
  const [error] = document.errors;
  if (error) {
    return fail(
      endsWhole(text) ? { code: 'syntax', line: lineCounter.linePos(error.pos[0]).line, detail: firstLine(error.message) } : cutOff,
    );
  }
  const value = toPlain(document);
  const version = isRecord(value) ? value.format : undefined;
  if (typeof version === 'number' && version > SHEET_FORMAT)
    return fail({ code: 'newer', line: lineOf(document, ['format'], lineCounter), version });
  if (!isRecord(value) || value.end !== SHEET_END) return fail(cutOff);

  const parsed = v.safeParse(sheetSchema, value);
  if (parsed.success) return { kind: 'sheet', sheet: parsed.output, document };
  const path = parsed.issues[0].path?.map((item) => String(item.key)) ?? [];
  return fail({ code: 'shape', line: lineOf(document, path, lineCounter), key: path.join('.') });
}

/** Seconds the cursor stood in each section, by section id. */
export function sectionSeconds({ sections }: Pick<GradeSheet, 'sections'>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sections).map(([id, bySession]) => [id, Object.values(bySession).reduce((sum, seconds) => sum + seconds, 0)]),
  );
}

/** What Finish keeps of a rubric. */
export function buildSnapshot(rubric: readonly RubricCriterion[]): CriterionSnapshot[] {
  return rubric.map(({ id, text, weight, dimension, bar, blocker, reliability, pillar }) => ({
    id,
    text,
    weight,
    dimension,
    bar,
    ...(blocker && { blocker }),
    ...(reliability !== undefined && { reliability }),
    ...(pillar && { pillar }),
  }));
}

/** The sheet's value; undefined where aliases lead nowhere or multiply without end. */
function toPlain(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is { readonly format?: unknown; readonly end?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function endsWhole(text: string): boolean {
  return /^end: complete[ \t]*(?:\r?\n(?:[ \t]*(?:#.*)?\r?\n?)*)?$/m.test(text.slice(Math.max(0, text.lastIndexOf('\nend:') + 1)));
}

/** The line of the deepest node on the path that the file has. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

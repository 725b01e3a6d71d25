import * as v from 'valibot';
import { isMap, parseDocument } from 'yaml';
import { sheetSchema, type GradeSheet } from './gradeSheet';

/** What can still be read of a damaged sheet. It is for looking at: nothing is ever written from it. */
export interface Salvage {
  readonly sheet: GradeSheet & Required<Pick<GradeSheet, 'finished'>>;
  /** Keys whose values can't be read, as paths such as `marks.rollback`, in the order of the schema. */
  readonly lost: readonly string[];
}

/**
 * Reads what a damaged sheet still says: each key by itself, and of maps and lists each item. Undefined where nothing is left of the text as
 * handed in, for then there is nothing to look at. What was lost of the mode counts as an interview, so that nothing shows too early.
 *
 * @param problem Slug that the file name tells.
 */
export function salvageSheet(text: string, problem: string): Salvage | undefined {
  const document = parseDocument(text, { strict: false, uniqueKeys: false });
  const value = isMap(document.contents) ? plain(() => document.toJS() as unknown) : undefined;
  if (!isRecord(value)) return undefined;
  const lost: string[] = [];
  const kept: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(sheetSchema.entries)) {
    if (!(key in value)) continue;
    const read = readValue(schema, value[key]);
    lost.push(...read.lost.map((part) => (part === '' ? key : `${key}.${part}`)));
    if (read.value !== undefined) kept[key] = read.value;
  }
  const finished = readFinished(value.finished, kept.finished !== undefined);
  lost.push(...finished.lost);
  const filled = { mode: 'interview', ...kept, format: 1, problem, ...(finished.value !== undefined && { finished: finished.value }) };
  const sheet = v.safeParse(sheetSchema, filled);
  if (!sheet.success || !sheet.output.finished) return undefined;
  return { sheet: { ...sheet.output, finished: sheet.output.finished }, lost: lost.filter((key) => key !== 'finished') };
}

interface Read {
  readonly value?: unknown;
  readonly lost: readonly string[];
}

/** A value that its schema takes, or else those of its items that it takes one by one. */
function readValue(schema: v.GenericSchema, value: unknown): Read {
  const takes = (candidate: unknown): boolean => v.is(schema, candidate);
  if (takes(value)) return { value, lost: [] };
  if (Array.isArray(value) && takes([])) {
    const good = value.map((item: unknown) => takes([item]));
    return {
      value: value.filter((_, at) => good[at]) as unknown[],
      lost: good.flatMap((held, at) => (held ? [] : [String(at + 1)])),
    };
  }
  if (isRecord(value) && takes({})) {
    const entries = Object.entries(value).map(([key, item]) => ({ key, item, held: takes({ [key]: item }) }));
    return {
      value: Object.fromEntries(entries.filter(({ held }) => held).map(({ key, item }) => [key, item])),
      lost: entries.filter(({ held }) => !held).map(({ key }) => key),
    };
  }
  return { lost: [''] };
}

/** The text as handed in is worth showing also without its time, and with those of its criteria that can be read. */
function readFinished(value: unknown, whole: boolean): Read {
  if (whole || !isRecord(value) || typeof value.text !== 'string') return { lost: [] };
  const { at, criteria } = sheetSchema.entries.finished.wrapped.entries;
  const read = readValue(criteria, value.criteria);
  const hasTime = v.is(at, value.at);
  return {
    value: { at: hasTime ? value.at : new Date(0).toISOString(), text: value.text, criteria: read.value ?? [] },
    lost: [...(hasTime ? [] : ['finished.at']), ...read.lost.map((part) => `finished.criteria${part === '' ? '' : `.${part}`}`)],
  };
}

function plain(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

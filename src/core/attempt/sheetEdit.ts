import { Document, isMap, YAMLMap } from 'yaml';
import { buildClockEntry, type ClockEvent } from './clockEvent';
import {
  parseSheet,
  parseSheetDocument,
  SHEET_END,
  SHEET_FORMAT,
  type CriterionSnapshot,
  type GradeSheet,
  type Mark,
  type Mode,
  type SheetError,
} from './gradeSheet';
import { whyApplies } from './notApplicable';
import { exact, hasAlias, listIn, mapIn, put, write, writeExactly } from './sheetDocument';

/** One change to a sheet. Each can be applied again, or to a sheet that another window has changed, without harm. Times in ms since 1970. */
export type SheetOperation =
  | { readonly kind: 'clock'; readonly events: readonly ClockEvent[] }
  /** The last mark of a blind attempt reveals the findings. */
  | {
      readonly kind: 'mark';
      readonly criterion: string;
      readonly mark: Mark;
      readonly reason?: string;
      readonly note?: string;
      readonly at: number;
    }
  | { readonly kind: 'note'; readonly criterion: string; readonly note: string; readonly at: number }
  | {
      readonly kind: 'point';
      readonly criterion: string;
      readonly lines: readonly [number, number];
      readonly quote: string;
      readonly at: number;
    }
  | { readonly kind: 'unpoint'; readonly criterion: string; readonly quote: string }
  | { readonly kind: 'hint'; readonly hint: number; readonly at: number }
  | { readonly kind: 'question'; readonly question: string; readonly at: number }
  /** All seconds that this session has seen the cursor in each section so far, by section id. */
  | { readonly kind: 'sections'; readonly session: string; readonly seconds: Readonly<Record<string, number>> }
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** Rubric or findings came into sight while writing: guided for good. */
  | { readonly kind: 'show-rubric'; readonly at: number }
  | {
      readonly kind: 'finish';
      readonly at: number;
      /** The answer as handed in. */
      readonly text: string;
      readonly criteria: readonly CriterionSnapshot[];
      readonly events: readonly ClockEvent[];
    }
  | { readonly kind: 'curveball'; readonly text: string; readonly at: number };

/** Why a change is not made; the file stays as it is. */
export type SheetRefusal =
  | { readonly kind: 'unreadable'; readonly error: SheetError }
  | {
      readonly kind:
        | 'no-reason'
        | 'blocker-applies'
        | 'too-many-not-applicable'
        | 'blank-lines'
        | 'rubric-seen'
        | 'already-finished'
        | 'not-finished'
        | 'aliases';
    };

export type SheetEdit = { readonly kind: 'edited'; readonly text: string } | { readonly kind: 'refused'; readonly refusal: SheetRefusal };

/** The text of a new sheet. */
export function buildSheet(facts: { readonly problem: string; readonly mode: Mode; readonly basedOn?: string }): string {
  const { problem, mode, basedOn } = facts;
  return write(new Document({ format: SHEET_FORMAT, problem, mode, ...(basedOn !== undefined && { basedOn }), end: SHEET_END }));
}

/**
 * Applies one change to the text of a sheet as it stands on the disk now. Comments, unknown keys and the order of keys stay.
 * A sheet that can't be read is refused, never rewritten. Of two marks for one criterion the later one stays, and of two with the same
 * time the one in the file, which a hand may have mended: see {@link markTime}.
 */
export function editSheet(text: string, operation: SheetOperation): SheetEdit {
  const parsed = parseSheetDocument(text);
  if (parsed.kind === 'error') return { kind: 'refused', refusal: { kind: 'unreadable', error: parsed.error } };
  const { sheet, document } = parsed;
  const refused = hasAlias(document) ? 'aliases' : refuse(sheet, operation);
  if (refused) return { kind: 'refused', refusal: { kind: refused } };
  if (!apply(document, sheet, operation)) return { kind: 'edited', text };

  const edited = writeExactly(document, operation.kind === 'finish' ? operation.text : sheet.finished?.text);
  const check = parseSheet(edited);
  return check.kind === 'sheet'
    ? { kind: 'edited', text: edited }
    : { kind: 'refused', refusal: { kind: 'unreadable', error: check.error } };
}

/** The time to give a new mark or note, in ms since 1970: now, or just after the one before where the system clock was set back. */
export function markTime(sheet: Pick<GradeSheet, 'marks'>, criterion: string, now: number): number {
  return Math.max(now, (sheet.marks[criterion]?.at ?? -Infinity) + 1);
}

function refuse(sheet: GradeSheet, operation: SheetOperation): Exclude<SheetRefusal['kind'], 'unreadable'> | undefined {
  switch (operation.kind) {
    case 'mark': {
      if (operation.mark !== 'not-applicable') return undefined;
      if (!operation.reason?.trim()) return 'no-reason';
      const marked = Object.entries(sheet.marks).map(([id, { mark }]) => ({ id, ...(mark && { mark }) }));
      return whyApplies([...(sheet.finished?.criteria ?? []), ...marked], operation.criterion);
    }
    case 'point':
      return operation.quote.trim() === '' ? 'blank-lines' : undefined;
    case 'mode':
      return operation.mode === 'interview' && sheet.rubricSeen !== undefined ? 'rubric-seen' : undefined;
    case 'finish':
      return sheet.finished && sheet.finished.at !== operation.at ? 'already-finished' : undefined;
    case 'curveball':
      return sheet.finished ? undefined : 'not-finished';
    default:
      return undefined;
  }
}

/** True where the document changed. */
function apply(document: Document, sheet: GradeSheet, operation: SheetOperation): boolean {
  switch (operation.kind) {
    case 'clock':
      return appendEvents(document, sheet, operation.events);
    case 'mark':
      return applyMark(document, sheet, operation);
    case 'note': {
      if ((sheet.marks[operation.criterion]?.at ?? -Infinity) >= operation.at) return false;
      const entry = mapIn(mapIn(document, 'marks'), operation.criterion);
      entry.set('note', operation.note);
      entry.set('at', iso(operation.at));
      return true;
    }
    case 'point': {
      const { criterion, lines, quote, at } = operation;
      if (sheet.pointed[criterion]?.some((pointed) => pointed.quote === quote)) return false;
      const entry = new YAMLMap();
      entry.set('lines', document.createNode([...lines], { flow: true }));
      entry.set('quote', exact(quote));
      entry.set('at', iso(at));
      listIn(mapIn(document, 'pointed'), criterion).add(entry);
      return true;
    }
    case 'unpoint': {
      const at = sheet.pointed[operation.criterion]?.findIndex(({ quote }) => quote === operation.quote) ?? -1;
      return at >= 0 && listIn(mapIn(document, 'pointed'), operation.criterion).delete(at);
    }
    case 'hint':
      if (sheet.hints.some(({ hint }) => hint === operation.hint)) return false;
      listIn(document, 'hints').add(document.createNode({ hint: operation.hint, at: iso(operation.at) }, { flow: true }));
      return true;
    case 'question':
      if (sheet.questions.some(({ question }) => question === operation.question)) return false;
      listIn(document, 'questions').add(document.createNode({ question: operation.question, at: iso(operation.at) }));
      return true;
    case 'sections': {
      const { session, seconds } = operation;
      const grown = Object.entries(seconds).filter(([id, total]) => Math.round(total) > (sheet.sections[id]?.[session] ?? 0));
      if (grown.length === 0) return false;
      const sections = mapIn(document, 'sections');
      for (const [id, total] of grown) {
        if (!isMap(sections.get(id, true))) sections.set(id, document.createNode({}, { flow: true }));
        sections.setIn([id, session], Math.round(total));
      }
      return true;
    }
    case 'mode':
      if (sheet.mode === operation.mode) return false;
      put(document, 'mode', operation.mode);
      return true;
    case 'show-rubric':
      if (sheet.rubricSeen !== undefined) return false;
      put(document, 'mode', 'guided');
      put(document, 'rubricSeen', iso(operation.at));
      return true;
    case 'finish': {
      if (sheet.finished) return false;
      appendEvents(document, sheet, operation.events);
      const finished = new YAMLMap();
      finished.set('at', iso(operation.at));
      finished.set('text', exact(operation.text));
      finished.set('criteria', document.createNode(operation.criteria));
      put(document, 'finished', finished);
      return true;
    }
    case 'curveball': {
      if (sheet.curveball && sheet.curveball.at >= operation.at) return false;
      const curveball = mapIn(document, 'curveball');
      curveball.set('at', iso(operation.at));
      curveball.set('text', exact(operation.text));
      return true;
    }
  }
}

function applyMark(document: Document, sheet: GradeSheet, operation: Extract<SheetOperation, { kind: 'mark' }>): boolean {
  const { criterion, mark, reason, note, at } = operation;
  const before = sheet.marks[criterion];
  if (before && before.at >= at) return false;
  const entry = mapIn(mapIn(document, 'marks'), criterion);
  entry.set('mark', mark);
  if (reason !== undefined && mark === 'not-applicable') entry.set('reason', reason);
  else entry.delete('reason');
  if (note !== undefined) entry.set('note', note);
  if (sheet.revealed !== undefined && before?.mark && before.blind === undefined && before.mark !== mark) entry.set('blind', before.mark);
  entry.set('at', iso(at));
  const isMarked = ({ id }: CriterionSnapshot) => id === criterion || sheet.marks[id]?.mark !== undefined;
  const isLast = sheet.finished?.criteria.every(isMarked) ?? false;
  if (isLast && sheet.mode === 'interview' && sheet.revealed === undefined) put(document, 'revealed', iso(at));
  return true;
}

function appendEvents(document: Document, sheet: GradeSheet, events: readonly ClockEvent[]): boolean {
  const known = new Set(sheet.clock.map(keyOf));
  const fresh = events.filter((event) => !known.has(keyOf(event)));
  if (fresh.length === 0) return false;
  const clock = listIn(document, 'clock');
  for (const event of fresh) clock.add(document.createNode(buildClockEntry(event), { flow: true }));
  return true;
}

function keyOf({ kind, session, mono }: ClockEvent): string {
  return JSON.stringify([kind, session, mono]);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

import { plainLabel } from './plainLabel';

/** Fields that hold a text a reader sees, over the databases of all kinds that are not read as graphs. */
const TEXTS = new Set([
  'title',
  'label',
  'text',
  'descr',
  'description',
  'task',
  'section',
  'message',
  'techn',
  'annotations',
  'relationTitle1',
  'relationTitle2',
  'events',
  'people',
  'categories',
  'tags',
  'axisLabels',
  'ID',
  'name',
]);

/** Readers with what people see; all take no argument. Others compute drawings, ids or configuration. */
const READERS = [
  'getDiagramTitle',
  'getTitle',
  'getSections',
  'getTasks',
  'getClasses',
  'getRelations',
  'getNotes',
  'getNamespaces',
  'getC4ShapeArray',
  'getBoundaries',
  'getRels',
  'getMindmap',
  'getXYChartData',
  'getQuadrantData',
  'getBranchesAsObjArray',
  'getCommitsArray',
  'getRequirements',
  'getElements',
  'getBlocksFlat',
  'getServices',
  'getGroups',
  'getNodes',
  'getPacket',
  'getAxes',
  'getCurves',
  'getRoot',
  'getGraph',
  'getTextNodes',
  'getSubsetData',
] as const;

/** Deepest nesting that is followed; a mind map may be deep, no database is deeper. */
const MAX_DEPTH = 40;

/** The last part of what a Gantt chart is told of a task, where it is a length and no date. */
const LENGTH = /,\s*(\d+(?:\.\d+)?(?:ms|[smhdw]))\s*$/;

/** A task of a Gantt chart with its length, which the chart draws as a bar: "Canary 30m". */
function timedTask(value: object): string | undefined {
  const task: unknown = Reflect.get(value, 'task');
  const raw: unknown = Reflect.get(value, 'raw');
  if (typeof task !== 'string' || typeof raw !== 'object' || raw === null) return undefined;
  const data: unknown = Reflect.get(raw, 'data');
  const length = typeof data === 'string' ? LENGTH.exec(data)?.[1] : undefined;
  return length === undefined ? undefined : `${task} ${length}`;
}

/** Every text that a diagram of any other kind shows, each once, in the order of its database. */
export function readOtherLabels(db: unknown): readonly string[] {
  const labels = new Set<string>();
  const seen = new Set<object>();
  const add = (text: string): void => {
    const label = plainLabel(text.replace(/^\\(?=[+\-#~])/, ''));
    if (label !== '') labels.add(label);
  };
  const walk = (value: unknown, shown: boolean, depth: number): void => {
    if (typeof value === 'string') {
      if (shown) add(value);
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > MAX_DEPTH) return;
    seen.add(value);
    if (value instanceof Map) {
      for (const [key, inner] of value as ReadonlyMap<unknown, unknown>) {
        if (typeof inner !== 'object') walk(key, true, depth);
        walk(inner, shown, depth + 1);
      }
    } else if (Symbol.iterator in value) {
      for (const inner of value as Iterable<unknown>) walk(inner, shown, depth + 1);
    } else {
      if (Reflect.get(value, 'alias') === 'global') return; // C4's outermost boundary is never drawn
      for (const [key, inner] of Object.entries(value)) walk(inner, TEXTS.has(key), depth + 1);
      const task = timedTask(value);
      if (task !== undefined) add(task);
    }
  };
  walk(call(call(db, 'getCommonDb'), 'getDiagramTitle'), true, 0);
  for (const reader of READERS) walk(call(db, reader), true, 0);
  walk(call(db, 'getData'), false, 0);
  return [...labels];
}

/** What a reader of the database gives; nothing where there is none, or where it wants a page to draw on. */
function call(target: unknown, name: string): unknown {
  if (typeof target !== 'object' || target === null) return undefined;
  const reader: unknown = Reflect.get(target, name);
  if (typeof reader !== 'function') return undefined;
  try {
    return Reflect.apply(reader, target, []);
  } catch {
    return undefined;
  }
}

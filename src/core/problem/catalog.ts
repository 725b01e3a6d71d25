import * as v from 'valibot';
import { PILLARS } from './problem';

const line = v.pipe(v.string(), v.trim(), v.minLength(1));
const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const some = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.minLength(1));
/** From, to; the same twice for an exact one. */
const range = v.pipe(
  v.tuple([integer(0, 300), integer(0, 300)]),
  v.check(([from, to]) => from <= to, 'a range goes from the smaller to the larger'),
);

const daySchema = v.strictObject({
  /** Numbers of the problems to practise. */
  problems: some(integer(1, 99)),
  /** True where they are done once more, as interviews. */
  again: v.exactOptional(v.literal(true)),
  /** What to look back on that day. */
  review: v.exactOptional(line),
});
const weekSchema = v.strictObject({ week: integer(1, 52), focus: line, load: line, days: some(daySchema) });

/** Facts that belong to no single problem, as `problems/catalog.yaml` holds them. */
export const catalogSchema = v.strictObject({
  sections: some(v.strictObject({ number: integer(1, 99), title: line })),
  studyPlan: some(weekSchema),
  /** Interview rounds: minutes, and the weight of each in percent. */
  rounds: some(v.strictObject({ title: line, minutes: range, weightPercent: range, tests: line })),
  roles: some(line),
  /** What monitoring has to answer; most teams watch only the last. */
  pillars: some(v.strictObject({ id: v.picklist(PILLARS), title: line, question: line })),
  /** Deploy, roll back, detect, recover, prevent. */
  ladder: some(v.strictObject({ level: integer(1, 5), title: line, can: line, stands: line })),
  tools: some(v.strictObject({ category: line, tools: some(line), mentionIn: line })),
  /** How to speak of tools. */
  toolRule: line,
});
export type Catalog = v.InferOutput<typeof catalogSchema>;

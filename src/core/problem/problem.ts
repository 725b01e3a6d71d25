import * as v from 'valibot';
import { evidenceSchema } from './evidenceLanguage';

export const KINDS = ['design', 'implement', 'optimize', 'triage', 'post-incident-review'] as const;
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export const DIMENSIONS = ['scope', 'architecture', 'depth', 'operations', 'trade-offs'] as const;
export const BARS = ['mid', 'senior', 'staff'] as const;
export const PILLARS = ['data-quality', 'model-performance', 'system-health'] as const;

export type Kind = (typeof KINDS)[number];
export type Difficulty = (typeof DIFFICULTIES)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type Bar = (typeof BARS)[number];
export type Pillar = (typeof PILLARS)[number];

const line = v.pipe(v.string(), v.trim(), v.minLength(1));
const text = v.pipe(v.string(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case'));
const slug = v.pipe(v.string(), v.regex(/^\d\d(-[a-z0-9]+)+$/, 'a slug is two digits and kebab-case words'));
const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const some = <T extends v.GenericSchema>(item: T, min: number, max: number) => v.pipe(v.array(item), v.minLength(min), v.maxLength(max));

const factEntries = {
  number: integer(1, 99),
  slug,
  title: line,
  /** What a list calls it, where room is short; the title where it is short itself. */
  shortTitle: v.exactOptional(v.pipe(line, v.maxLength(17))),
  section: integer(1, 6),
  kind: v.picklist(KINDS),
  difficulty: v.picklist(DIFFICULTIES),
  minutes: integer(5, 120),
  keyConcepts: some(line, 1, 8),
  companyTags: some(line, 1, 6),
  whyItMatters: line,
};

/** What the tree lists of a problem; all 45 have these, also while their content is not yet written. */
export const problemFactsSchema = v.strictObject(factEntries);
export type ProblemFacts = v.InferOutput<typeof problemFactsSchema>;

export const criterionSchema = v.strictObject({
  id,
  /** What an observer can see in the answer, as one sentence. */
  text: line,
  dimension: v.picklist(DIMENSIONS),
  /** Who is expected to have it. */
  bar: v.picklist(BARS),
  weight: integer(1, 3),
  /** True where its absence sinks the answer. */
  blocker: v.exactOptional(v.literal(true)),
  /** Step on the ladder deploy (1) · roll back (2) · detect (3) · recover (4) · prevent (5). */
  reliability: v.exactOptional(integer(1, 5)),
  pillar: v.exactOptional(v.picklist(PILLARS)),
  /** What a good answer says, in a sentence or two of an answer. The check finds it. */
  strong: line,
  /** What a typical poor answer says. The check finds it partial at most. */
  weak: line,
  evidence: evidenceSchema,
  examples: v.strictObject({ found: some(line, 3, 8), partial: some(line, 2, 6), missing: some(line, 3, 8) }),
});
export type Criterion = v.InferOutput<typeof criterionSchema>;

const section = v.strictObject({
  id,
  heading: line,
  minutes: integer(1, 60),
  /** The one question that guides the writer through the section. */
  question: line,
  /** Id of the frame's section that this one takes the place of. */
  replaces: v.exactOptional(id),
});

const clarification = v.strictObject({
  question: line,
  /** Other wordings of the question, and words by which it may be meant; nobody sees them. */
  also: v.exactOptional(some(line, 1, 10)),
  /** The interviewer's fixed answer. */
  answer: line,
  important: v.exactOptional(v.literal(true)),
});

const contentEntries = {
  related: v.array(slug),
  /** A concrete company and system with its numbers. Markdown. */
  scenario: text,
  requirements: v.strictObject({ functional: some(line, 2, 8), nonFunctional: some(line, 2, 8) }),
  sections: some(section, 1, 3),
  clarifications: some(clarification, 4, 6),
  diagrams: some(v.strictObject({ id, section: id, title: line, mermaid: text }), 1, 2),
  rubric: some(criterionSchema, 8, 12),
  hints: some(line, 3, 3),
  decisions: some(v.strictObject({ decision: line, options: some(line, 2, 5), recommendation: line, flips: line }), 3, 5),
  /** `evidence`, where words give it away, finds who walked into it; who warns of it must not be found. */
  pitfalls: some(v.strictObject({ id, text: line, instead: line, evidence: v.exactOptional(evidenceSchema) }), 3, 5),
  followUps: some(v.strictObject({ question: line, answer: line }), 3, 5),
  curveball: v.strictObject({
    change: line,
    /** What a good design touches when the change arrives. */
    touches: some(line, 2, 6),
    criteria: some(criterionSchema, 3, 5),
  }),
  tools: some(v.strictObject({ tool: line, concept: id, say: line }), 2, 8),
  /** Quantities the reference answer derives: `expression` gives `value`, and `stands` is how the answer writes it. */
  quantities: some(v.strictObject({ name: line, expression: line, value: line, stands: line }), 2, 12),
};

/** A complete problem, as `problems/<slug>/problem.yaml` holds it. */
export const problemSchema = v.strictObject({ ...factEntries, ...contentEntries });
export type Problem = v.InferOutput<typeof problemSchema>;

import * as v from 'valibot';

const line = v.pipe(v.string(), v.trim(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case'));

/** `templates/writing.yaml`: what every answer can draw on while it is written, whatever its problem. */
export const writingAidsSchema = v.strictObject({
  /** The interviewer's reply to a question that the problem has no answer for. */
  undecided: line,
  /** Diagrams to start from. `?` in a label is a gap for the writer to fill. */
  diagrams: v.pipe(v.array(v.strictObject({ id, title: line, mermaid: v.pipe(v.string(), v.minLength(1)) })), v.minLength(1)),
});
export type WritingAids = v.InferOutput<typeof writingAidsSchema>;

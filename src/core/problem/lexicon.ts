import * as v from 'valibot';

const CONCEPT_KINDS = ['practice', 'component', 'artifact', 'metric', 'failure', 'action', 'role', 'property', 'tool'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

const line = v.pipe(v.string(), v.trim(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a concept is named in kebab-case'));

/** One concept of the field, with every wording under which an answer may name it. */
const conceptSchema = v.strictObject({
  id,
  /** The canonical term, as a specialist writes it. */
  term: line,
  kind: v.picklist(CONCEPT_KINDS),
  /**
   * Synonyms and other wordings. Matched word by word after stemming, so plain inflections need no entry of their own; those of two or
   * three words that matter are also read in any order and in words that are `alike`: "sealed list" for "frozen list", "the list is frozen".
   */
  also: v.exactOptional(v.array(line)),
  /** Wordings that hold only word for word, since their words mean something else apart or turned around. */
  exact: v.exactOptional(v.array(line)),
  /**
   * Loose wordings: two or three lists of single words, of each of which one must stand near the others, in any order. For
   * what people say in too many ways to list: `[[undo, revert, return], [release, version, bundle]]`.
   */
  together: v.exactOptional(v.array(v.pipe(v.array(v.pipe(v.array(line), v.minLength(1))), v.minLength(2), v.maxLength(3)))),
  /** Abbreviations and names, matched as written, without stemming: capitals must be capitals. */
  abbr: v.exactOptional(v.array(line)),
  /** Wordings that share a stem with this concept and mean something else. */
  unless: v.exactOptional(v.array(line)),
  /** Broader concepts: a signal that asks for one of them is met by this one too. */
  is: v.exactOptional(v.array(id)),
  /** For tools: the concepts it provides. Naming the tool does not name them. */
  provides: v.exactOptional(v.array(id)),
  /** What it is, in one sentence. */
  what: line,
  /** When to mention it in a design. */
  when: line,
  /** What to say with it: the numbers and trade-offs that show understanding. */
  say: line,
});
export type Concept = v.InferOutput<typeof conceptSchema>;

export const lexiconSchema = v.strictObject({
  /** Lists of words that say the same wherever a wording is read loosely. No word stands in two of them. */
  alike: v.exactOptional(v.array(v.pipe(v.array(line), v.minLength(2)))),
  concepts: v.array(conceptSchema),
});
export type Lexicon = v.InferOutput<typeof lexiconSchema>;

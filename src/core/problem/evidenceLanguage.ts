import * as v from 'valibot';

/** The kinds of unit a number can carry. `any` in a signal accepts all of them, but never a bare number such as a heading's. */
const NUMBER_KINDS = ['percent', 'duration', 'rate', 'size', 'count', 'money', 'ratio'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** How far the signals of one way may lie apart. `section` and `document` still ask for sentences that say something. */
const SCOPES = ['sentence', 'neighbours', 'block', 'section', 'document', 'diagram', 'code'] as const;
export type Scope = (typeof SCOPES)[number];

const conceptId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a concept is named in kebab-case'));
/** Chooses the form before it is checked, so that a complaint is about the form that was meant. */
const oneOrMore = <T extends v.GenericSchema>(item: T) =>
  v.lazy((input): v.GenericSchema<v.InferOutput<T> | v.InferOutput<T>[]> =>
    Array.isArray(input) ? v.pipe(v.array(item), v.minLength(1)) : item,
  );
const anyOr = <T extends v.GenericSchema>(item: T) =>
  v.lazy((input): v.GenericSchema<'any' | v.InferOutput<T> | v.InferOutput<T>[]> => (input === 'any' ? v.literal('any') : oneOrMore(item)));
const numberKind = v.picklist(NUMBER_KINDS);

/** Part of a line of code. Each is compared token by token; `*` stands for any characters within one token. */
export type CodeStep =
  | { readonly instruction: string | readonly string[] }
  | { readonly call: string | readonly string[] }
  | { readonly key: string }
  | { readonly text: string };

/**
 * One observable thing in an answer.
 *
 * A plain string is a concept of `problems/lexicon.yaml`; the other forms are one key each (relations have up to three).
 * `metric` and `actor` take concept ids, or `any` for every metric or role of the lexicon.
 */
export type Signal =
  | string
  | { readonly concept: string; readonly negated: true }
  | { readonly phrase: string }
  | { readonly oneOf: readonly Signal[] }
  | { readonly number: 'any' | NumberKind | readonly NumberKind[]; readonly compared?: true }
  | { readonly window: 'any' }
  | {
      readonly metric: string | readonly string[];
      readonly threshold?: 'any' | NumberKind | readonly NumberKind[];
      readonly window?: 'any';
    }
  | { readonly cause: Signal; readonly reaction: Signal }
  | { readonly actor: string | readonly string[]; readonly action: Signal; readonly deadline?: 'any' }
  | { readonly node: Signal }
  | { readonly edge: { readonly from?: Signal; readonly to?: Signal; readonly label?: Signal } }
  | { readonly branch: { readonly at?: Signal; readonly labels: readonly Signal[] } }
  | { readonly state: Signal }
  | { readonly table: { readonly columns: readonly Signal[]; readonly rows: number } }
  | {
      readonly code: {
        readonly language: string | readonly string[];
        readonly order: readonly CodeStep[];
        readonly notBefore?: readonly CodeStep[];
      };
    };

/** The form of an object by the first of these keys that it has. */
function formOf<T>(input: unknown, forms: Readonly<Record<string, v.GenericSchema<T>>>): v.GenericSchema<T> {
  const key = typeof input === 'object' && input !== null ? Object.keys(forms).find((name) => name in input) : undefined;
  const form = key === undefined ? undefined : forms[key];
  return form ?? (v.never(`should have one of the keys ${Object.keys(forms).join(', ')}`) as v.GenericSchema as v.GenericSchema<T>);
}

const codeSteps: Readonly<Record<string, v.GenericSchema<CodeStep>>> = {
  instruction: v.strictObject({ instruction: oneOrMore(v.string()) }),
  call: v.strictObject({ call: oneOrMore(v.string()) }),
  key: v.strictObject({ key: v.string() }),
  text: v.strictObject({ text: v.string() }),
};
const codeStep = v.lazy((input) => formOf(input, codeSteps));

const signal: v.GenericSchema<Signal> = v.lazy((input) => (typeof input === 'string' ? conceptId : formOf(input, signalForms)));
const signalForms: Readonly<Record<string, v.GenericSchema<Signal>>> = {
  metric: v.strictObject({
    metric: anyOr(conceptId),
    threshold: v.exactOptional(anyOr(numberKind)),
    window: v.exactOptional(v.literal('any')),
  }),
  actor: v.strictObject({ actor: anyOr(conceptId), action: signal, deadline: v.exactOptional(v.literal('any')) }),
  cause: v.strictObject({ cause: signal, reaction: signal }),
  concept: v.strictObject({ concept: conceptId, negated: v.literal(true) }),
  phrase: v.strictObject({ phrase: v.pipe(v.string(), v.minLength(3)) }),
  oneOf: v.strictObject({ oneOf: v.pipe(v.array(signal), v.minLength(2)) }),
  number: v.strictObject({ number: anyOr(numberKind), compared: v.exactOptional(v.literal(true)) }),
  window: v.strictObject({ window: v.literal('any') }),
  node: v.strictObject({ node: signal }),
  edge: v.strictObject({
    edge: v.strictObject({ from: v.exactOptional(signal), to: v.exactOptional(signal), label: v.exactOptional(signal) }),
  }),
  branch: v.strictObject({ branch: v.strictObject({ at: v.exactOptional(signal), labels: v.pipe(v.array(signal), v.minLength(2)) }) }),
  state: v.strictObject({ state: signal }),
  table: v.strictObject({
    table: v.strictObject({ columns: v.pipe(v.array(signal), v.minLength(1)), rows: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  }),
  code: v.strictObject({
    code: v.strictObject({
      language: oneOrMore(v.string()),
      order: v.pipe(v.array(codeStep), v.minLength(1)),
      notBefore: v.exactOptional(v.pipe(v.array(codeStep), v.minLength(1))),
    }),
  }),
};

/** What a way asks for: a signal, or some of several that a writer may choose from. */
export type Need = Signal | { readonly atLeast: number; readonly of: readonly Signal[] };

/** The signals that a need is made of. */
export const partsOf = (need: Need): readonly Signal[] => (typeof need !== 'string' && 'atLeast' in need ? need.of : [need]);

const someOf = v.pipe(
  v.strictObject({ atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)), of: v.pipe(v.array(signal), v.minLength(2)) }),
  v.check(({ atLeast, of }) => atLeast < of.length, '`atLeast` has to be less than the number of signals in `of`'),
);
const need: v.GenericSchema<Need> = v.lazy((input): v.GenericSchema<Need> =>
  typeof input === 'object' && input !== null && 'atLeast' in input ? someOf : signal,
);

/** One way to show a criterion: all of `need` within `in` is found; all of `half` is partial. */
export interface Way {
  readonly in: Scope;
  /** Section ids the evidence must stand in, where the document has a section of that meaning; ignored where it has none. */
  readonly section?: string | readonly string[];
  readonly need: readonly Need[];
  readonly half?: readonly Need[];
}

const way: v.GenericSchema<Way> = v.strictObject({
  in: v.picklist(SCOPES),
  section: v.exactOptional(oneOrMore(v.string())),
  need: v.pipe(v.array(need), v.minLength(1)),
  half: v.exactOptional(v.pipe(v.array(need), v.minLength(1))),
});

/** How a criterion is shown: one to four ways, since good designs differ. */
export interface Evidence {
  readonly anyOf: readonly Way[];
}

export const evidenceSchema: v.GenericSchema<Evidence> = v.strictObject({
  anyOf: v.pipe(v.array(way), v.minLength(1), v.maxLength(4)),
});

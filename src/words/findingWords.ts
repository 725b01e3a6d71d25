import type { Need, NumberKind, Signal } from '../core/problem/evidenceLanguage';
import type { Finding, SignalResult } from '../core/evidence/finding';
import type { Refusal } from '../core/reading/refusal';

/** What the sentences need to know of the document and the lexicon. */
export interface FindingContext {
  /** The canonical term of a concept; its id where the lexicon has none. */
  readonly termOf: (concept: string) => string;
  /** Line of an offset, counted from 1. */
  readonly lineOf: (offset: number) => number;
}

const NUMBER_NAMES: Readonly<Record<NumberKind, string>> = {
  percent: 'a percentage',
  duration: 'a duration',
  rate: 'a rate',
  size: 'a size',
  count: 'a count',
  money: 'an amount of money',
  ratio: 'a ratio',
};

const listed = (items: readonly string[], joint: 'and' | 'or'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1) ?? ''}`;

const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : [value as T]);

/** Alternatives that a sentence can still carry. */
const MOST_ALTERNATIVES = 3;

function numberName(kinds: 'any' | NumberKind | readonly NumberKind[]): string {
  if (kinds === 'any') return 'a number with its unit';
  return listed(
    asList(kinds).map((kind) => NUMBER_NAMES[kind]),
    'or',
  );
}

function namedConcepts(ids: string | readonly string[], any: string, { termOf }: FindingContext): string {
  return ids === 'any' ? any : listed(asList(ids).slice(0, MOST_ALTERNATIVES).map(termOf), 'or');
}

function diagramText(signal: Extract<Signal, { edge: unknown } | { branch: unknown }>, context: FindingContext): string {
  if ('branch' in signal) {
    const labels = signal.branch.labels.map((label) => signalText(label, context));
    const at = signal.branch.at === undefined ? 'a decision' : `a decision at ${signalText(signal.branch.at, context)}`;
    return `${at} with branches for ${listed(labels, 'and')} in a diagram`;
  }
  const { from, to, label } = signal.edge;
  const ends = [
    ...(from === undefined ? [] : [`from ${signalText(from, context)}`]),
    ...(to === undefined ? [] : [`to ${signalText(to, context)}`]),
    ...(label === undefined ? [] : [`labelled with ${signalText(label, context)}`]),
  ];
  return ['an arrow', ...ends, 'in a diagram'].join(' ');
}

/** What a signal asks for, as a noun phrase: "a metric with a threshold and a time window". */
export function signalText(signal: Need, context: FindingContext): string {
  if (typeof signal === 'string') return context.termOf(signal);
  if ('atLeast' in signal) {
    const choice = signal.of.map((inner) => signalText(inner, context));
    return signal.atLeast === 1 ? listed(choice, 'or') : `${String(signal.atLeast)} of ${listed(choice, 'and')}`;
  }
  if ('concept' in signal) return `that ${context.termOf(signal.concept)} is left out`;
  if ('phrase' in signal) return `“${signal.phrase}”`;
  if ('oneOf' in signal) {
    const first = signal.oneOf.slice(0, MOST_ALTERNATIVES).map((inner) => signalText(inner, context));
    return listed(signal.oneOf.length > MOST_ALTERNATIVES ? [...first, 'the like'] : first, 'or');
  }
  if ('number' in signal) return signal.compared ? `a limit given as ${numberName(signal.number)}` : numberName(signal.number);
  if ('metric' in signal) {
    const parts = [...(signal.threshold === undefined ? [] : ['a threshold']), ...(signal.window === undefined ? [] : ['a time window'])];
    const metric = namedConcepts(signal.metric, 'a metric', context);
    return parts.length === 0 ? metric : `${metric} with ${listed(parts, 'and')}`;
  }
  if ('window' in signal) return 'a time window';
  if ('cause' in signal) return `${signalText(signal.reaction, context)} tied to ${signalText(signal.cause, context)}`;
  if ('actor' in signal) {
    const deadline = signal.deadline === undefined ? '' : ' and by when';
    return `${namedConcepts(signal.actor, 'who', context)} in charge of ${signalText(signal.action, context)}${deadline}`;
  }
  if ('node' in signal) return `${signalText(signal.node, context)} in a diagram`;
  if ('state' in signal) return `the state ${signalText(signal.state, context)} in a diagram`;
  if ('table' in signal) {
    const columns = signal.table.columns.map((column) => signalText(column, context));
    return `a table with ${listed(columns, 'and')} in ${signal.table.rows} or more filled rows`;
  }
  if ('code' in signal) {
    const order = signal.code.order.length > 1 ? ' with the steps in their order' : '';
    return `${listed(asList(signal.code.language), 'or')} code${order}`;
  }
  return diagramText(signal, context);
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  negated: 'is denied in line',
  excluded: 'is left out in line',
  promise: 'is only a promise, a wish or a question in line',
  foreign: 'was given to you in line',
  'term-list': 'is only listed as a term in line',
  scrambled: 'stands among words in no order in line',
  heading: 'is only a heading in line',
  'tool-only': 'is not named, only a tool for it in line',
  'wrong-order': 'comes in another order in line',
  apart: 'stands too far from the rest in line',
};

/** Why a signal does not hold: "no time window near line 42", "rollback is denied in line 7". `near` is the line of the rest of the evidence. */
export function missText(result: SignalResult, near: number | undefined, context: FindingContext): string {
  const name = signalText(result.signal, context);
  const place = result.spans[0];
  if (result.refused !== undefined && place !== undefined) return `${name} ${REFUSALS[result.refused]} ${context.lineOf(place.from)}`;
  return near === undefined ? `no ${withoutArticle(name)}` : `no ${withoutArticle(name)} near line ${near}`;
}

const withoutArticle = (name: string) => name.replace(/^an? /, '');

/** What each signal that holds, and each that does not, contributes to a finding, as two lists of noun phrases and clauses. */
export function findingParts(
  finding: Finding,
  context: FindingContext,
): { readonly held: readonly string[]; readonly missing: readonly string[] } {
  const held = finding.signals.filter((result) => result.held);
  const near = held.flatMap((result) => result.spans)[0];
  const line = near === undefined ? undefined : context.lineOf(near.from);
  return {
    held: held.map((result) => signalText(result.signal, context)),
    missing: finding.signals.filter((result) => !result.held).map((result) => missText(result, line, context)),
  };
}

/** A finding in one sentence: "Names automatic rollback and a limit given as a percentage; no time window near line 42." */
export function findingText(finding: Finding, context: FindingContext): string {
  const { held, missing } = findingParts(finding, context);
  const parts = [...(held.length === 0 ? [] : [`names ${listed(held, 'and')}`]), ...missing];
  const sentence = parts.join('; ');
  return sentence === '' ? '' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

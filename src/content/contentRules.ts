import { checkPlan } from '../core/attempt/answerPlan';
import type { PlanError } from '../core/attempt/answerPlan';
import { partsOf, type Signal } from '../core/problem/evidenceLanguage';
import type { Frame } from '../core/attempt/frame';
import type { Lexicon } from '../core/problem/lexicon';
import { DIMENSIONS } from '../core/problem/problem';
import type { Criterion, Problem, ProblemFacts } from '../core/problem/problem';
import type { ContentError, Located } from './sourceFile';

/** What the schema can't say of the lexicon: ids are unique, and broader or provided concepts exist. */
export function checkLexicon({ value, lineOf }: Located<Lexicon>, path: string): readonly ContentError[] {
  const errors: ContentError[] = [];
  const ids = new Set<string>();
  value.concepts.forEach(({ id }, index) => {
    if (ids.has(id)) errors.push({ path, line: lineOf(['concepts', index, 'id']), message: `the concept "${id}" stands twice` });
    ids.add(id);
  });
  value.concepts.forEach((concept, index) => {
    for (const key of ['is', 'provides'] as const) {
      (concept[key] ?? []).forEach((target, position) => {
        if (ids.has(target)) return;
        errors.push({
          path,
          line: lineOf(['concepts', index, key, position]),
          message: `${concept.id}: ${key} names "${target}", which is no concept`,
        });
      });
    }
  });
  return errors;
}

/** What the schema can't say of one problem: the counts of its rubric, and that ids point at something. */
export function checkProblem(problem: Located<Problem>, path: string, concepts: ReadonlySet<string>): readonly ContentError[] {
  const { value, lineOf } = problem;
  const errors: ContentError[] = [];
  const complain = (at: readonly PropertyKey[], message: string): void => void errors.push({ path, line: lineOf(at), message });

  for (const dimension of DIMENSIONS) {
    const count = value.rubric.filter((criterion) => criterion.dimension === dimension).length;
    if (count < 2) complain(['rubric'], `the rubric has ${count} of at least two criteria for ${dimension}`);
  }
  const blockers = value.rubric.filter(({ blocker }) => blocker).length;
  if (blockers < 2 || blockers > 4) complain(['rubric'], `the rubric has ${blockers} blockers; two to four are right`);
  if (value.rubric.filter(({ bar }) => bar === 'staff').length < 2)
    complain(['rubric'], 'the rubric has fewer than two criteria at the staff bar');

  const sets = [
    { at: ['rubric'], criteria: value.rubric },
    { at: ['curveball', 'criteria'], criteria: value.curveball.criteria },
  ];
  const seen = new Set<string>();
  for (const { at, criteria } of sets) {
    criteria.forEach((criterion, index) => {
      const here = [...at, index];
      if (seen.has(criterion.id)) complain([...here, 'id'], `the criterion "${criterion.id}" stands twice`);
      seen.add(criterion.id);
      for (const concept of conceptsOf(criterion)) {
        if (!concepts.has(concept)) complain([...here, 'evidence'], `${criterion.id}: "${concept}" is no concept of the lexicon`);
      }
    });
  }
  value.pitfalls.forEach(({ id, evidence }, index) => {
    for (const concept of evidence ? conceptsOf({ evidence }) : []) {
      if (!concepts.has(concept)) complain(['pitfalls', index, 'evidence'], `${id}: "${concept}" is no concept of the lexicon`);
    }
  });
  value.tools.forEach(({ concept }, index) => {
    if (!concepts.has(concept)) complain(['tools', index, 'concept'], `"${concept}" is no concept of the lexicon`);
  });
  const signals = value.rubric.flatMap(signalsOf);
  const phrases = signals.filter((signal) => typeof signal === 'object' && 'phrase' in signal).length;
  if (phrases * 3 > signals.length) complain(['rubric'], `${phrases} of ${signals.length} signals are phrases; at most a third may be`);
  return errors;
}

/** How a problem fills its frame: its own sections, their minutes, and the places of its diagrams. */
export function checkFilling({ value, lineOf }: Located<Problem>, path: string, frame: Frame): readonly ContentError[] {
  return checkPlan(value, frame).map((error) => {
    const at = error.code === 'unknown-diagram-section' ? ['diagrams'] : ['sections'];
    return { path, line: lineOf(at), message: planMessage(error) };
  });
}

function planMessage(error: PlanError): string {
  switch (error.code) {
    case 'unknown-replaced':
      return `sections: "${error.section}" is replaced, but the frame has no such section`;
    case 'same-id':
      return `sections: "${error.section}" stands twice`;
    case 'same-heading':
      return `sections: the heading of "${error.section}" stands twice`;
    case 'replaced-twice':
      return `sections: "${error.section}" is replaced twice`;
    case 'unknown-diagram-section':
      return `diagrams: "${error.diagram}" stands in "${error.section}", which is no section of this problem`;
    case 'too-many-minutes':
      return `sections: they take ${error.taken} of ${error.minutes} minutes and leave too few for the others`;
  }
}

/** What only all problems together can violate: numbers and slugs are unique, and related problems exist. */
export function checkProblems(
  listed: readonly ProblemFacts[],
  complete: readonly Problem[],
  paths: readonly string[],
): readonly ContentError[] {
  const errors: ContentError[] = [];
  const pathOf = new Map(listed.map(({ slug }, index) => [slug, paths[index] ?? slug]));
  const numbers = new Map<number, string>();
  for (const { number, slug } of listed) {
    const other = numbers.get(number);
    if (other !== undefined) errors.push({ path: pathOf.get(slug) ?? slug, line: 1, message: `number ${number} is also that of ${other}` });
    numbers.set(number, slug);
  }
  for (const { slug, related } of complete) {
    for (const other of related) {
      if (!pathOf.has(other)) errors.push({ path: pathOf.get(slug) ?? slug, line: 1, message: `related: there is no problem "${other}"` });
    }
  }
  return errors;
}

/** All signals of a criterion, nested ones included. */
export function signalsOf(criterion: Pick<Criterion, 'evidence'>): readonly Signal[] {
  return criterion.evidence.anyOf.flatMap((way) => [...way.need, ...(way.half ?? [])].flatMap(partsOf).flatMap(withNested));
}

function withNested(signal: Signal): readonly Signal[] {
  return [signal, ...nestedIn(signal).flatMap(withNested)];
}

function nestedIn(signal: Signal): readonly Signal[] {
  if (typeof signal === 'string') return [];
  if ('oneOf' in signal) return signal.oneOf;
  if ('cause' in signal) return [signal.cause, signal.reaction];
  if ('action' in signal) return [signal.action];
  if ('node' in signal) return [signal.node];
  if ('state' in signal) return [signal.state];
  if ('table' in signal) return signal.table.columns;
  if ('edge' in signal) return [signal.edge.from, signal.edge.to, signal.edge.label].filter((part) => part !== undefined);
  if ('branch' in signal) return signal.branch.at === undefined ? signal.branch.labels : [signal.branch.at, ...signal.branch.labels];
  return [];
}

function conceptsOf(criterion: Pick<Criterion, 'evidence'>): ReadonlySet<string> {
  const named = signalsOf(criterion).flatMap((signal) => {
    if (typeof signal === 'string') return [signal];
    if ('concept' in signal) return [signal.concept];
    const ids = 'metric' in signal ? signal.metric : 'actor' in signal ? signal.actor : 'any';
    return typeof ids === 'string' ? [ids] : ids;
  });
  return new Set(named.filter((id) => id !== 'any'));
}

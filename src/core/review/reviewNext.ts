import type { Catalog } from '../problem/catalog';
import type { ListedProblem } from '../problem/content';
import type { Grade } from './grade';
import type { Mode } from '../attempt/gradeSheet';

/** A problem to go to, as its row names it. */
type NextProblem = Pick<ListedProblem, 'slug' | 'number' | 'title'>;

/** What to do after a review, the advised one first. `again` with the mode for the new try. */
export type NextStep =
  { readonly kind: 'again'; readonly mode: Mode } | { readonly kind: 'problem'; readonly problem: NextProblem } | { readonly kind: 'rest' };

/** A band of senior or above says that a guided attempt may be tried as an interview. */
const READY = new Set(['senior', 'staff']);

/**
 * What next: another try where the band is not yet there, an interview after a well-graded guided attempt, else the next problem; rest is always there.
 *
 * @param practised Slugs of the problems that have a graded attempt; this one need not be among them.
 */
export function readNextSteps(
  facts: { readonly slug: string; readonly mode: Mode; readonly grade?: Pick<Grade, 'band'> },
  catalog: Pick<Catalog, 'studyPlan'>,
  problems: readonly ListedProblem[],
  practised: ReadonlySet<string>,
): NextStep[] {
  const band = facts.grade?.band?.band;
  const interview = facts.mode === 'guided' && band !== undefined && READY.has(band);
  const again: NextStep = { kind: 'again', mode: interview ? 'interview' : facts.mode };
  const next = nextInPlan(facts.slug, catalog.studyPlan, problems, practised);
  const on: NextStep[] = next ? [{ kind: 'problem', problem: next }] : [];
  const first = band === 'not-yet' || interview ? [again, ...on] : [...on, again];
  return [...first, { kind: 'rest' }];
}

/** The first problem after this one in the plan, and then from its beginning, that can be started and has not been practised. */
function nextInPlan(
  slug: string,
  plan: Catalog['studyPlan'],
  problems: readonly ListedProblem[],
  practised: ReadonlySet<string>,
): NextProblem | undefined {
  const byNumber = new Map(problems.map((problem) => [problem.number, problem]));
  const planned = plan.flatMap(({ days }) => days.filter(({ again }) => !again).flatMap((day) => day.problems));
  const order = planned.flatMap((number) => byNumber.get(number) ?? []);
  const here = order.findIndex((problem) => problem.slug === slug);
  const found = [...order.slice(here + 1), ...order.slice(0, Math.max(here, 0))].find(
    (problem) => problem.complete && problem.slug !== slug && !practised.has(problem.slug),
  );
  return found && { slug: found.slug, number: found.number, title: found.title };
}

import type { Catalog } from '../problem/catalog';
import type { ListedProblem } from '../problem/content';
import { DIFFICULTIES, KINDS, type Difficulty, type Kind } from '../problem/problem';
import { PROBLEM_STATES, type ProblemState } from './progress';

export type Grouping = 'section' | 'difficulty' | 'kind' | 'company' | 'plan' | 'state';

/** What the problems of a group have in common. */
export type GroupKey =
  | { readonly kind: 'section'; readonly number: number; readonly title: string }
  | { readonly kind: 'difficulty'; readonly difficulty: Difficulty }
  | { readonly kind: 'kind'; readonly of: Kind }
  | { readonly kind: 'company'; readonly company: string }
  /** A day of the study plan; both count from 1. `again` where its problems are done once more, as interviews. */
  | { readonly kind: 'plan'; readonly week: number; readonly day: number; readonly focus: string; readonly again: boolean }
  | { readonly kind: 'state'; readonly state: ProblemState };

/** A group of a list, never empty. A problem stands in each group it belongs to. */
export interface ProblemGroup {
  readonly key: GroupKey;
  readonly problems: readonly ListedProblem[];
  /** How many of them are graded. */
  readonly graded: number;
}

/** Groups problems; in a group they keep their order. Companies stand by how many problems name them, then by name. */
export function groupProblems(
  problems: readonly ListedProblem[],
  by: Grouping,
  catalog: Pick<Catalog, 'sections' | 'studyPlan'>,
  stateOf: (problem: ListedProblem) => ProblemState,
): ProblemGroup[] {
  const group = (key: GroupKey, belongs: (problem: ListedProblem) => boolean): ProblemGroup[] => {
    const members = problems.filter(belongs);
    const graded = members.filter((problem) => stateOf(problem) === 'graded').length;
    return members.length === 0 ? [] : [{ key, problems: members, graded }];
  };
  switch (by) {
    case 'section':
      return catalog.sections.flatMap(({ number, title }) =>
        group({ kind: 'section', number, title }, ({ section }) => section === number),
      );
    case 'difficulty':
      return DIFFICULTIES.flatMap((difficulty) =>
        group({ kind: 'difficulty', difficulty }, (problem) => problem.difficulty === difficulty),
      );
    case 'kind':
      return KINDS.flatMap((of) => group({ kind: 'kind', of }, ({ kind }) => kind === of));
    case 'company':
      return [...new Set(problems.flatMap(({ companyTags }) => companyTags))]
        .sort()
        .flatMap((company) => group({ kind: 'company', company }, ({ companyTags }) => companyTags.includes(company)))
        .sort((a, b) => b.problems.length - a.problems.length);
    case 'plan':
      return catalog.studyPlan.flatMap(({ week, focus, days }) =>
        days.flatMap((day, index) =>
          group({ kind: 'plan', week, day: index + 1, focus, again: day.again ?? false }, ({ number }) => day.problems.includes(number)),
        ),
      );
    case 'state':
      return PROBLEM_STATES.flatMap((state) => group({ kind: 'state', state }, (problem) => stateOf(problem) === state));
  }
}

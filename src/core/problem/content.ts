import type { Catalog } from './catalog';
import type { Criterion, Problem, ProblemFacts } from './problem';
import type { WritingAids } from './writingAids';

/** A problem as the tree lists it. `complete` is false while only its facts are written: such a problem can't be started. */
export interface ListedProblem extends ProblemFacts {
  readonly complete: boolean;
  /** How many answers are shipped to be graded for practice; absent where there are none. */
  readonly samples?: number;
}

/** What is loaded at activation: facts of all problems and the catalog. */
export interface ContentIndex {
  readonly catalog: Catalog;
  readonly problems: readonly ListedProblem[];
}

/** A criterion as it travels to users: without the authors' examples. */
export type RubricCriterion = Omit<Criterion, 'examples'>;

/** An answer that is shipped to be graded for practice. */
interface SampleAnswer {
  readonly name: string;
  readonly text: string;
}

/** A complete problem as it is loaded when needed, with the frame of its kind and its reference answer. */
export interface PracticeProblem extends Omit<Problem, 'rubric' | 'curveball' | 'quantities'> {
  readonly rubric: readonly RubricCriterion[];
  readonly curveball: Omit<Problem['curveball'], 'criteria'> & { readonly criteria: readonly RubricCriterion[] };
  /** Markdown frame of the kind, as `templates/` holds it. */
  readonly frame: string;
  /** The reference answer, Markdown. */
  readonly answer: string;
  readonly samples: readonly SampleAnswer[];
  /** The same for every problem. */
  readonly aids: WritingAids;
}

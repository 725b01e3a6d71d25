import { buildAnswerRubric, checkAnswer, parseDiagrams } from '../core/answerCheck';
import type { AnswerRubric } from '../core/answerCheck';
import type { PracticeProblem } from '../core/content';
import { parseDesignDoc } from '../core/designDoc';
import type { DesignDoc } from '../core/designDoc';
import type { ParseDiagram } from '../core/diagramGraph';
import type { Finding } from '../core/finding';
import { compileLexicon } from '../core/lexiconIndex';
import type { Lexicon } from '../core/lexicon';
import type { LexiconIndex } from '../core/lexiconIndex';
import type { Scaffold } from '../core/scaffold';
import type { ContentLibrary } from './contentLibrary';
import { scaffoldOf } from './freshAnswers';

/** Over this many characters an answer is not checked. */
export const MOST_CHARACTERS = 1_000_000;

/** A problem with all that checking an answer to it needs. */
export interface CheckableProblem extends AnswerRubric {
  readonly problem: PracticeProblem;
  readonly scaffold: Scaffold;
  /** The canonical term of a concept; its id where the lexicon has none. */
  readonly termOf: (concept: string) => string;
}

/** Checks texts against rubrics; keeps what the next check of nearly the same text can use again. */
export class AnswerChecks {
  readonly #library: ContentLibrary;
  readonly #parseDiagram: ParseDiagram;
  readonly #problems = new Map<string, Promise<CheckableProblem>>();
  readonly #documents = new Map<string, DesignDoc>();
  #lexicon: Promise<{ readonly index: LexiconIndex; readonly termOf: (concept: string) => string }> | undefined;

  constructor(library: ContentLibrary, parseDiagram: ParseDiagram) {
    this.#library = library;
    this.#parseDiagram = parseDiagram;
  }

  /** A problem ready for checking. Rejects where this version does not know it, or has no content for it. */
  problem(slug: string): Promise<CheckableProblem> {
    const kept = this.#problems.get(slug);
    if (kept) return kept;
    const building = this.#build(slug);
    this.#problems.set(slug, building);
    building.catch(() => this.#problems.delete(slug));
    return building;
  }

  /**
   * Checks a text.
   *
   * @param key names the text over its edits, so that the next check reads only what changed
   */
  async check(slug: string, text: string, key?: string): Promise<readonly Finding[]> {
    const rubric = await this.problem(slug);
    const doc = parseDesignDoc(text, key === undefined ? undefined : this.#documents.get(key));
    if (key !== undefined) this.#documents.set(key, doc);
    const graphs = await parseDiagrams(doc, this.#parseDiagram);
    return checkAnswer(doc, graphs, rubric);
  }

  /** Forgets a text that is no longer edited. */
  forget(key: string): void {
    this.#documents.delete(key);
  }

  async #build(slug: string): Promise<CheckableProblem> {
    this.#lexicon ??= this.#library.lexicon().then(ready);
    const [problem, { index, termOf }] = await Promise.all([this.#library.problem(slug), this.#lexicon]);
    const scaffold = scaffoldOf(problem);
    return { problem, scaffold, termOf, ...buildAnswerRubric(problem, scaffold, index, 'all') };
  }
}

function ready(lexicon: Lexicon): { readonly index: LexiconIndex; readonly termOf: (concept: string) => string } {
  const terms = new Map(lexicon.concepts.map(({ id, term }) => [id, term]));
  return { index: compileLexicon(lexicon), termOf: (concept) => terms.get(concept) ?? concept };
}

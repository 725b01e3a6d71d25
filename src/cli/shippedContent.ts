import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentIndex, ListedProblem, PracticeProblem } from '../core/problem/content';
import type { Lexicon } from '../core/problem/lexicon';
import { compileLexicon } from '../core/reading/lexiconIndex';
import type { LexiconIndex } from '../core/reading/lexiconIndex';
import { BadInput } from './command';

/** A lexicon for matching, and for naming what was matched. */
export interface Vocabulary {
  readonly index: LexiconIndex;
  /** The canonical term of a concept; its id where the lexicon has none. */
  readonly termOf: (concept: string) => string;
}

/** Prepares a lexicon. */
export function buildVocabulary(lexicon: Lexicon): Vocabulary {
  const terms = new Map(lexicon.concepts.map(({ id, term }) => [id, term]));
  return { index: compileLexicon(lexicon), termOf: (concept) => terms.get(concept) ?? concept };
}

/** The compiled content beside the command line, read when it is asked for. */
export class ShippedContent {
  readonly #folder: string;

  /** @param folder `dist/content` */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Facts of all problems and the catalog. */
  index(): ContentIndex {
    return this.#read('index.json') as ContentIndex;
  }

  /** The concepts that answers are matched with. */
  vocabulary(): Vocabulary {
    return buildVocabulary(this.#read('lexicon.json') as Lexicon);
  }

  /** Every complete problem, by number. */
  complete(): readonly PracticeProblem[] {
    return this.index()
      .problems.filter((problem) => problem.complete)
      .map(({ slug }) => this.#read(`problems/${slug}.json`) as PracticeProblem);
  }

  /** The problem of a number (`1`, `01`, `#1`) or slug. Throws {@link BadInput} where there is none, or none that can be practised yet. */
  problem(wanted: string): PracticeProblem {
    const { slug, number, complete } = this.#listed(wanted);
    if (!complete) throw new BadInput(`Problem ${number} has no rubric yet; \`list\` shows those that have.`);
    return this.#read(`problems/${slug}.json`) as PracticeProblem;
  }

  #listed(wanted: string): ListedProblem {
    const digits = /^#?(\d+)$/.exec(wanted)?.[1];
    const found = this.index().problems.find(({ number, slug }) => (digits === undefined ? slug === wanted : number === Number(digits)));
    if (!found) throw new BadInput(`There is no problem “${wanted}”; \`list\` shows numbers and slugs.`);
    return found;
  }

  #read(path: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.#folder, path), 'utf8'));
    } catch {
      throw new BadInput(`The compiled content has no ${path}; build the project first.`);
    }
  }
}

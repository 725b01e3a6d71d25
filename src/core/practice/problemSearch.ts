import type { ListedProblem } from '../problem/content';

/** A problem that answers a query; the higher the rank, the better. */
export interface ProblemHit {
  readonly problem: ListedProblem;
  readonly rank: number;
}

/** The problem's own number outweighs any words, a word of the title one of a concept, and so on. */
const RANKS = { number: 1000, title: 30, concept: 16, company: 14, section: 8, slug: 6, why: 2 } as const;

/**
 * The problems that hold every word of the query, best first: by number (`18`, `#18`), title, key concept, company, section, and
 * why it matters. Words match from their beginning, and whole words before beginnings. An empty query gives all, in their order.
 *
 * @param sectionTitles Titles of the sections by number.
 */
export function searchProblems(
  problems: readonly ListedProblem[],
  query: string,
  sectionTitles: ReadonlyMap<number, string> = new Map(),
): ProblemHit[] {
  const words = wordsOf(query);
  return problems
    .map((problem) => ({ problem, rank: rank(problem, words, sectionTitles.get(problem.section) ?? '') }))
    .filter((hit) => hit.rank > 0 || words.length === 0)
    .sort((a, b) => b.rank - a.rank || a.problem.number - b.problem.number);
}

/** The words of a text as a search compares them: lower case, without punctuation around them. `#18` stays, `CI/CD` is two words. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/#?[\p{L}\p{N}]+/gu) ?? [];
}

function rank(problem: ListedProblem, words: readonly string[], sectionTitle: string): number {
  const fields: readonly (readonly [string, number])[] = [
    [problem.title, RANKS.title],
    [problem.keyConcepts.join(' '), RANKS.concept],
    [problem.companyTags.join(' '), RANKS.company],
    [`${sectionTitle} ${problem.kind}`, RANKS.section],
    [problem.slug, RANKS.slug],
    [problem.whyItMatters, RANKS.why],
  ];
  const read = fields.map(([text, weight]) => ({ words: wordsOf(text), weight }));
  let sum = 0;
  for (const word of words) {
    const number = /^#?0*(\d{1,2})$/.exec(word)?.[1];
    const ranks = [
      number !== undefined && Number(number) === problem.number ? RANKS.number : 0,
      ...read.map((field) =>
        field.words.includes(word) ? field.weight + 1 : field.words.some((other) => other.startsWith(word)) ? field.weight : 0,
      ),
    ];
    const best = Math.max(...ranks);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

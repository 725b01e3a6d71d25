import type { Concept } from '../core/problem/lexicon';

/** What a tool gives to a design, in the words of the problem at hand. */
export interface ToolAdvice {
  readonly tool: string;
  readonly say: string;
}

/** A concept in paragraphs, its term first: what it is, when to mention it, what to say with it. */
export function conceptParagraphs({ term, what, when, say }: Pick<Concept, 'term' | 'what' | 'when' | 'say'>, tool?: ToolAdvice): string[] {
  return [
    capital(term),
    what,
    `When to mention it: ${when}`,
    `What to say with it: ${say}`,
    ...(tool ? [`${tool.tool} here: ${tool.say}`] : []),
  ];
}

/** The same as a Markdown document of its own. */
export function conceptDocument(concept: Pick<Concept, 'term' | 'what' | 'when' | 'say'>, providers: readonly string[]): string {
  const [title = '', ...paragraphs] = conceptParagraphs(concept);
  const tools = providers.length > 0 ? [`Tools that give it: ${providers.join(', ')}. Naming a tool does not yet say what it gives.`] : [];
  return `# ${title}\n\n${[...paragraphs, ...tools].join('\n\n')}\n`;
}

/** What is said of a diagram in a completion. */
export const SNIPPET_WORDS = { own: 'from the template', general: 'to start from', prefix: 'Diagram' } as const;

/** Titles and sentences around looking up a concept. */
export const CONCEPT_WORDS = {
  title: 'Look Up a Concept',
  placeholder: 'A term, an abbreviation or a tool',
  hidden: 'Concepts are out of sight in this interview; look them up once it is graded.',
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

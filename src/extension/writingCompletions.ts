import * as vscode from 'vscode';
import { buildDiagramSnippet, readFencePlace } from '../core/diagram/diagramSnippet';
import type { PracticeProblem } from '../core/problem/content';
import type { Concept } from '../core/problem/lexicon';
import { conceptParagraphs, SNIPPET_WORDS } from '../words/conceptWords';
import type { AnswerChecks } from './answerChecks';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import { isRubricInSight } from './conceptHover';
import { markdownOf } from './markdownText';
import type { RubricModel } from './rubricModel';

/** What an item is resolved from, when it is looked at. */
class ConceptItem extends vscode.CompletionItem {
  constructor(readonly concept: Concept) {
    super(concept.term, vscode.CompletionItemKind.Reference);
    this.sortText = `2 ${concept.term}`;
    this.filterText = [concept.term, ...(concept.abbr ?? [])].join(' ');
  }
}

/**
 * Completions in an answer: diagrams to start from, those of its problem first, and as long as the rubric is in sight the terms of the
 * lexicon. VS Code asks for them on Ctrl+Space in Markdown, so that nothing comes up while typing.
 */
export class WritingCompletions implements vscode.CompletionItemProvider {
  readonly #checks: AnswerChecks;
  readonly #session: AttemptSession;
  readonly #store: AttemptStore;
  readonly #model: RubricModel;

  constructor(checks: AnswerChecks, session: AttemptSession, store: AttemptStore, model: RubricModel) {
    this.#checks = checks;
    this.#session = session;
    this.#store = store;
    this.#model = model;
  }

  register(): vscode.Disposable {
    return vscode.languages.registerCompletionItemProvider({ language: 'markdown' }, this);
  }

  async provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[] | undefined> {
    const slug = this.#slugOf(document.uri);
    const known = slug === undefined ? undefined : await this.#checks.problem(slug).catch(() => undefined);
    if (!known) return undefined;
    const place = readFencePlace(document.getText().split(/\r\n|\r|\n/), position.line);
    if (place === 'code') return undefined;
    const word = document.getWordRangeAtPosition(position) ?? new vscode.Range(position, position);
    const isFirst = document.lineAt(position.line).text.slice(0, word.start.character).trim() === '';
    const diagrams = isFirst ? diagramItems(known.problem, place === 'text') : [];
    if (place !== 'text' || !isRubricInSight(this.#model, document)) return diagrams;
    const { concepts } = await this.#checks.vocabulary();
    return [...diagrams, ...concepts.map((concept) => new ConceptItem(concept))];
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (item instanceof ConceptItem) item.documentation = markdownOf(conceptParagraphs(item.concept), { strongFirst: true });
    return item;
  }

  #slugOf(uri: vscode.Uri): string | undefined {
    const { current } = this.#session;
    return current?.answer.toString() === uri.toString() ? current.name.slug : this.#store.of(uri)?.name.slug;
  }
}

function diagramItems({ diagrams, aids }: PracticeProblem, fenced: boolean): vscode.CompletionItem[] {
  const own = diagrams.map(({ title, mermaid }) => ({ title, mermaid, from: 'own' as const }));
  const general = aids.diagrams.map(({ title, mermaid }) => ({ title, mermaid, from: 'general' as const }));
  return [...own, ...general].map(({ title, mermaid, from }, at) => {
    const item = new vscode.CompletionItem(
      { label: `${SNIPPET_WORDS.prefix}: ${title}`, description: SNIPPET_WORDS[from] },
      vscode.CompletionItemKind.Snippet,
    );
    item.insertText = new vscode.SnippetString(buildDiagramSnippet(mermaid, fenced));
    item.documentation = new vscode.MarkdownString().appendCodeblock(mermaid.trimEnd(), 'mermaid');
    item.sortText = `1 ${String(at).padStart(2, '0')}`;
    return item;
  });
}

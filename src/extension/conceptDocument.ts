import * as vscode from 'vscode';
import { findConceptsAt } from '../core/reading/conceptAt';
import { CONCEPT_WORDS, conceptDocument } from '../words/conceptWords';
import type { AnswerChecks } from './answerChecks';
import type { AttemptSession } from './attemptSession';
import { showRendered } from './briefDocument';
import type { Handlers } from './commands';
import { ExpectedFailure } from './log';
import type { RubricModel } from './rubricModel';

const SCHEME = 'mlops-concept';

/** Serves each concept of the lexicon as a read-only document, and looks concepts up. */
export class ConceptDocuments implements vscode.TextDocumentContentProvider {
  readonly #checks: AnswerChecks;
  readonly #session: AttemptSession;
  readonly #model: RubricModel;

  constructor(checks: AnswerChecks, session: AttemptSession, model: RubricModel) {
    this.#checks = checks;
    this.#session = session;
    this.#model = model;
  }

  /** What the user can do with them. */
  get handlers(): Handlers {
    return { lookUpConcept: () => this.#lookUp() };
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent({ query, path }: vscode.Uri): Promise<string> {
    const { concepts } = await this.#checks.vocabulary();
    const concept = concepts.find(({ id }) => id === query);
    if (!concept) throw new Error(`The lexicon has no concept for ${path}.`);
    const providers = concepts.filter(({ provides }) => provides?.includes(concept.id)).map(({ term }) => term);
    return conceptDocument(concept, providers);
  }

  /** Asks for a concept, the one at the cursor first, and shows it beside; refuses while an interview keeps the rubric out of sight. */
  async #lookUp(): Promise<void> {
    const { state } = this.#model;
    const blind = state.kind === 'marking' && state.sheet.mode === 'interview' && state.findings === undefined;
    if (this.#session.current?.mode === 'interview' || state.kind === 'hidden' || blind) throw new ExpectedFailure(CONCEPT_WORDS.hidden);
    const { index, concepts } = await this.#checks.vocabulary();
    const editor = vscode.window.activeTextEditor;
    const at = editor?.selection.active;
    const named = editor && at && findConceptsAt(index, editor.document.lineAt(at.line).text, at.character);
    const first = new Set(named?.concepts.map((one) => concepts[one]?.id));
    const items = concepts.map(({ id, term, abbr = [], what }) => ({ label: term, description: abbr.join(', '), detail: what, id, term }));
    items.sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || a.term.localeCompare(b.term));
    const picked = await vscode.window.showQuickPick(items, {
      title: CONCEPT_WORDS.title,
      placeHolder: CONCEPT_WORDS.placeholder,
      matchOnDescription: true,
    });
    if (picked) await showRendered(vscode.Uri.from({ scheme: SCHEME, path: `/${picked.term}.md`, query: picked.id }));
  }
}

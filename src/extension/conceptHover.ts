import * as vscode from 'vscode';
import { findConceptsAt } from '../core/reading/conceptAt';
import { conceptParagraphs } from '../words/conceptWords';
import type { AnswerChecks } from './answerChecks';
import { markdownOf } from './markdownText';
import type { RubricModel } from './rubricModel';

/** At most so many concepts of one wording are explained at a time. */
const MOST_CONCEPTS = 2;

/** Says over a term what it is, when to mention it and what to say with it, as long as the rubric is in sight. */
export class ConceptHovers implements vscode.HoverProvider {
  readonly #model: RubricModel;
  readonly #checks: AnswerChecks;

  constructor(model: RubricModel, checks: AnswerChecks) {
    this.#model = model;
    this.#checks = checks;
  }

  register(): vscode.Disposable {
    return vscode.languages.registerHoverProvider({ language: 'markdown' }, this);
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!isRubricInSight(this.#model, document)) return undefined;
    const { state } = this.#model;
    const [{ index, concepts }, known] = await Promise.all([
      this.#checks.vocabulary(),
      'slug' in state ? this.#checks.problem(state.slug).catch(() => undefined) : undefined,
    ]);
    const named = findConceptsAt(index, document.lineAt(position.line).text, position.character);
    if (!named) return undefined;
    const contents = named.concepts.slice(0, MOST_CONCEPTS).flatMap((at) => {
      const concept = concepts[at];
      if (!concept) return [];
      const advice = known?.problem.tools.find(({ tool }) => tool === concept.term);
      return [markdownOf(conceptParagraphs(concept, advice), { strongFirst: true })];
    });
    return new vscode.Hover(contents, new vscode.Range(position.line, named.from, position.line, named.to));
  }
}

/** True for the answer whose criteria and findings are shown: a guided attempt, or one whose marks are given. */
export function isRubricInSight({ state }: RubricModel, document: vscode.TextDocument): boolean {
  const shown = state.kind === 'writing' || (state.kind === 'marking' && state.findings !== undefined);
  return shown && state.answer.toString() === document.uri.toString();
}

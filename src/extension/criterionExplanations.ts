import * as vscode from 'vscode';
import { EXPLANATION_GONE, explanation } from '../words/explainWords';
import type { AnswerChecks } from './answerChecks';
import type { RubricModel } from './rubricModel';
import { findingContext } from './rubricRows';
import type { LinePlace } from './rubricRows';

const SCHEME = 'mlops-criterion';
const LINE = /\bline (\d+)\b/gi;

/**
 * Explains criteria beside the answer, as read-only documents that follow the check: `mlops-criterion:/<criterion>.md?<answer>`. Every
 * line they name is a link. Nothing of the rubric stays in them once it is out of sight.
 */
export class CriterionExplanations implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  readonly #model: RubricModel;
  readonly #checks: AnswerChecks;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(model: RubricModel, checks: AnswerChecks) {
    this.#model = model;
    this.#checks = checks;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      model.onDidChange((state) => {
        const follows = ({ scheme, query }: vscode.Uri): boolean =>
          scheme === SCHEME && (state.kind === 'hidden' || ('answer' in state && state.answer.toString() === query));
        for (const { uri } of vscode.workspace.textDocuments) if (follows(uri)) this.#changed.fire(uri);
      }),
    ];
  }

  /** Shows a criterion of the rubric in view explained, beside what is open. */
  async show(criterion: string): Promise<void> {
    const { state } = this.#model;
    if (!('answer' in state)) return;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${criterion}.md`, query: state.answer.toString() });
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  }

  async provideTextDocumentContent({ path, query }: vscode.Uri): Promise<string> {
    const { state } = this.#model;
    if (state.kind === 'hidden') return EXPLANATION_GONE.hidden;
    if ((state.kind !== 'writing' && state.kind !== 'marking') || state.answer.toString() !== query) return EXPLANATION_GONE.closed;
    const id = path.slice(1, -'.md'.length);
    const criterion = state.criteria.find((one) => one.id === id);
    if (!criterion) return EXPLANATION_GONE.closed;
    const finding = state.findings?.find((one) => one.criterion === id);
    const ways = finding ? await this.#checks.explain(state.slug, state.text, id) : [];
    const revealed = state.kind === 'marking' && finding !== undefined;
    return explanation({ criterion, ways, revealed, ...(finding && { finding }) }, findingContext(state));
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const answer = document.uri.query;
    return [...document.getText().matchAll(LINE)].map(({ 0: words, 1: line, index }) => {
      const range = new vscode.Range(document.positionAt(index), document.positionAt(index + words.length));
      const place: LinePlace = { answer, line: Number(line) };
      const target = `command:mlopsPractice.goToEvidence?${encodeURIComponent(JSON.stringify([place]))}`;
      return new vscode.DocumentLink(range, vscode.Uri.parse(target));
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

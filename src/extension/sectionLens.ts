import * as vscode from 'vscode';
import { readAnswerSections } from '../core/attempt/answerSections';
import type { PlacedSection } from '../core/attempt/answerSections';
import type { Finding } from '../core/evidence/finding';
import { lensTitle } from '../words/sectionWords';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { ContentLibrary } from './contentLibrary';
import { scaffoldOf } from '../core/attempt/scaffold';
import type { RubricModel } from './rubricModel';

/** One line above each planned section of an answer: its minutes, and in guided attempts what the check found there. */
export class SectionLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #library: ContentLibrary;
  readonly #model: RubricModel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(store: AttemptStore, session: AttemptSession, library: ContentLibrary, model: RubricModel) {
    this.#store = store;
    this.#session = session;
    this.#library = library;
    this.#model = model;
    this.#subscriptions = [
      vscode.languages.registerCodeLensProvider({ language: 'markdown' }, this),
      model.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mlopsPractice.sectionLens')) this.#changed.fire();
      }),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[] | undefined> {
    if (!vscode.workspace.getConfiguration('mlopsPractice').get<boolean>('sectionLens', true)) return undefined;
    const slug = this.#slugOf(document.uri);
    // Nothing slow in here: VS Code asks the less often, the longer an answer takes.
    const problem = slug === undefined ? undefined : await this.#library.problem(slug).catch(() => undefined);
    if (!problem) return undefined;
    const { state } = this.#model;
    const findings = state.kind === 'writing' && state.answer.toString() === document.uri.toString() ? state.findings : undefined;
    const sections = readAnswerSections(document.getText(), scaffoldOf(problem).sections);
    return sections.map(
      (section) =>
        new vscode.CodeLens(new vscode.Range(section.from, 0, section.from, 0), {
          title: lensTitle(section.minutes, findings && inSection(findings, document, section)),
          command: 'mlopsPractice.rubric.focus',
        }),
    );
  }

  #slugOf(uri: vscode.Uri): string | undefined {
    const { current } = this.#session;
    return current?.answer.toString() === uri.toString() ? current.name.slug : this.#store.of(uri)?.name.slug;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

/** How many criteria have all, and how many have part of their evidence in a section. */
function inSection(
  findings: readonly Finding[],
  document: vscode.TextDocument,
  { from, to }: PlacedSection,
): { readonly found: number; readonly partial: number } {
  const here = findings.filter(({ spans }) =>
    spans.some((span) => {
      const { line } = document.positionAt(span.from);
      return from <= line && line < to;
    }),
  );
  const count = (kind: Finding['finding']): number => here.filter(({ finding }) => finding === kind).length;
  return { found: count('found'), partial: count('partial') };
}

import * as vscode from 'vscode';
import type { DiagramError } from '../core/diagram/diagramGraph';
import type { DiagramBlock } from '../core/diagram/diagramBlock';
import { describeDiagramError } from '../words/diagramError';
import { MOST_CHARACTERS } from './answerChecks';
import type { AnswerChecks } from './answerChecks';
import type { AttemptSession } from './attemptSession';
import type { AttemptStore } from './attemptStore';
import type { Log } from './log';

const AFTER_TYPING_MS = 300;
const SOURCE = 'MLOps Practice';

/** Underlines what Mermaid can't read in the diagrams of answers, shortly after the last key and in both modes. */
export class DiagramProblems implements vscode.Disposable {
  readonly #store: AttemptStore;
  readonly #session: AttemptSession;
  readonly #checks: AnswerChecks;
  readonly #log: Log;
  readonly #collection = vscode.languages.createDiagnosticCollection(SOURCE);
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** The version of each document that its underlines are of. */
  readonly #checked = new Map<string, number>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(store: AttemptStore, session: AttemptSession, checks: AnswerChecks, log: Log) {
    this.#store = store;
    this.#session = session;
    this.#checks = checks;
    this.#log = log;
    const lookAtAll = (): void => vscode.workspace.textDocuments.forEach((document) => this.#soon(document, 0));
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#soon(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      store.onDidChange(lookAtAll),
      session.onDidChange(lookAtAll),
    ];
  }

  #soon(document: vscode.TextDocument, delay = AFTER_TYPING_MS): void {
    const key = document.uri.toString();
    if (document.languageId !== 'markdown' || document.isClosed || this.#checked.get(key) === document.version || !this.#isAnswer(key))
      return;
    // What looks at all documents does not hurry one that is being typed in.
    if (delay === 0 && this.#timers.has(key)) return;
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#check(document).catch((error: unknown) => this.#log.report(error, 'Checking the diagrams'));
      }, delay),
    );
  }

  #isAnswer(key: string): boolean {
    return this.#session.current?.answer.toString() === key || this.#store.attempts.some(({ answer }) => answer.toString() === key);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { uri, version } = document;
    const text = document.getText();
    const key = uri.toString();
    const diagrams = text.length > MOST_CHARACTERS ? [] : await this.#checks.diagrams(this.#checks.document(text, key));
    if (document.isClosed || document.version !== version) return;
    this.#checked.set(key, version);
    this.#collection.set(
      uri,
      diagrams.flatMap(({ block, result }) => ('error' in result ? [underline(document, block, result.error)] : [])),
    );
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#checked.delete(key);
    this.#checks.forget(key);
    this.#collection.delete(uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#subscriptions, this.#collection).dispose();
  }
}

/** An error at its place: from its column to where it says it ends, else to the end of the line; never an empty range. */
function underline(document: vscode.TextDocument, block: DiagramBlock, error: DiagramError): vscode.Diagnostic {
  const lineStart = block.lineStarts[Math.min(error.line, block.lineStarts.length - 1)] ?? block.from;
  const { text, range } = document.lineAt(document.positionAt(lineStart).line);
  const end = range.start.character + text.trimEnd().length;
  const column = document.positionAt(lineStart).character + error.column;
  const from = column < end ? column : Math.max(end - 1, 0);
  const to = error.endColumn === undefined ? end : Math.min(column + error.endColumn - error.column, end);
  const place = new vscode.Range(range.start.line, from, range.start.line, Math.max(to, from + 1));
  const diagnostic = new vscode.Diagnostic(place, describeDiagramError(error), vscode.DiagnosticSeverity.Error);
  diagnostic.source = SOURCE;
  return diagnostic;
}

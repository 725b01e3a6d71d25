import * as vscode from 'vscode';
import { plainText } from '../core/review/credit';
import type { ReviewModel } from '../core/review/reviewModel';
import { parseFromReviewPage, parseReviewPageState, type FromReviewPage, type ToReviewPage } from '../core/review/reviewPageMessage';
import { markTime, type SheetOperation } from '../core/attempt/sheetEdit';
import { POINT_REFUSALS } from '../words/evidenceWords';
import { resultCard } from '../words/resultWords';
import { reviewTitle } from '../words/reviewWords';
import { criterionName } from '../words/rubricWords';
import type { AnswerChecks } from './answerChecks';
import type { Attempt, AttemptStore } from './attemptStore';
import type { EvidenceMarks } from './evidenceMarks';
import { ExpectedFailure, type Log } from './log';
import { showAnswer, type ProblemOpener } from './problemOpener';
import type { ReviewReader } from './reviewReader';

/** The review page beside the answer: tells the page the whole review whenever something of it changes, and keeps what the user says. */
export class ReviewPanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #store: AttemptStore;
  readonly #checks: AnswerChecks;
  readonly #reader: ReviewReader;
  readonly #marks: EvidenceMarks;
  readonly #opener: ProblemOpener;
  readonly #log: Log;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #attempt: string | undefined;
  #model: ReviewModel | undefined;
  #ready = false;
  #run = 0;

  constructor(
    extensionUri: vscode.Uri,
    parts: {
      readonly store: AttemptStore;
      readonly checks: AnswerChecks;
      readonly reader: ReviewReader;
      readonly marks: EvidenceMarks;
      readonly opener: ProblemOpener;
      readonly log: Log;
    },
  ) {
    this.#extensionUri = extensionUri;
    this.#store = parts.store;
    this.#checks = parts.checks;
    this.#reader = parts.reader;
    this.#marks = parts.marks;
    this.#opener = parts.opener;
    this.#log = parts.log;
    this.#subscription = parts.store.onDidChange(
      () => void this.#refresh().catch((error: unknown) => this.#log.report(error, 'Reading the review')),
    );
  }

  /** What the page shows; undefined until it is read. */
  get model(): ReviewModel | undefined {
    return this.#model;
  }

  /**
   * Opens the review of a finished attempt beside its answer, with the keys on the page.
   *
   * @param id of the attempt; else that of the answer in front, else the one begun last
   */
  async show(id?: string): Promise<void> {
    await this.#store.load();
    const editor = vscode.window.activeTextEditor;
    const attempt = id === undefined ? ((editor && this.#store.of(editor.document.uri)) ?? this.#last()) : this.#store.get(id);
    if (attempt?.read.kind !== 'sheet' || !attempt.read.sheet.finished)
      throw new ExpectedFailure('There is nothing to review yet: finish the attempt first.');
    if (attempt.hasAnswer) await showAnswer(attempt.answer, { preview: false });
    this.#follow(attempt.id);
    this.#panel ??= this.#take(
      vscode.window.createWebviewPanel('mlopsPractice.review', 'Review', { viewColumn: vscode.ViewColumn.Beside }, this.#options()),
    );
    this.#panel.reveal();
    await this.#refresh();
  }

  /** Takes over a page that an earlier life of the window left. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.#panel?.dispose();
    const { attempt } = parseReviewPageState(state) ?? {};
    if (attempt === undefined) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#options();
    this.#follow(attempt);
    this.#panel = this.#take(panel);
    await this.#store.load();
    await this.#refresh();
  }

  /** Does what the page asks for. A failure is told on the page. */
  async receive(message: FromReviewPage): Promise<void> {
    try {
      await this.#act(message);
    } catch (error) {
      const expected = error instanceof ExpectedFailure;
      if (!expected) void this.#log.report(error, 'Keeping the review');
      const sentence = expected ? error.message : 'This could not be kept; the log says why.';
      this.#tell({ kind: 'failed', ...('criterion' in message && { criterion: message.criterion }), sentence });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  #last(): Attempt | undefined {
    return this.#store.attempts.findLast(({ read }) => read.kind === 'sheet' && read.sheet.finished !== undefined);
  }

  #follow(attempt: string): void {
    if (attempt !== this.#attempt) this.#model = undefined;
    this.#attempt = attempt;
  }

  #take(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    this.#ready = false;
    panel.webview.onDidReceiveMessage((received: unknown) => {
      const message = parseFromReviewPage(received);
      if (message) void this.receive(message);
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.html = this.#html(panel.webview);
    return panel;
  }

  async #act(message: FromReviewPage): Promise<void> {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    if (message.kind === 'ready') {
      this.#ready = true;
      await this.#refresh();
      return;
    }
    if (attempt?.read.kind !== 'sheet') throw new ExpectedFailure('The grade sheet of this attempt can no longer be read.');
    const at = 'criterion' in message ? markTime(attempt.read.sheet, message.criterion, Date.now()) : Date.now();
    switch (message.kind) {
      case 'mark': {
        const { kind, criterion, mark, reason } = message;
        await this.#keep(attempt, { kind, criterion, mark, at, ...(reason !== undefined && { reason }) });
        break;
      }
      case 'note':
        await this.#keep(attempt, { kind: 'note', criterion: message.criterion, note: message.note, at });
        break;
      case 'goTo':
        await this.#goTo(attempt, message);
        break;
      case 'point':
        await this.#point(attempt, message.criterion, at);
        break;
      case 'unpoint':
        await this.#keep(attempt, { kind: 'unpoint', criterion: message.criterion, quote: message.quote });
        break;
      case 'copyCard':
        if (!this.#model) break;
        await vscode.env.clipboard.writeText(resultCard(this.#model));
        this.#tell({ kind: 'copied' });
        break;
      case 'next':
        await this.#goOn(attempt, message.step);
        break;
    }
  }

  /** Keeps a change; the last blind mark brings the findings. */
  async #keep(attempt: Attempt, operation: SheetOperation): Promise<void> {
    const changed = await this.#store.change(attempt, operation);
    if (changed.read.kind === 'sheet') {
      const { sheet } = changed.read;
      const complete = sheet.finished?.criteria.every(({ id }) => sheet.marks[id]?.mark !== undefined) ?? false;
      if (complete && sheet.mode === 'interview' && sheet.revealed === undefined)
        await this.#store.change(changed, { kind: 'reveal', at: Date.now() });
    }
    await this.#refresh();
  }

  async #goTo(attempt: Attempt, { criterion, from, to }: Extract<FromReviewPage, { kind: 'goTo' }>): Promise<void> {
    const text = handedIn(attempt);
    if (!attempt.hasAnswer) throw new ExpectedFailure('The answer is no longer beside its grade sheet.');
    if (from >= to || to > text.length) return;
    const editor = await showAnswer(attempt.answer, { preview: false });
    const name = criterion === '' ? '' : criterionName(criterion);
    this.#marks.show(editor, { answer: attempt.answer.toString(), span: { from, to }, text, label: name, why: name });
  }

  /** The lines selected in the answer count for a criterion; without a selection, the answer comes to the front and the page asks for one. */
  async #point(attempt: Attempt, criterion: string, at: number): Promise<void> {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === attempt.answer.toString());
    if (!editor || editor.selection.isEmpty) {
      if (!attempt.hasAnswer) throw new ExpectedFailure('The answer is no longer beside its grade sheet.');
      await showAnswer(attempt.answer, { preview: false });
      this.#tell({ kind: 'selecting', criterion });
      return;
    }
    const { document, selection } = editor;
    const selected = document.getText(selection);
    const quote = selected.trim();
    if (quote === '') throw new ExpectedFailure(POINT_REFUSALS.blank);
    const from = document.offsetAt(selection.start) + selected.indexOf(quote);
    const span = { from, to: from + quote.length };
    if (!(await this.#checks.hasOwnText(attempt.name.slug, document.getText(), span))) throw new ExpectedFailure(POINT_REFUSALS.given);
    if (!plainText(handedIn(attempt)).includes(plainText(quote))) throw new ExpectedFailure(POINT_REFUSALS['not-handed-in']);
    const lines = [document.positionAt(span.from).line + 1, document.positionAt(span.to).line + 1] as const;
    await this.#keep(attempt, { kind: 'point', criterion, lines, quote, at });
  }

  async #goOn({ name }: Attempt, at: number): Promise<void> {
    const step = this.#model?.debrief?.next[at];
    if (!step) return;
    this.#panel?.dispose();
    if (step.kind === 'again') await this.#opener.startNew(name.slug, step.mode);
    if (step.kind === 'problem') await this.#opener.open(step.problem.slug);
  }

  /** Reads the review and tells the page; of two readings at a time, the later one counts. */
  async #refresh(): Promise<void> {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    if (!this.#panel) return;
    const run = ++this.#run;
    const model = attempt && (await this.#reader.read(attempt));
    if (run !== this.#run) return;
    if (model) {
      this.#model = model;
      this.#panel.title = `Review: ${reviewTitle(model)}`;
      this.#tell({ kind: 'model', model });
    } else this.#tell({ kind: 'failed', sentence: 'The grade sheet of this attempt is gone, or can no longer be read.' });
  }

  #tell(message: ToReviewPage): void {
    if (this.#ready) void this.#panel?.webview.postMessage(message);
  }

  #options(): vscode.WebviewOptions {
    const folder = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(this.#extensionUri, ...path);
    return { enableScripts: true, localResourceRoots: [folder('dist', 'webview'), folder('media')] };
  }

  #html(webview: vscode.Webview): string {
    const uri = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(this.#extensionUri, ...path)).toString();
    const nonce = crypto.randomUUID().replaceAll('-', '');
    // Mermaid styles its drawings by elements and attributes; scripts need the nonce, and the chunks they load inherit it.
    const policy = [
      "default-src 'none'",
      `style-src ${webview.cspSource} 'unsafe-inline'`,
      `script-src 'nonce-${nonce}'`,
      `font-src ${webview.cspSource}`,
      'img-src data:',
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('media', 'reviewPage.css')}">
<title>Review</title>
</head>
<body>
<script type="module" nonce="${nonce}" src="${uri('dist', 'webview', 'reviewPage.js')}"></script>
</body>
</html>`;
  }
}

/** The text as handed in; empty where there is none. */
function handedIn({ read }: Attempt): string {
  return read.kind === 'sheet' ? (read.sheet.finished?.text ?? '') : '';
}

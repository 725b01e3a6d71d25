import * as vscode from 'vscode';
import type { ReviewModel } from '../core/review/reviewModel';
import { parseFromReviewPage, parseReviewPageState, type FromReviewPage, type ToReviewPage } from '../core/review/reviewPageMessage';
import { reviewTitle } from '../words/reviewWords';
import { sheetErrorSentence } from '../words/sheetWords';
import { showAnswer } from './answerTab';
import type { Attempt, AttemptStore } from './attemptStore';
import type { GradeBook } from './gradeBook';
import { ExpectedFailure, type Log } from './log';
import type { ReviewReader } from './reviewReader';
import type { ReviewRequests } from './reviewRequests';
import type { WebviewPages } from './webviewPages';

/** The review page beside the answer: tells the page the whole review whenever something of it changes, and keeps what the user says. */
export class ReviewPanel implements vscode.Disposable {
  readonly #pages: WebviewPages;
  readonly #store: AttemptStore;
  readonly #reader: ReviewReader;
  readonly #requests: ReviewRequests;
  readonly #log: Log;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #attempt: string | undefined;
  #model: ReviewModel | undefined;
  /** What the page was, or is to be, told of the review. */
  #latest: ToReviewPage | undefined;
  #ready = false;
  #takesFocus = false;
  /** True while the page comes up before there is anything to show. */
  #isEarly = false;
  #run = 0;

  constructor(
    pages: WebviewPages,
    store: AttemptStore,
    reader: ReviewReader,
    requests: ReviewRequests,
    log: Log,
    grades?: Pick<GradeBook, 'onDidChange'>,
  ) {
    this.#pages = pages;
    this.#store = store;
    this.#reader = reader;
    this.#requests = requests;
    this.#log = log;
    const refresh = (): void => void this.#refresh().catch((error: unknown) => this.#log.report(error, 'Reading the review'));
    this.#subscription = vscode.Disposable.from(store.onDidChange(refresh), ...(grades ? [grades.onDidChange(refresh)] : []));
  }

  /** What the page shows; undefined until it is read. */
  get model(): ReviewModel | undefined {
    return this.#model;
  }

  /**
   * Brings the page up beside the answer in front while its attempt is still being finished, so that `show` finds it there. Gives what
   * closes it again where nothing comes of it. Does nothing where the page is open already, or another editor is in front.
   */
  showEarly(answer: vscode.Uri): vscode.Disposable {
    if (this.#panel || vscode.window.activeTextEditor?.document.uri.toString() !== answer.toString())
      return new vscode.Disposable(() => undefined);
    this.#isEarly = true;
    const panel = this.#create();
    this.#panel = panel;
    return new vscode.Disposable(() => {
      panel.dispose();
    });
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
    if (!attempt || (attempt.read.kind === 'sheet' && !attempt.read.sheet.finished))
      throw new ExpectedFailure('There is nothing to review yet: finish the attempt first.');
    if (attempt.hasAnswer && !this.#isEarly && editor?.document.uri.toString() !== attempt.answer.toString())
      await showAnswer(attempt.answer, { preview: false, viewColumn: vscode.ViewColumn.One });
    this.#isEarly = false;
    this.#follow(attempt.id);
    this.#panel ??= this.#create();
    this.#panel.reveal();
    this.#takesFocus = !this.#ready;
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
    panel.webview.options = this.#pages.options;
    this.#follow(attempt);
    this.#panel = this.#take(panel);
    await this.#store.load();
    await this.#refresh();
  }

  /** Does what the page asks for. A failure is told on the page. */
  async receive(message: FromReviewPage): Promise<void> {
    if (message.kind === 'painted') {
      performance.mark('mlopsPractice/finish/end');
      if (this.#model) this.#reader.prepare(this.#model.problem.slug);
      return;
    }
    if (message.kind === 'ready') {
      this.#ready = true;
      // What had the focus before may have taken it back while the page was loading. The page is told nothing before: a criterion that
      // took the focus would lose it to the frame around the page, and the keys with it.
      if (this.#takesFocus && this.#panel?.active === true) this.#panel.reveal();
      this.#takesFocus = false;
      if (this.#latest) this.#tell(this.#latest);
      return;
    }
    try {
      const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
      if (!attempt) throw new ExpectedFailure('The grade sheet of this attempt is gone.');
      if (attempt.read.kind === 'error') throw new ExpectedFailure(sheetErrorSentence(attempt.read.error));
      const model = this.#model;
      if (message.kind === 'next') this.#panel?.dispose();
      const told = await this.#requests.act(message, { attempt, sheet: attempt.read.sheet, model });
      if (told) this.#tell(told);
    } catch (error) {
      const expected = error instanceof ExpectedFailure;
      if (!expected || message.kind === 'next') void this.#log.report(error, 'Keeping the review');
      const sentence = expected ? error.message : 'This could not be kept; the log says why.';
      this.#tell({ kind: 'failed', request: message, sentence });
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
    if (attempt !== this.#attempt) this.#model = this.#latest = undefined;
    this.#attempt = attempt;
  }

  #create(): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Beside };
    return this.#take(vscode.window.createWebviewPanel('mlopsPractice.review', 'Review', column, this.#pages.options));
  }

  #take(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    this.#ready = false;
    // What an earlier page was told last is not this one's.
    this.#latest = undefined;
    panel.webview.onDidReceiveMessage((received: unknown) => {
      const message = parseFromReviewPage(received);
      if (message) void this.receive(message);
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#isEarly = false;
    });
    this.#pages
      .load(panel, { name: 'reviewPage', title: 'Review' })
      .catch((error: unknown) => this.#log.report(error, 'Opening the review'));
    return panel;
  }

  /** Reads the review and tells the page, also where it can't be read; of two readings at a time, the later one counts. */
  async #refresh(): Promise<void> {
    const attempt = this.#attempt === undefined ? undefined : this.#store.get(this.#attempt);
    if (!this.#panel || this.#isEarly) return;
    const run = ++this.#run;
    let model: ReviewModel | undefined;
    try {
      model = attempt && (await this.#reader.read(attempt));
    } catch (error) {
      if (run === this.#run) this.#tell((this.#latest = { kind: 'failed', sentence: 'The review could not be read; the log says why.' }));
      throw error;
    }
    if (run !== this.#run) return;
    if (model) {
      this.#model = model;
      this.#panel.title = `Review: ${reviewTitle(model)}`;
      this.#latest = { kind: 'model', model };
    } else this.#latest = { kind: 'failed', sentence: absenceSentence(attempt) };
    this.#tell(this.#latest);
  }

  /** A page that is still coming up is told the latest once it says that it is ready. */
  #tell(message: ToReviewPage): void {
    if (this.#ready) void this.#panel?.webview.postMessage(message);
  }
}

/** Why there is nothing to show. */
function absenceSentence(attempt: Attempt | undefined): string {
  return attempt?.read.kind === 'error' ? sheetErrorSentence(attempt.read.error) : 'The grade sheet of this attempt is gone.';
}

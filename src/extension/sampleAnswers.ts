import * as vscode from 'vscode';
import { stageOf } from '../core/attempt/attemptStage';
import { buildSnapshot } from '../core/attempt/gradeSheet';
import { SAMPLE_WORDS, sampleLabel } from '../words/sampleWords';
import type { AttemptSession } from './attemptSession';
import type { Attempt, AttemptStore } from './attemptStore';
import type { Handlers } from './commands';
import type { ContentLibrary } from './contentLibrary';
import { today } from './today';
import type { ReviewPanel } from './reviewPanel';

/** Tries of a day from here on are samples': no user begins one problem so often on one day. */
const FIRST_NTH = 19;

/** The folder that the samples are kept in while they are graded. */
export class SampleFolder {
  readonly uri: vscode.Uri;
  readonly onDidChange: vscode.Event<void> = () => new vscode.Disposable(() => undefined);

  /** @param storage the extension's */
  constructor(storage: vscode.Uri) {
    this.uri = vscode.Uri.joinPath(storage, 'samples');
  }
}

/** A sample: the n-th of a problem, from 1. */
interface Sample {
  readonly slug: string;
  readonly nth: number;
}

/**
 * Answers that are shipped to be graded, as blind as an interview's. They stand in the extension's storage and in a store of their own, so
 * that they count nowhere.
 */
export class SampleAnswers {
  readonly #folder: SampleFolder;
  readonly #store: AttemptStore;
  readonly #library: ContentLibrary;
  readonly #review: ReviewPanel;
  readonly #session: AttemptSession;

  /**
   * @param store of the folder of samples
   * @param review the page of that store
   * @param session of the user's own attempt, whose clock waits meanwhile
   */
  constructor(folder: SampleFolder, store: AttemptStore, library: ContentLibrary, review: ReviewPanel, session: AttemptSession) {
    this.#folder = folder;
    this.#store = store;
    this.#library = library;
    this.#review = review;
    this.#session = session;
  }

  /** What the user can do with them. A sample can be given by the slug of its problem and its place, from 1. */
  get handlers(): Handlers {
    return {
      gradeSample: async (slug?: string, nth?: number) => {
        await this.#store.load();
        const sample = typeof slug === 'string' && nth !== undefined ? { slug, nth } : await this.#choose();
        if (sample) await this.#grade(sample);
      },
    };
  }

  async #choose(): Promise<Sample | undefined> {
    const { problems } = await this.#library.index();
    const items = problems.flatMap((problem) =>
      Array.from({ length: problem.samples ?? 0 }, (_, at) => {
        const sample = { slug: problem.slug, nth: at + 1 };
        return { label: sampleLabel(problem, sample.nth), description: this.#state(sample), sample };
      }),
    );
    return (await vscode.window.showQuickPick(items, { title: SAMPLE_WORDS.title }))?.sample;
  }

  async #grade(sample: Sample): Promise<void> {
    const begun = this.#find(sample);
    const isGraded = this.#state(sample) === SAMPLE_WORDS.graded;
    if (begun && isGraded) {
      const items = [SAMPLE_WORDS.result, SAMPLE_WORDS.again];
      const picked = await vscode.window.showQuickPick(items, { title: SAMPLE_WORDS.title });
      if (picked === undefined) return;
      if (picked === SAMPLE_WORDS.again) await this.#store.delete(begun.name, { toTrash: false });
    }
    await this.#session.pause();
    const attempt = this.#find(sample) ?? (await this.#begin(sample));
    await this.#review.show(attempt.id);
  }

  /** Lays the sample out as an interview that has just been finished. */
  async #begin({ slug, nth }: Sample): Promise<Attempt> {
    const problem = await this.#library.problem(slug);
    const text = problem.samples[nth - 1]?.text;
    const name = { slug, date: today(), nth: FIRST_NTH + nth - 1 };
    const uris = this.#store.urisOf(name);
    if (text === undefined || !uris) throw new Error(`${slug} has no sample ${nth}.`);
    await vscode.workspace.fs.createDirectory(this.#folder.uri);
    await vscode.workspace.fs.writeFile(uris.answer, new TextEncoder().encode(text));
    const finish = { kind: 'finish', at: Date.now(), text, criteria: buildSnapshot(problem.rubric), events: [] } as const;
    return this.#store.create(name, { problem: slug, mode: 'interview' }, [finish]);
  }

  #find({ slug, nth }: Sample): Attempt | undefined {
    return this.#store.attempts.findLast(({ name }) => name.slug === slug && name.nth === FIRST_NTH + nth - 1);
  }

  #state(sample: Sample): string {
    const attempt = this.#find(sample);
    if (attempt?.read.kind !== 'sheet') return '';
    return stageOf(attempt.read.sheet) === 'graded' ? SAMPLE_WORDS.graded : SAMPLE_WORDS.begun;
  }
}

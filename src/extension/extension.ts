import * as vscode from 'vscode';
import { createDiagramParser } from '../diagrams/diagramParser';
import type { ParserPort } from '../diagrams/diagramParser';
import { parseFrame } from '../core/attempt/frame';
import { buildBrief } from '../core/attempt/scaffold';
import type { Instant } from '../core/attempt/clockEvent';
import type { PracticeProblem } from '../core/problem/content';
import { parseReviewPageState } from '../core/review/reviewPageMessage';
import { AnswerChecks } from './answerChecks';
import { AnswerTurns } from './answerTurns';
import { AttemptAids } from './attemptAids';
import { AttemptSession } from './attemptSession';
import { AttemptStore } from './attemptStore';
import { AttemptTree } from './attemptTree';
import type { AttemptRow } from './attemptTree';
import { BriefDocuments } from './briefDocument';
import { clockCommands } from './clockCommands';
import { ClockItem } from './clockItem';
import { ClockOwner } from './clockOwner';
import { commandRunner } from './commands';
import { ConceptDocuments } from './conceptDocument';
import { ConceptHovers } from './conceptHover';
import { ContentLibrary } from './contentLibrary';
import { ContextKeys } from './contextKeys';
import { CriterionExplanations } from './criterionExplanations';
import { DiagramPanel } from './diagramPanel';
import { DiagramProblems } from './diagramProblems';
import { EvidenceHovers } from './evidenceHover';
import { EvidenceMarks } from './evidenceMarks';
import { pointingCommands } from './evidencePointing';
import { finishingCommands } from './finishing';
import { folderCommands } from './folderCommands';
import type { Disk } from './folderFiles';
import { FreshAnswers } from './freshAnswers';
import { GradeBook } from './gradeBook';
import { HandedInDocuments } from './handedInDocument';
import { HeartbeatStore } from './heartbeat';
import { interviewerCommands } from './interviewer';
import { LeftAnswers } from './leftAnswers';
import { Log } from './log';
import { MendedAnswers } from './mendedAnswers';
import { mergeCommands } from './mergedAttempts';
import { MovedAnswers } from './movedAnswers';
import { PracticeFolder } from './practiceFolder';
import { problemCommands } from './problemCommands';
import { ProblemOpener } from './problemOpener';
import { ProblemsModel } from './problemsModel';
import { ProblemsTree, registerRowDecorations } from './problemsTree';
import type { ProblemRow } from './problemsTree';
import { ReviewPanel } from './reviewPanel';
import { ReviewReader } from './reviewReader';
import { ReviewRequests } from './reviewRequests';
import { rubricCommands } from './rubricCommands';
import { RubricModel } from './rubricModel';
import type { RubricRow } from './rubricRows';
import { RubricTree } from './rubricTree';
import { SampleAnswers, SampleFolder } from './sampleAnswers';
import { SectionLenses } from './sectionLens';
import { SectionSecondsStore } from './sectionSeconds';
import { SectionTracker } from './sectionTracker';
import { UntouchedAnswers } from './untouchedAnswers';
import { WebviewPages } from './webviewPages';
import { WritingCompletions } from './writingCompletions';

/** What differs between the hosts. */
export interface Host {
  readonly startDiagramWorker: () => ParserPort;
  /** Absent where the host knows no disk. */
  readonly disk?: Disk;
}

/** What tests can reach, when VS Code runs them: time, which they set instead of waiting, and the state behind the views. */
export interface ExtensionApi {
  /** Moves the clocks of this window on: the system's by `wall` milliseconds, the session's by `mono`. */
  readonly passTime: (wall: number, mono?: number) => void;
  /** What the clocks of this window show. */
  readonly now: () => Instant;
  /** Names of all commands that something is done for. */
  readonly commands: readonly string[];
  readonly store: AttemptStore;
  readonly session: AttemptSession;
  readonly heartbeats: HeartbeatStore;
  readonly clockItem: ClockItem;
  readonly problems: ProblemsTree;
  readonly rubric: RubricModel;
  readonly rubricTree: RubricTree;
  readonly attemptTree: AttemptTree;
  readonly grades: GradeBook;
  readonly review: ReviewPanel;
  readonly sampleStore: AttemptStore;
  readonly sampleReview: ReviewPanel;
}

/** The views, made at activation. */
export interface Views {
  readonly problems: vscode.TreeView<ProblemRow>;
  readonly rubric: vscode.TreeView<RubricRow>;
  readonly attempt: vscode.TreeView<AttemptRow>;
}

/** The extension once it is loaded. */
export interface Extension {
  readonly problems: vscode.TreeDataProvider<ProblemRow>;
  readonly rubric: vscode.TreeDataProvider<RubricRow>;
  readonly attempt: vscode.TreeDataProvider<AttemptRow>;
  /** Runs a command by its name without the prefix; tells the user of a failure. */
  readonly run: (name: string, ...args: never[]) => Promise<unknown>;
  /** Takes over a review page that an earlier life of the window left. */
  readonly restoreReview: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
  readonly api: ExtensionApi;
}

/** Builds the extension: every part, and what it needs, by hand. */
export function buildExtension(context: vscode.ExtensionContext, host: Host, views: Views): Extension {
  const passed = { wall: 0, mono: 0 };
  const session = crypto.randomUUID();
  const now = (): Instant => ({ session, wall: Date.now() + passed.wall, mono: performance.now() + passed.mono });

  const log = new Log();
  const library = new ContentLibrary(context.extensionUri);
  const diagrams = createDiagramParser({ start: host.startDiagramWorker, after });
  const folder = new PracticeFolder(context.globalState);
  const store = new AttemptStore(folder, session, log, host.disk);
  const heartbeats = new HeartbeatStore(context.globalStorageUri, log);
  const owner = new ClockOwner(heartbeats, now);
  const clock = new AttemptSession(store, owner, now, log);
  const checks = new AnswerChecks(library, diagrams.parse);
  const grades = new GradeBook(store, checks, log);
  const untouched = new UntouchedAnswers(context.globalState);
  const answerParts = { library, store, session: clock, untouched, turns: new AnswerTurns(), log };
  const left = new LeftAnswers(answerParts);
  const answers = new FreshAnswers({ ...answerParts, folder, left });
  const sections = new SectionTracker({
    session: clock,
    store,
    library,
    unkept: new SectionSecondsStore(context.globalStorageUri),
    log,
    name: session,
  });
  const aids = new AttemptAids(clock, store, library, sections);
  const opener = new ProblemOpener(library, store, clock, answers);
  const problems = new ProblemsModel(library, store, clock, grades, context.globalState);
  const rubric = new RubricModel(store, clock, checks, grades, log);
  const briefs = new BriefDocuments(library, briefOf);
  const concepts = new ConceptDocuments(checks, clock, rubric);
  const marks = new EvidenceMarks();

  const clockItem = new ClockItem(clock, opener, sections);
  const tree = new ProblemsTree(problems);
  const rubricTree = new RubricTree(rubric);
  const attemptTree = new AttemptTree(aids);
  const explanations = new CriterionExplanations(rubric, checks);
  const pages = new WebviewPages(context.extensionUri);
  const drawing = new DiagramPanel(pages);
  const readerParts = { store, grades, checks, library };
  const reader = new ReviewReader({ ...readerParts, sample: false });
  const texts = new HandedInDocuments(store);
  const mended = new MendedAnswers(folder, store, clock);
  const requests = new ReviewRequests({ store, checks, marks, opener, texts, mended });
  const review = new ReviewPanel(pages, store, reader, requests, log, grades);
  const sampleFolder = new SampleFolder(context.globalStorageUri);
  const sampleStore = new AttemptStore(sampleFolder, session, log, host.disk);
  const sampleReview = new ReviewPanel(
    pages,
    sampleStore,
    new ReviewReader({ ...readerParts, sample: true }),
    new ReviewRequests({ store: sampleStore, checks, marks, opener }),
    log,
  );
  const samples = new SampleAnswers(sampleFolder, sampleStore, library, sampleReview, clock);
  const handlers = {
    ...problemCommands(views.problems, tree, problems, opener, briefs),
    ...clockCommands(clock, store, opener),
    ...finishingCommands(clock, store, library, sections, review),
    ...rubricCommands(views.rubric, rubric, store, clock, marks, explanations),
    ...pointingCommands(rubric, store, clock, checks),
    ...interviewerCommands({ session: clock, store, checks, sections, aids, tree: attemptTree, view: views.attempt }),
    ...concepts.handlers,
    ...samples.handlers,
    openWalkthrough: () => openWalkthrough(context.extension.id),
    ...folderCommands(folder, log),
    ...mergeCommands(store),
    drawDiagram: () => drawing.show(),
    openReview: (attempt?: string) => review.show(typeof attempt === 'string' ? attempt : undefined),
  };
  context.subscriptions.push(
    log,
    diagrams,
    folder,
    store,
    clock,
    grades,
    left,
    answers,
    opener,
    problems,
    rubric,
    rubricTree,
    aids,
    attemptTree,
    clock.onDidChange(() => {
      if (clock.current?.fresh === false) pages.prepare('reviewPage');
    }),
    sections.onDidChange(() => {
      if (views.attempt.message !== '') views.attempt.message = '';
    }),
    marks,
    explanations,
    drawing,
    review,
    sampleStore,
    sampleReview,
    briefs.register(),
    texts.register(),
    sections,
    new MovedAnswers(store, clock, log),
    registerRowDecorations(),
    clockItem,
    new DiagramProblems(store, clock, checks, log),
    new EvidenceHovers(rubric).register(),
    new ConceptHovers(rubric, checks).register(),
    concepts.register(),
    new WritingCompletions(checks, clock, store, rubric).register(),
    new SectionLenses(store, clock, library, rubric),
    new ContextKeys(problems, clock, rubric, folder, views.problems, views.rubric),
  );
  void start(store, clock, answers, log);
  const passTime = (wall: number, mono = wall): void => {
    passed.wall += wall;
    passed.mono += mono;
  };
  return {
    problems: tree,
    rubric: rubricTree,
    attempt: attemptTree,
    run: commandRunner(handlers, log),
    restoreReview: async (panel, state) => {
      const { attempt = '' } = parseReviewPageState(state) ?? {};
      await Promise.all([store.load(), sampleStore.load()]);
      await (!store.get(attempt) && sampleStore.get(attempt) ? sampleReview : review).restore(panel, state);
    },
    api: {
      passTime,
      now,
      commands: Object.keys(handlers),
      store,
      session: clock,
      heartbeats,
      clockItem,
      problems: tree,
      rubric,
      rubricTree,
      attemptTree,
      grades,
      review,
      sampleStore,
      sampleReview,
    },
  };
}

/** Takes up what the last session left: attempts on disk, the one on the clock, answers nobody touched. */
async function start(store: AttemptStore, clock: AttemptSession, answers: FreshAnswers, log: Log): Promise<void> {
  try {
    await store.load();
    await clock.restore();
    await answers.sweep();
  } catch (error) {
    await log.report(error, 'Reading the practice folder');
  }
}

/** VS Code reads what walkthroughs extensions have when it first shows one, so that the first call may show another. */
async function openWalkthrough(extension: string): Promise<void> {
  for (let call = 0; call < 2; call++)
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#mlopsPractice.start`, false);
}

function briefOf(problem: PracticeProblem): string {
  const parsed = parseFrame(problem.frame);
  if (parsed.kind === 'error') throw new Error(`The frame ${problem.kind} can't be read: ${parsed.error.code}`);
  return buildBrief(problem, parsed.frame);
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

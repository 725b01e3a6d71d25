import { buildAnswerRubric, buildCurveballRubric, checkAnswer, parseDiagrams } from '../core/evidence/answerCheck';
import type { AnswerRubric } from '../core/evidence/answerCheck';
import { checkIndex } from '../core/evidence/check';
import type { PracticeProblem, RubricCriterion } from '../core/problem/content';
import { parseDesignDoc } from '../core/document/designDoc';
import type { DesignDoc } from '../core/document/designDoc';
import { findDiagramBlocks } from '../core/diagram/diagramBlock';
import type { DiagramBlock } from '../core/diagram/diagramBlock';
import type { DiagramResult, ParseDiagram } from '../core/diagram/diagramGraph';
import { findDiagramHints } from '../core/diagram/diagramHint';
import type { DiagramHint } from '../core/diagram/diagramHint';
import { buildEvidenceIndex } from '../core/evidence/evidenceIndex';
import type { Finding } from '../core/evidence/finding';
import type { Span } from '../core/document/span';
import { compileInSteps } from '../core/reading/lexiconIndex';
import type { Concept, Lexicon } from '../core/problem/lexicon';
import type { LexiconIndex } from '../core/reading/lexiconIndex';
import { hasOwnText } from '../core/evidence/ownText';
import { isUntouched } from '../core/attempt/scaffold';
import type { Scaffold } from '../core/attempt/scaffold';
import { judgeWay } from '../core/evidence/wayResult';
import type { WayResult } from '../core/evidence/wayResult';
import type { ContentLibrary } from './contentLibrary';
import { scaffoldOf } from '../core/attempt/scaffold';

/** Over this many characters an answer is not checked. */
export const MOST_CHARACTERS = 1_000_000;

/** The check lets others run after so many milliseconds. */
const SLICE_MS = 6;

/** A problem with all that checking an answer to it needs. */
export interface CheckableProblem extends AnswerRubric {
  readonly problem: PracticeProblem;
  readonly scaffold: Scaffold;
  readonly lexicon: LexiconIndex;
  /** The canonical term of a concept; its id where the lexicon has none. */
  readonly termOf: (concept: string) => string;
}

/** A hint for a diagram, and the offset in the answer that it is about. */
export interface PlacedHint {
  readonly hint: DiagramHint;
  readonly from: number;
}

/** A diagram of a document and what Mermaid makes of it. */
export interface ParsedDiagram {
  readonly block: DiagramBlock;
  readonly result: DiagramResult;
}

/** The lexicon ready for matching, and its concepts in the order of the index. */
interface Vocabulary {
  readonly index: LexiconIndex;
  readonly concepts: readonly Concept[];
  /** The canonical term of a concept; its id where the lexicon has none. */
  readonly termOf: (concept: string) => string;
}

interface Checked {
  readonly slug: string;
  readonly text: string;
  readonly findings: Promise<readonly Finding[]>;
}

/** The name under which the last text without one of its own is kept. */
const NAMELESS = '';

/** Checks texts against rubrics; keeps what the next check of nearly the same text can use again. */
export class AnswerChecks {
  readonly #library: ContentLibrary;
  readonly #parseDiagram: ParseDiagram;
  readonly #problems = new Map<string, Promise<CheckableProblem>>();
  readonly #documents = new Map<string, DesignDoc>();
  readonly #checked = new Map<string, Checked>();
  #vocabulary: Promise<Vocabulary> | undefined;

  constructor(library: ContentLibrary, parseDiagram: ParseDiagram) {
    this.#library = library;
    this.#parseDiagram = parseDiagram;
  }

  /** A problem ready for checking. Rejects where this version does not know it, or has no content for it. */
  problem(slug: string): Promise<CheckableProblem> {
    const kept = this.#problems.get(slug);
    if (kept) return kept;
    const building = this.#build(slug);
    this.#problems.set(slug, building);
    building.catch(() => this.#problems.delete(slug));
    return building;
  }

  /** The criteria of a problem, which need no lexicon. Rejects as {@link problem} does. */
  async criteria(slug: string): Promise<readonly RubricCriterion[]> {
    return (await this.#library.problem(slug)).rubric;
  }

  /** The lexicon, read and made ready when first asked for. */
  vocabulary(): Promise<Vocabulary> {
    return (this.#vocabulary ??= this.#library.lexicon().then(ready));
  }

  /**
   * Reads a text as Markdown.
   *
   * @param key names the text over its edits, so that only what changed is read again
   */
  document(text: string, key: string): DesignDoc {
    const kept = this.#documents.get(key);
    if (kept?.text === text) return kept;
    const doc = parseDesignDoc(text, kept);
    this.#documents.set(key, doc);
    return doc;
  }

  /** The diagrams of a document, in its order. */
  diagrams(doc: DesignDoc): Promise<readonly ParsedDiagram[]> {
    return Promise.all(
      findDiagramBlocks(doc).map(async (block): Promise<ParsedDiagram> => ({ block, result: await this.#parseDiagram(block.content) })),
    );
  }

  /**
   * Checks a text, in slices short enough not to be felt. A text that was just checked, under whatever key, is not checked again.
   *
   * @param key names the text over its edits, so that the next check reads only what changed
   */
  check(slug: string, text: string, key = NAMELESS): Promise<readonly Finding[]> {
    const known = [...this.#checked.values()].find((one) => one.slug === slug && one.text === text);
    if (known) return known.findings;
    const findings = this.#check(slug, text, key);
    this.#checked.set(key, { slug, text, findings });
    findings.catch(() => this.#checked.delete(key));
    return findings;
  }

  /** What the author of an answer may want to look at in its diagrams; nothing while the answer still is the template. */
  async hints(slug: string, text: string, key: string): Promise<readonly PlacedHint[]> {
    const { problem, scaffold } = await this.problem(slug);
    if (isUntouched(text, scaffold.text)) return [];
    const [parsed, brought] = await Promise.all([
      this.diagrams(this.document(text, key)),
      Promise.all(problem.diagrams.map(({ mermaid }) => this.#parseDiagram(mermaid.trimEnd()))),
    ]);
    const drawn = parsed.flatMap(({ block, result }) => ('graph' in result ? [{ block, graph: result.graph }] : []));
    const templates = brought.flatMap((result) => ('graph' in result ? [result.graph] : []));
    const graphs = drawn.map(({ graph }) => graph);
    return findDiagramHints(graphs, templates, problem.rubric).map((hint) => {
      const block = drawn[hint.diagram]?.block;
      const line = hint.kind === 'noBranch' ? undefined : hint.line;
      return { hint, from: block?.lineStarts[line ?? 0] ?? block?.from ?? 0 };
    });
  }

  /** True where a stretch of an answer holds what its writer wrote, and not only what they were given. */
  async hasOwnText(slug: string, text: string, span: Span): Promise<boolean> {
    const { foreign } = await this.problem(slug);
    return hasOwnText(parseDesignDoc(text), span, foreign);
  }

  /** Checks an answer to the curveball of a problem: one finding for each of its criteria. */
  async checkCurveball(slug: string, text: string): Promise<readonly Finding[]> {
    const { problem, scaffold, rubric } = await this.problem(slug);
    const doc = parseDesignDoc(text);
    const graphs = await parseDiagrams(doc, this.#parseDiagram);
    return checkAnswer(doc, graphs, buildCurveballRubric(problem, scaffold, rubric.lexicon));
  }

  /** How far each way of showing a criterion is shown, in the order of the rubric; empty for a criterion the problem does not have. */
  async explain(slug: string, text: string, criterion: string): Promise<readonly WayResult[]> {
    const { problem, rubric, foreign } = await this.problem(slug);
    const doc = parseDesignDoc(text);
    const index = buildEvidenceIndex(doc, rubric.lexicon, await parseDiagrams(doc, this.#parseDiagram), foreign);
    const evidence = problem.rubric.find(({ id }) => id === criterion)?.evidence;
    return (evidence?.anyOf ?? []).map((way) => judgeWay(index, way, rubric.sections));
  }

  /** Forgets a text that is no longer edited. */
  forget(key: string): void {
    this.#documents.delete(key);
    this.#checked.delete(key);
  }

  async #check(slug: string, text: string, key: string): Promise<readonly Finding[]> {
    const { rubric, foreign } = await this.problem(slug);
    await nextTask();
    const doc = key === NAMELESS ? parseDesignDoc(text) : this.document(text, key);
    const graphs = await parseDiagrams(doc, this.#parseDiagram);
    await nextTask();
    const index = buildEvidenceIndex(doc, rubric.lexicon, graphs, foreign);
    const findings: Finding[] = [];
    let since = performance.now();
    for (const criterion of rubric.criteria) {
      if (performance.now() - since > SLICE_MS) {
        await nextTask();
        since = performance.now();
      }
      findings.push(...checkIndex(index, { ...rubric, criteria: [criterion] }));
    }
    return findings;
  }

  async #build(slug: string): Promise<CheckableProblem> {
    const [problem, { index, termOf }] = await Promise.all([this.#library.problem(slug), this.vocabulary()]);
    const scaffold = scaffoldOf(problem);
    return { problem, scaffold, lexicon: index, termOf, ...buildAnswerRubric(problem, scaffold, index, 'all') };
  }
}

/** Makes a lexicon ready, in slices short enough not to be felt. */
async function ready(lexicon: Lexicon): Promise<Vocabulary> {
  const steps = compileInSteps(lexicon);
  let step = steps.next();
  for (let since = performance.now(); step.done !== true; step = steps.next()) {
    if (performance.now() - since < SLICE_MS) continue;
    await nextTask();
    since = performance.now();
  }
  const terms = new Map(lexicon.concepts.map(({ id, term }) => [id, term]));
  return { index: step.value, concepts: lexicon.concepts, termOf: (concept) => terms.get(concept) ?? concept };
}

/** Lets everything that waits run first. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrame } from '../../../src/core/attempt/frame';
import { buildSnapshot, parseSheet, type GradeSheet, type Mark, type Mode } from '../../../src/core/attempt/gradeSheet';
import { scaffold } from '../../../src/core/attempt/scaffold';
import { buildSheet } from '../../../src/core/attempt/sheetEdit';
import { parseDesignDoc } from '../../../src/core/document/designDoc';
import { buildAnswerRubric, buildCurveballRubric, checkAnswer } from '../../../src/core/evidence/answerCheck';
import { checkIndex } from '../../../src/core/evidence/check';
import { buildEvidenceIndex } from '../../../src/core/evidence/evidenceIndex';
import type { PracticeProblem } from '../../../src/core/problem/content';
import type { Lexicon } from '../../../src/core/problem/lexicon';
import { compileLexicon } from '../../../src/core/reading/lexiconIndex';
import { gradeAttempt } from '../../../src/core/review/grade';
import { buildReview, type ReviewFacts, type ReviewModel } from '../../../src/core/review/reviewModel';
import { findBareTools } from '../../../src/core/review/reviewTools';
import { underTest } from '../../host/underTest';

const NAME = { slug: '18-data-drift-detection', date: '2026-11-23', nth: 1 };

const shipped = (...at: readonly string[]): unknown =>
  JSON.parse(readFileSync(path.join(underTest.folder, 'dist', 'content', ...at), 'utf8'));
const lexicon = shipped('lexicon.json') as Lexicon;
/** The problem as it is shipped. */
export const problem = shipped('problems', `${NAME.slug}.json`) as PracticeProblem;
const frame = parseFrame(problem.frame);
assert.equal(frame.kind, 'frame');
const plan = scaffold(problem, frame.frame);
const index = compileLexicon(lexicon);
const answer = readFileSync(path.join(underTest.folder, 'test', 'content', 'answers', NAME.slug, '06-middling-prose.md'), 'utf8');

/** What an attempt's review is made of; what is left out is as in a marked interview at its answer as handed in. */
export interface Review {
  readonly mode?: Mode;
  /** By place in the rubric, over and over; with `undefined` for the rest, no criterion has a mark. */
  readonly marks?: readonly (Mark | undefined)[];
  readonly text?: string;
  readonly curveball?: string;
  readonly sheet?: Partial<GradeSheet>;
  readonly facts?: Partial<ReviewFacts>;
}

/** The review of an attempt at a shipped problem, as the extension reads it. */
export function buildReviewOf(review: Review = {}): ReviewModel {
  const { mode = 'interview', marks = ['met', 'partly', 'not-met'], text = answer, curveball } = review;
  const blank = parseSheet(buildSheet({ problem: NAME.slug, mode }));
  assert.equal(blank.kind, 'sheet');
  const criteria = buildSnapshot(problem.rubric);
  const marked = criteria.flatMap(({ id }, at) => {
    const mark = marks[at % marks.length];
    return mark === undefined ? [] : [[id, { mark, at: 1, ...(mark === 'not-applicable' && { reason: 'One region.' }) }] as const];
  });
  const sheet: GradeSheet = {
    ...blank.sheet,
    sections: { contract: { a: 200 }, implementation: { a: 640 } },
    clock: [{ kind: 'start', minutes: 25, session: 'a', wall: 0, mono: 0 }],
    finished: { at: 1_500_000, text, criteria },
    marks: Object.fromEntries(marked),
    ...(curveball !== undefined && { curveball: { at: 2, text: curveball } }),
    ...review.sheet,
  };
  const { rubric, foreign } = buildAnswerRubric(problem, plan, index, 'all');
  const doc = parseDesignDoc(text);
  const read = buildEvidenceIndex(doc, rubric.lexicon, new Map(), foreign);
  const findings = checkIndex(read, rubric);
  const grade = gradeAttempt(sheet, findings, plan.text);
  const terms = new Map(lexicon.concepts.map(({ id, term }) => [id, term]));
  const model = buildReview({
    name: NAME,
    sheet,
    answer: text,
    ...(grade && { grade }),
    known: {
      problem,
      scaffold: plan,
      termOf: (concept) => terms.get(concept) ?? concept,
      findings,
      pitfallFindings: [],
      bareTools: findBareTools(read),
      next: [{ kind: 'again', mode: 'interview' }, { kind: 'rest' }],
      ...(curveball !== undefined && {
        curveballFindings: checkAnswer(parseDesignDoc(curveball), new Map(), buildCurveballRubric(problem, plan, index)),
      }),
    },
    ...review.facts,
  });
  assert.ok(model);
  return model;
}

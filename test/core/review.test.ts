import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PracticeProblem } from '../../src/core/problem/content';
import type { Credit } from '../../src/core/review/credit';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { buildEvidenceIndex } from '../../src/core/evidence/evidenceIndex';
import type { Finding } from '../../src/core/evidence/finding';
import { buildForeignText } from '../../src/core/reading/foreignText';
import { gradeAttempt } from '../../src/core/review/grade';
import type { CriterionSnapshot, GradeSheet, Mark } from '../../src/core/attempt/gradeSheet';
import { parseSheet } from '../../src/core/attempt/gradeSheet';
import { compileLexicon } from '../../src/core/reading/lexiconIndex';
import { buildReview, type ReviewModel } from '../../src/core/review/reviewModel';
import { readNextSteps } from '../../src/core/review/reviewNext';
import { findUnasked } from '../../src/core/review/reviewQuestions';
import { buildQuotes, type ReviewQuote } from '../../src/core/review/reviewQuote';
import { buildReviewSections } from '../../src/core/review/reviewSections';
import { findBareTools } from '../../src/core/review/reviewTools';
import { buildSheet } from '../../src/core/attempt/sheetEdit';

const NAME = { slug: '03-canary-deployment', date: '2026-11-23', nth: 1 };
const PLAN = [
  { id: 'contract', heading: 'Contract', minutes: 10 },
  { id: 'rollback', heading: 'Rollback', minutes: 5 },
];
const TEMPLATE = '# Canary\n\n## Contract\n\n<!-- 10 min · What do you assume? -->\n\n## Rollback\n\n<!-- 5 min\nWhat takes it back? -->\n';
const TEXT = '# Canary\n\n## Contract\n\nHow fast do labels arrive?\n\n## Rollback\n\nIt goes back within 2 minutes.\nA person is told.\n';

const criterion = (id: string, change: Partial<CriterionSnapshot> = {}): CriterionSnapshot => ({
  id,
  text: `Says ${id}.`,
  weight: 1,
  dimension: 'scope',
  bar: 'mid',
  ...change,
});

/** One criterion of an attempt: its mark, what the check found in which words, and what the rubric says of it. */
interface Told {
  readonly mark?: Mark;
  readonly found?: Credit;
  readonly words?: string;
  readonly pointed?: string;
  readonly is?: Partial<CriterionSnapshot>;
}

function finding(id: string, credit: Credit, words: string | undefined): Finding {
  const from = words === undefined ? -1 : TEXT.indexOf(words);
  return {
    criterion: id,
    finding: credit === 1 ? 'found' : credit === 0.5 ? 'partial' : 'missing',
    credit,
    spans: words === undefined || from < 0 ? [] : [{ from, to: from + words.length }],
    way: 0,
    signals: [
      { signal: 'rollback', held: true, spans: [] },
      { signal: 'canary', held: credit === 1, spans: [] },
    ],
  };
}

const problem: PracticeProblem = {
  number: 3,
  title: 'Canary',
  clarifications: [
    { question: 'How fast do labels arrive?', answer: 'After 3 days.', important: true },
    { question: 'How many alarms can the team look at?', answer: 'Two a week.', important: true },
    { question: 'Which cloud?', answer: 'Any.' },
  ],
  pitfalls: [
    { id: 'manual', text: 'A person decides.', instead: 'A rule decides.' },
    { id: 'slow', text: 'An hour passes.', instead: 'Minutes.' },
  ],
  followUps: [],
  decisions: [],
  curveball: { change: 'Wallets pay.', touches: ['The hash'], criteria: [] },
  answer: '# Canary\n\n## Rollback\n\nThe router moves **all** traffic back.\n',
  rubric: [],
} as unknown as PracticeProblem;

function review(told: Readonly<Record<string, Told>>, change: Partial<GradeSheet> = {}, withStrong = true): ReviewModel {
  const blank = parseSheet(buildSheet({ problem: NAME.slug, mode: 'interview' }));
  assert.equal(blank.kind, 'sheet');
  const all = Object.entries(told);
  const sheet: GradeSheet = {
    ...blank.sheet,
    finished: { at: 0, text: TEXT, criteria: all.map(([id, { is }]) => criterion(id, is)) },
    marks: Object.fromEntries(all.flatMap(([id, { mark }]) => (mark ? [[id, { mark, at: 0 }]] : []))),
    pointed: Object.fromEntries(all.flatMap(([id, { pointed: quote }]) => (quote ? [[id, [{ lines: [1, 1], quote, at: 0 }]]] : []))),
    ...change,
  };
  const findings = all.map(([id, { found = 0, words }]) => finding(id, found, words));
  const grade = gradeAttempt(sheet, findings, TEMPLATE);
  const rubric = withStrong ? all.map(([id]) => ({ ...criterion(id), strong: `Strong ${id}.` })) : [];
  const model = buildReview({
    name: NAME,
    sheet,
    answer: TEXT,
    ...(grade && { grade }),
    known: {
      problem: { ...problem, rubric } as unknown as PracticeProblem,
      scaffold: { text: TEMPLATE, sections: PLAN, cursorOffset: 0 },
      termOf: (concept) => (concept === 'canary' ? 'canary release' : concept),
      findings,
      pitfallFindings: [finding('manual', 1, 'A person is told.'), finding('slow', 0.5, undefined)],
      bareTools: [],
      next: [],
    },
  });
  assert.ok(model);
  return model;
}
const wordsOf = (quote: ReviewQuote | undefined) => (quote?.pieces ?? []).map(({ text }) => text).join('');
const letters = (text: string) => text.replace(/\s/g, '').length;
const only = (model: ReviewModel, id: string) => model.criteria.find((one) => one.id === id)?.revealed;

describe('A review', () => {
  it('says nothing of findings, standards or scores while marks are blind', () => {
    const model = review({ a: { mark: 'met', found: 1, words: 'It goes back' }, b: { found: 1 } });
    assert.equal(model.stage, 'marking');
    assert.equal(model.blind, true);
    const text = JSON.stringify(model);
    for (const word of ['Strong', 'found', 'It goes back', 'agreed', 'canary release']) assert.ok(!text.includes(word), word);
  });

  it('puts mark and finding side by side once every criterion is marked', () => {
    const model = review({ a: { mark: 'met', found: 0.5, words: '2 minutes' }, b: { mark: 'not-met' } });
    assert.equal(model.stage, 'graded');
    assert.deepEqual(only(model, 'a'), {
      finding: 'partial',
      quotes: [
        {
          from: 64,
          to: 94,
          lines: [9, 9],
          pieces: [
            { text: 'It goes back within ', counts: false },
            { text: '2 minutes', counts: true },
            { text: '.', counts: false },
          ],
        },
      ],
      pointed: [],
      lacks: [{ signal: 'canary', held: false, spans: [] }],
      strong: 'Strong a.',
      credit: 0.5,
      applies: true,
      shownBy: 'check',
      offered: 'partly',
    });
    assert.deepEqual(model.terms, { canary: 'canary release' });
  });

  it('shows findings beside the marks of a guided attempt from the first one on', () => {
    const model = review({ a: { found: 1 }, b: { mark: 'met' } }, { mode: 'guided' });
    assert.equal(model.stage, 'marking');
    assert.equal(only(model, 'a')?.finding, 'found');
    assert.equal(model.result, undefined);
  });

  it('offers nothing to accept where mark and finding agree, where the user showed the lines, and where it does not apply', () => {
    const model = review({
      agrees: { mark: 'met', found: 1 },
      shown: { mark: 'met', pointed: 'A person is told.' },
      more: { mark: 'not-met', found: 1 },
    });
    assert.equal(only(model, 'agrees')?.offered, undefined);
    assert.equal(only(model, 'shown')?.offered, undefined);
    assert.equal(only(model, 'more')?.offered, 'met');
  });

  it('quotes pointed lines, and says which of them are not in the text as handed in', () => {
    const model = review({ a: { mark: 'met', pointed: 'A person is told.' }, b: { mark: 'met', pointed: 'Never handed in.' } });
    assert.deepEqual(only(model, 'a')?.pointed[0]?.quote?.lines, [10, 10]);
    assert.deepEqual(only(model, 'b')?.pointed, [{ text: 'Never handed in.' }]);
  });

  it('sorts blockers by how far they are shown', () => {
    const is = { blocker: true } as const;
    const model = review({
      a: { mark: 'met', found: 1, is },
      b: { mark: 'partly', found: 1, is },
      c: { mark: 'met', is },
      d: { mark: 'met' },
    });
    assert.deepEqual(model.result?.blockers, { shown: ['a'], half: ['b'], missing: ['c'] });
  });

  it('still shows marks and their score where this version does not know the problem', () => {
    const blank = parseSheet(buildSheet({ problem: NAME.slug, mode: 'guided' }));
    assert.equal(blank.kind, 'sheet');
    const finished = { at: 0, text: TEXT, criteria: [criterion('a')] };
    const sheet = { ...blank.sheet, finished, marks: { a: { mark: 'met' as const, at: 0 } } };
    const grade = gradeAttempt(sheet);
    assert.ok(grade);
    const model = buildReview({ name: NAME, sheet, grade });
    assert.equal(model?.result?.grade.yours, 100);
    assert.equal(model.debrief, undefined);
    assert.equal(model.answer, 'gone');
  });
});

describe('A debrief', () => {
  it('names the two fixes worth most, blockers first, each with a model sentence', () => {
    const { debrief } = review({
      light: { mark: 'not-met', is: { weight: 1, blocker: true } },
      heavy: { mark: 'not-met', is: { weight: 3 } },
      half: { mark: 'partly', found: 1, is: { weight: 3 } },
      held: { mark: 'met', found: 1, is: { weight: 3 } },
    });
    assert.deepEqual(debrief?.fixes, [
      { criterion: 'light', points: 10, model: 'Strong light.' },
      { criterion: 'heavy', points: 30, model: 'Strong heavy.' },
    ]);
  });

  it('names as strengths only what is fully shown by lines, the heaviest first', () => {
    const { debrief } = review({
      light: { mark: 'met', found: 1, words: 'It goes back' },
      heavy: { mark: 'met', found: 1, words: 'A person is told.', is: { weight: 3 } },
      silent: { mark: 'met', found: 1, is: { weight: 3 } },
      half: { mark: 'partly', found: 1, words: 'A person', is: { weight: 3 } },
    });
    assert.deepEqual(
      debrief?.strengths.map(({ criterion: id, quotes }) => [id, wordsOf(quotes[0])]),
      [
        ['heavy', 'A person is told.'],
        ['light', 'It goes back within 2 minutes.'],
      ],
    );
  });

  it('names the pitfalls that were walked into, with their lines, and none that were only brushed', () => {
    const { debrief } = review({ a: { mark: 'met', found: 1 } });
    assert.deepEqual(
      debrief?.pitfalls.map(({ instead, quotes }) => [instead, quotes[0]?.lines]),
      [['A rule decides.', [10, 10]]],
    );
  });

  it('names an important question that was never asked, and not one that the answer asks', () => {
    const { debrief } = review({ a: { mark: 'met' } });
    assert.deepEqual(debrief?.unasked, [{ question: 'How many alarms can the team look at?', answer: 'Two a week.' }]);
  });

  it('adds up to the lost points: all fixes of an attempt without credit weigh what their criteria weigh', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (one, other) => {
        const { debrief } = review({ a: { mark: 'not-met', is: { weight: one } }, b: { mark: 'not-met', is: { weight: other } } });
        const sum = (debrief?.fixes ?? []).reduce((all, { points }) => all + points, 0);
        assert.ok(Math.abs(sum - 100) <= 0.1);
      }),
    );
  });
});

describe('Questions', () => {
  const asked = (...questions: string[]) => findUnasked(problem.clarifications, questions, '', '').map(({ question }) => question);

  it('count as asked in other words and endings', () => {
    assert.deepEqual(asked('How many alarms per week does the team look at?', 'When do the labels arrive, how fast?'), []);
  });

  it('do not count as asked where one word is shared', () => {
    assert.deepEqual(asked('Who is in the team?', 'Are labels needed?').length, 2);
  });

  it('that the brief brought are not the writer’s', () => {
    const brief = 'How fast do labels arrive?';
    assert.equal(findUnasked(problem.clarifications, [], brief, brief).length, 2);
  });
});

describe('Quotes', () => {
  it('stand in the order of the text, say their words as written, mark every word that counts, and never overlap', () => {
    const span = fc.tuple(fc.nat(80), fc.nat(40)).map(([from, length]) => ({ from, to: from + length }));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '. ', '?'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.array(span, { maxLength: 6 }), (words, spans) => {
        const quotes = buildQuotes(words, spans);
        let end = 0;
        for (const quote of quotes) {
          assert.equal(wordsOf(quote), words.slice(quote.from, quote.to));
          assert.equal(wordsOf(quote), wordsOf(quote).trim());
          assert.ok(quote.from >= end && quote.to > quote.from);
          assert.deepEqual(
            quote.lines,
            [quote.from, quote.to - 1].map((at) => words.slice(0, at + 1).split('\n').length),
          );
          end = quote.to;
        }
        const counting = quotes
          .flatMap(({ pieces }) => pieces.filter(({ counts }) => counts))
          .reduce((sum, piece) => sum + letters(piece.text), 0);
        const wanted = new Set(spans.flatMap(({ from, to }) => [...Array(Math.max(0, to - from)).keys()].map((step) => from + step)));
        assert.equal(counting, letters([...wanted].map((at) => words[at] ?? '').join('')));
      }),
    );
  });

  it('have their whole sentence, and are one where they share it', () => {
    const text = 'First. We shift 5 % and wait 10 min. Then more.\n| p99 | 80 ms |';
    const quotes = buildQuotes(
      text,
      [15, 28, text.indexOf('80 ms')].map((from) => ({ from, to: from + 4 })),
    );
    assert.deepEqual(quotes.map(wordsOf), ['We shift 5 % and wait 10 min.', '| p99 | 80 ms |']);
  });
});

describe('Sections side by side', () => {
  it('hold the own text without the template’s comments, the reference, and planned beside used time', () => {
    const sections = buildReviewSections({
      plan: PLAN,
      handedIn: `${TEMPLATE}It goes back.\n\n\`\`\`html\n<!-- kept -->\n\`\`\`\n`,
      reference: problem.answer,
      seconds: { rollback: 90 },
    });
    assert.deepEqual(sections, [
      { id: 'contract', heading: 'Contract', minutes: 10, seconds: 0, yours: '' },
      {
        id: 'rollback',
        heading: 'Rollback',
        minutes: 5,
        seconds: 90,
        yours: 'It goes back.\n\n```html\n<!-- kept -->\n```',
        reference: 'The router moves **all** traffic back.',
      },
    ]);
  });
});

describe('Tools without their concept', () => {
  const lexicon = compileLexicon({
    concepts: [
      { id: 'feature-store', term: 'feature store', kind: 'component', what: '-', when: '-', say: '-' },
      { id: 'online-store', term: 'online store', kind: 'component', is: ['feature-store'], what: '-', when: '-', say: '-' },
      { id: 'feast', term: 'Feast', kind: 'tool', abbr: ['Feast'], provides: ['feature-store'], what: '-', when: '-', say: '-' },
    ],
  });
  const bare = (text: string, brief = '') =>
    findBareTools(buildEvidenceIndex(parseDesignDoc(text), lexicon, new Map(), buildForeignText([brief]))).map(
      ({ tool, times, provides, first }) => [tool, times, provides, first.lines[0]],
    );

  it('are named with how often and where first', () => {
    assert.deepEqual(bare('We start.\n\nFeast is used. We like Feast.\n\nFeast again.'), [['feast', 3, ['feature-store'], 3]]);
  });

  it('are none where the concept, or something narrower, is named anywhere, in a diagram too', () => {
    assert.deepEqual(bare('Feast is our feature store.'), []);
    assert.deepEqual(bare('Feast is used.\n\nAn online store answers in 3 ms.'), []);
    assert.deepEqual(bare('Feast is used.\n\n```mermaid\nflowchart LR\n  a[Feature store]\n```'), []);
  });

  it('are none where only the brief names them', () => {
    const brief = 'The team already runs Feast on three machines in one rack and likes it.';
    assert.deepEqual(bare(`${brief}\n\nWe cache.`, brief), []);
  });
});

describe('What next', () => {
  const listed = (number: number, complete = true) => ({ slug: `0${number}-p`, number, title: `P${number}`, complete });
  const problems = [1, 2, 3, 4].map((number) => listed(number, number !== 3)) as unknown as Parameters<typeof readNextSteps>[2];
  const catalog = { studyPlan: [{ week: 1, focus: '-', load: '-', days: [{ problems: [1, 2] }, { problems: [3, 4] }] }] };
  const kinds = (slug: string, mode: 'guided' | 'interview', band: 'not-yet' | 'mid' | 'senior', practised: string[] = []) =>
    readNextSteps({ slug, mode, grade: { band: { band, caps: [] } } }, catalog, problems, new Set(practised)).map((step) =>
      step.kind === 'again' ? step.mode : step.kind === 'problem' ? step.problem.number : step.kind,
    );

  it('is the next problem of the plan that can be started and was not practised', () => {
    assert.deepEqual(kinds('01-p', 'interview', 'mid'), [2, 'interview', 'rest']);
    assert.deepEqual(kinds('02-p', 'interview', 'senior'), [4, 'interview', 'rest']);
    assert.deepEqual(kinds('01-p', 'interview', 'mid', ['02-p']), [4, 'interview', 'rest']);
  });

  it('is another try where the band is not yet there, and an interview after a well-graded guided attempt', () => {
    assert.deepEqual(kinds('01-p', 'guided', 'not-yet'), ['guided', 2, 'rest']);
    assert.deepEqual(kinds('01-p', 'guided', 'senior'), ['interview', 2, 'rest']);
  });

  it('comes round to what was left out, and ends when all is practised', () => {
    assert.deepEqual(kinds('04-p', 'interview', 'mid'), [1, 'interview', 'rest']);
    assert.deepEqual(kinds('04-p', 'interview', 'mid', ['01-p', '02-p']), ['interview', 'rest']);
  });
});

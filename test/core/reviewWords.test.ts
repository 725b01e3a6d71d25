import assert from 'node:assert/strict';
import type { Grade } from '../../src/core/review/grade';
import type { ReviewCriterion } from '../../src/core/review/reviewCriterion';
import { bareToolSentence, hintsSentence, minutesText, pointsText, timeSentence } from '../../src/words/debriefWords';
import { blockersSentence, calibrationSentence, resultCard } from '../../src/words/resultWords';
import { agreementSentence, creditReason, creditText, lackTexts, linesText, reviewTitle, savedSentence } from '../../src/words/reviewWords';

const revealed = (change: Partial<NonNullable<ReviewCriterion['revealed']>>) => ({
  revealed: { finding: 'partial' as const, quotes: [], pointed: [], lacks: [], credit: 0.5 as const, applies: true, ...change },
});

const grade: Grade = {
  criteria: [],
  applicable: 10,
  total: 10,
  unmarked: [],
  yours: 85,
  check: 64.2,
  agreed: 63.6,
  dimensions: [{ dimension: 'scope', score: 80 }, { dimension: 'depth' }],
  band: { band: 'mid', caps: [] },
  ladder: { reached: 2, rungs: [{ level: 1, state: 'held' }] },
  pillars: [],
};

describe('The words of a review', () => {
  it('say what a criterion earned of its weight', () => {
    const text = (weight: number, credit: 0 | 0.5 | 1) => creditText({ weight, ...revealed({ credit }) });
    assert.deepEqual([text(1, 0.5), text(3, 0.5), text(2, 1), text(2, 0)], ['½ of 1', '1½ of 3', '2 of 2', '0 of 2']);
    assert.equal(creditText({ weight: 2, ...revealed({ applies: false }) }), 'does not apply');
  });

  it('say why a mark does not earn what it claims', () => {
    assert.match(creditReason({ mark: 'met', ...revealed({ credit: 0.5 }) }), /half counts/);
    assert.match(creditReason({ mark: 'met', ...revealed({ credit: 0, finding: 'missing' }) }), /nothing counts yet/);
    assert.match(creditReason({ mark: 'not-met', ...revealed({ credit: 0, finding: 'found' }) }), /your mark stands/);
    assert.equal(creditReason({ mark: 'met', ...revealed({ credit: 1, finding: 'found', shownBy: 'check' }) }), '');
  });

  it('count marks that agree and differ', () => {
    const agrees = revealed({});
    const differs = revealed({ offered: 'met' });
    assert.equal(agreementSentence([agrees, agrees, differs]), '2 marks agree with what the lines show, 1 differs.');
    assert.equal(agreementSentence([agrees]), 'Every mark agrees with what the lines show.');
    assert.equal(agreementSentence([]), 'Nothing was checked.');
  });

  it('name lines, marks and problems as people do', () => {
    assert.equal(linesText({ lines: [4, 4] }), 'Line 4');
    assert.equal(linesText({ lines: [4, 6] }), 'Lines 4 to 6');
    assert.equal(savedSentence('not-met', 3, 10), 'Not met. Saved. 3 of 10 marked.');
    assert.equal(reviewTitle({ problem: { slug: '03-canary', number: 3, title: 'Canary' } }), '03 · Canary');
    assert.equal(reviewTitle({ problem: { slug: '99-gone' } }), '99-gone');
  });

  it('name what is missing by its term and the line of the rest', () => {
    const quote = { from: 12, to: 20, lines: [2, 2] as const, pieces: [] };
    const texts = lackTexts(
      [
        { signal: { window: 'any' }, held: false, spans: [] },
        { signal: 'canary', held: false, spans: [] },
      ],
      [quote],
      {
        terms: { canary: 'canary release' },
        lineStarts: [0, 10],
      },
    );
    assert.deepEqual(texts, ['No time window near line 2', 'No canary release near line 2']);
  });
});

describe('The words of a result', () => {
  it('make a card of five lines of Markdown', () => {
    const model = {
      problem: { slug: '03-canary', number: 3, title: 'Canary' },
      mode: 'interview' as const,
      date: '2026-11-23',
      result: { grade, blockers: { shown: [], half: [], missing: [] } },
    };
    assert.deepEqual(resultCard(model).split('\n'), [
      '**03 · Canary** (interview, 2026-11-23)',
      '- **64/100, mid** (own marks 85, check 64)',
      '- Scope 80 · Depth –',
      '- Ladder: deploy · roll back',
      '- Nothing stands out yet',
    ]);
  });

  it('say how far marks and check lie apart', () => {
    assert.equal(calibrationSentence(grade), 'Your marks are 21 points above what the check found.');
    assert.equal(calibrationSentence({ yours: 60, check: 64 }), 'Your marks and the check see the answer alike.');
    assert.equal(calibrationSentence({ yours: 60 }), '');
  });

  it('name the blockers that are missing or half shown', () => {
    assert.equal(blockersSentence({ shown: ['a'], half: [], missing: ['rollback-trigger'] }), '1 of 2 shown. Missing: “Rollback trigger”.');
    assert.equal(blockersSentence({ shown: ['a', 'b'], half: [], missing: [] }), 'All 2 are shown.');
  });
});

describe('The words of a debrief', () => {
  it('say what a tool named alone would have given', () => {
    const first = { from: 0, to: 5, lines: [1, 1] as const, pieces: [] };
    const tool = { tool: 'feast', times: 3, provides: ['feature-store', 'online-store'], first };
    assert.equal(
      bareToolSentence(tool, { feast: 'Feast', 'feature-store': 'feature store', 'online-store': 'online store' }),
      'You named Feast three times and never what it gives: feature store or online store.',
    );
  });

  it('say hints, points and minutes as people do', () => {
    assert.match(hintsSentence([1, 2]), /^You used the first and second hints\./);
    assert.equal(hintsSentence([]), '');
    assert.equal(pointsText(12.4), 'worth 12 points of 100');
    assert.equal(pointsText(0.4), 'worth under a point');
    assert.deepEqual([0, 40, 340].map(minutesText), ['–', 'under 1 min', '6 min']);
  });

  it('say which section took the most over its plan and which got no time', () => {
    const section = (heading: string, minutes: number, seconds: number) => ({ id: heading, heading, minutes, seconds });
    assert.equal(
      timeSentence([section('A', 4, 240), section('B', 4, 600), section('C', 4, 0)]),
      '“B” took 6 minutes more than planned. No time went to “C”.',
    );
    assert.equal(timeSentence([section('A', 4, 250)]), '');
  });
});

import assert from 'node:assert/strict';
import type { TimerState } from '../../src/core/attempt/timer';
import { clockText, clockTooltip, formatClock, formatLeft, formatSpan, gapQuestion, timeUpSentence } from '../../src/words/clockWords';

const MINUTE = 60_000;
const timer = (leftMs: number, change: Partial<TimerState> = {}): TimerState => ({
  state: 'running',
  elapsedMs: 30 * MINUTE - leftMs,
  plannedMs: 30 * MINUTE,
  leftMs,
  over: leftMs < 0,
  short: leftMs < 6 * MINUTE,
  ...change,
});

describe('The clock in words', () => {
  it('counts minutes and seconds, and hours where there are any', () => {
    assert.deepEqual([0, 999, 61_000, 12 * MINUTE + 40_000, 62 * MINUTE + 5_000].map(formatClock), [
      '0:00',
      '0:01',
      '1:01',
      '12:40',
      '1:02:05',
    ]);
  });

  it('says what is left, or by how much it is over', () => {
    assert.equal(formatLeft(timer(12 * MINUTE + 40_000)), '12:40 left');
    assert.equal(formatLeft(timer(-3 * MINUTE - 10_000)), '3:10 over');
  });

  it('says a span as a person would', () => {
    assert.deepEqual([1, MINUTE, 34 * MINUTE, 89 * MINUTE, 91 * MINUTE, 47 * 60 * MINUTE, 72 * 60 * MINUTE].map(formatSpan), [
      '1 minute',
      '1 minute',
      '34 minutes',
      '89 minutes',
      '2 hours',
      '47 hours',
      '3 days',
    ]);
  });

  it('shows state, time and section in the status bar', () => {
    const shown = { number: 18, shown: true, owned: true };
    assert.equal(clockText({ ...shown, timer: timer(12 * MINUTE), section: 'Tests' }), '$(clock) 12:00 left · Tests');
    assert.equal(clockText({ ...shown, timer: timer(12 * MINUTE), shown: false }), '$(clock) #18');
    assert.equal(clockText({ ...shown, timer: timer(-1), owned: false }), '$(multiple-windows) 0:01 over · #18');
    assert.equal(clockText({ ...shown, timer: timer(0, { state: 'paused' }) }), '$(debug-pause) 0:00 left · #18');
    const asking = (why: 'unseen' | 'set-back') => timer(0, { state: 'asking', gap: { why, ranMs: 0, gapMs: 34 * MINUTE } });
    assert.equal(clockText({ ...shown, timer: asking('unseen') }), '$(question) 34 minutes not seen · #18');
    assert.equal(clockText({ ...shown, timer: asking('set-back') }), '$(question) system clock set back · #18');
  });

  it('tells a screen reader the same as a sentence', () => {
    assert.equal(
      clockTooltip({ timer: timer(12 * MINUTE, { state: 'paused' }), number: 18, mode: 'interview', owned: false }),
      'Problem 18, interview: paused, 12:00 left of 30 minutes. The clock runs in another window. Click for the menu.',
    );
    assert.match(
      clockTooltip({ timer: timer(0), number: 18, mode: 'guided', owned: true }),
      /^Problem 18, guided: running, 0:00 left of 30 minutes. Click/,
    );
  });

  it('asks after a gap whether the time counts, and says why it asks', () => {
    const questions = (['unseen', 'slept', 'set-back'] as const).map((why) => gapQuestion({ why, ranMs: 0, gapMs: 34 * MINUTE }));
    assert.equal(new Set(questions).size, 3);
    for (const question of questions) assert.match(question, /^The .+ Does that time count\?$/);
  });

  it('says once that the time is over, and that nothing is lost', () => {
    assert.match(timeUpSentence(timer(0)), /^The 30 minutes are over\. The text stays open/);
  });
});

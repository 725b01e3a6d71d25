import assert from 'node:assert/strict';
import type { Need, Signal } from '../../src/core/problem/evidenceLanguage';
import { findingText, signalText } from '../../src/words/findingWords';
import { checkWays } from './checkOne';

const context = (text: string) => ({
  termOf: (id: string) => id.replaceAll('-', ' '),
  lineOf: (offset: number) => text.slice(0, offset).split('\n').length,
});

describe('findingText', () => {
  const say = (text: string, need: readonly Signal[]) => findingText(checkWays(text, [{ in: 'sentence', need }]), context(text));

  it('says what is named and what is not, and near which line', () => {
    assert.equal(
      say('Text.\n\nThe canary is ended at 2 % errors.', ['canary', { number: 'percent' }, { window: 'any' }]),
      'Names canary and a percentage; no time window near line 3.',
    );
  });

  it('says why words that look right do not count', () => {
    assert.equal(say('We skip the canary.', ['canary']), 'Canary is left out in line 1.');
    assert.equal(say('Feast holds 4 features.', ['feature-store']), 'Feature store is not named, only a tool for it in line 1.');
    assert.equal(say('We bake bread.', ['canary']), 'No canary.');
  });
});

describe('signalText', () => {
  const cases: readonly (readonly [Need, string])[] = [
    [{ concept: 'canary', negated: true }, 'that canary is left out'],
    [{ phrase: 'by hand' }, '“by hand”'],
    [{ oneOf: ['canary', 'gate', 'alert', 'psi'] }, 'canary, gate, alert or the like'],
    [{ atLeast: 2, of: ['canary', 'gate', { window: 'any' }] }, '2 of canary, gate and a time window'],
    [{ atLeast: 1, of: ['canary', 'gate'] }, 'canary or gate'],
    [{ number: ['percent', 'ratio'], compared: true }, 'a limit given as a percentage or a ratio'],
    [{ number: 'any' }, 'a number with its unit'],
    [{ metric: 'any', threshold: 'any', window: 'any' }, 'a metric with a threshold and a time window'],
    [{ metric: ['latency', 'psi'] }, 'latency or psi'],
    [{ cause: 'data-drift', reaction: 'retraining' }, 'retraining tied to data drift'],
    [{ actor: 'any', action: 'rollback', deadline: 'any' }, 'who in charge of rollback and by when'],
    [{ actor: 'owner', action: 'rollback' }, 'owner in charge of rollback'],
    [{ node: 'canary' }, 'canary in a diagram'],
    [{ state: 'canary' }, 'the state canary in a diagram'],
    [
      { edge: { from: 'canary', to: 'rollback', label: { number: 'any' } } },
      'an arrow from canary to rollback labelled with a number with its unit in a diagram',
    ],
    [{ edge: {} }, 'an arrow in a diagram'],
    [{ branch: { at: 'gate', labels: ['canary', 'rollback'] } }, 'a decision at gate with branches for canary and rollback in a diagram'],
    [{ branch: { labels: ['canary', 'rollback'] } }, 'a decision with branches for canary and rollback in a diagram'],
    [{ table: { columns: ['latency'], rows: 2 } }, 'a table with latency in 2 or more filled rows'],
    [{ code: { language: 'sql', order: [{ text: 'a' }, { text: 'b' }] } }, 'sql code with the steps in their order'],
    [{ code: { language: ['sql', 'python'], order: [{ text: 'a' }] } }, 'sql or python code'],
  ];
  for (const [signal, expected] of cases) it(expected, () => assert.equal(signalText(signal, context('')), expected));
});

import assert from 'node:assert/strict';
import { findNegations } from '../../src/core/document/polarity';
import { parseTokens } from '../../src/core/document/token';

/** What a sentence says it does without, as "kind stretch", with `~` where failures and metrics still count. */
function negations(text: string): string[] {
  const tokens = parseTokens(text, 0, text.length);
  return findNegations(tokens).map(
    ({ from, to, kind, soft }) => `${kind}${soft ? '~' : ''} ${text.slice(tokens[from]?.from, tokens[to - 1]?.to)}`,
  );
}

describe('findNegations', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'The rollout does not exceed one region.': [],
    'A feature store is not in scope.': ['excluded A feature store is not'],
    'A rebuild is not an option.': ['excluded A rebuild is not'],
    'No page on latency is needed here.': ['negated No page on latency is needed here'],
    'No spike was seen.': ['negated~ No spike was seen'],
    'The column holds null/none in that week.': [],
    'None of the replicas restarts.': ['negated None of the replicas restarts'],
    'We avoid retraining.': ['excluded~ avoid retraining'],
    'We lack a registry.': ['excluded lack a registry'],
    'Instead, we retrain.': [],
    'We use shadow traffic as opposed to a canary.': ['excluded opposed to a canary'],
    'It is rather slow.': [],
    'It decides nothing: 52 % of a canary is noise.': ['negated nothing'],
    'We do not do any of this: a canary.': ['negated not do any of this: a canary.'],
    'The pod ran out of memory.': [],
    'One non-goal is a feature store.': ['excluded One non-goal'],
    'It runs as a non root user.': [],
    'Two days are left.': [],
    'Requests may drop at night.': [],
    'We drop the canary.': ['excluded drop the canary'],
    'They decided not to retrain.': ['excluded decided not to retrain'],
    'They chose a canary.': [],
    'We do not retrain and we alert.': ['negated not retrain'],
    'A canary that does not pass is ended.': [],
    'We never deploy without a canary.': [],
  };
  for (const [text, expected] of Object.entries(cases)) it(text, () => assert.deepEqual(negations(text), expected));
});

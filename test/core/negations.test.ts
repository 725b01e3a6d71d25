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
    'For the skip rate I use the delta method.': [],
    'Skip rate: 4 % over accounts.': [],
    'The share of skips is compared in an A/B test.': [],
    'We skip rate limits.': ['excluded skip rate limits'],
    'Skip rate limits in the gateway.': ['excluded Skip rate limits in the gateway'],
    'We skip counts.': ['excluded skip counts'],
    'The job skips the canary.': ['excluded skips the canary'],
    'Instead of 34 TB of slides we keep 5.5 TB.': ['excluded Instead of 34 TB of slides'],
    '7 days instead of 24 hours save 3 GPUs.': ['excluded instead of 24 hours'],
    'We take a registry rather than a canary we would have to watch.': ['excluded rather than a canary'],
    'Instead of building a canary we buy a gate.': ['excluded Instead of building a canary'],
    'We buy a gate instead of building the canary they want.': ['excluded instead of building the canary they want'],
    "What a team doesn't need at night is lent to the others.": ["negated doesn't need at night"],
    'What nobody opened for 60 days goes to the archive.': ['negated nobody opened for 60 days'],
    "What we don't build is a canary.": ["negated don't build is a canary"],
    'A panel that stands for no decision is deleted by the owner.': ['negated~ no decision'],
    'We accept that for hours no model is rolled back.': ['negated~ no model is rolled back'],
    'It went out without checking that the canary was watched.': ['excluded~ without checking that the canary was watched'],
    'The key is copied; without it the canary is noise.': ['excluded~ without it the canary is noise'],
    'A rollout without a gate would need a canary.': ['excluded~ without a gate would need a canary'],
    'What leaves is an alert: no model is rolled back.': ['negated~ no model is rolled back'],
    'We want models that in no case are rolled back.': ['negated~ no case are rolled back'],
    'Models without an owner are deleted from the registry.': ['excluded~ without an owner'],
    'We ship without a canary.': ['excluded~ without a canary'],
    'No less than and not less than 65 % are released.': [],
    'Not fewer than three judges see it.': [],
    'I judge no group with fewer than 200 workers.': [],
    'There is no group below 200 workers.': [],
    'There is no canary, below 200 requests or above.': ['negated~ no canary, below 200 requests or above'],
    'To avoid starvation the head of the queue gets a reservation.': ['excluded~ avoid starvation'],
    'To avoid the cost of the canary we ship at night.': ['excluded~ avoid the cost of the canary'],
    'To avoid running the canary twice, a lock is taken.': ['excluded~ avoid running the canary twice'],
    'If more than 0.5 % of hits are wrong, the cache is bypassed.': [],
    'If traffic is low, the canary is skipped.': ['excluded the canary is skipped'],
    'If traffic is low, the canary is bypassed.': ['excluded the canary is bypassed'],
    'When the canary, the gate and the registry are too dear, monitoring is left out.': ['excluded monitoring is left out'],
  };
  for (const [text, expected] of Object.entries(cases)) it(text, () => assert.deepEqual(negations(text), expected));
});

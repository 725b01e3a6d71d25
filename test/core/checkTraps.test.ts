import assert from 'node:assert/strict';
import type { Signal } from '../../src/core/problem/evidenceLanguage';
import type { Refusal } from '../../src/core/reading/refusal';
import { checkSignals } from './checkOne';

type Expected = 'found' | Refusal | 'missing';

const auto = 'automatic-rollback';

/** A text, a signal, and whether it counts; where it does not, why. */
const traps: readonly (readonly [text: string, signal: Signal, expected: Expected])[] = [
  // Said plainly
  ['If p99 exceeds 50 ms, the gateway rolls itself back.', auto, 'found'],
  ['Auto-rollback fires after five minutes.', auto, 'found'],
  ['The gateway rolls the new model back at 2 % errors.', 'rollback', 'found'],
  ['We revert the release when errors double.', 'rollback', 'found'],
  ['canary 5 % → 25 % → 100 %; rollback if p99 > 50 ms for 5 min', 'rollback', 'found'],
  ['- rollback: automatic, p99 > 50 ms', 'rollback', 'found'],
  ['We automatically roll back on errors.', auto, 'found'],
  ['The gateway automatically deploys the model.', 'deployment', 'found'],
  ['Then we go back to our previous version.', 'rollback', 'found'],
  ['The quickly promoted gate decides.', 'gate', 'found'],
  ['It pages our on-call.', 'alert', 'found'],
  ['Still broken? No: revert.', 'rollback', 'found'],
  ['Errors gone? No, we roll back.', 'rollback', 'found'],
  // Promised
  ['We will follow best practices for the rollback.', 'rollback', 'promise'],
  ['We might add a rollback to it down the road.', 'rollback', 'promise'],
  // Negated
  ['There is no automatic rollback.', auto, 'negated'],
  ['We do not roll back automatically.', auto, 'negated'],
  ["We don't roll back automatically.", auto, 'negated'],
  ['The team never uses a feature store.', 'feature-store', 'negated'],
  ['Neither canary nor shadow traffic is part of it.', 'canary', 'negated'],
  ['We have no canary, shadow traffic or promotion gate.', 'gate', 'negated'],
  ['There is no longer a feature store in the path.', 'feature-store', 'negated'],
  // Excluded
  ['We skip the canary for small models.', 'canary', 'excluded'],
  ['The canary is skipped for small models.', 'canary', 'excluded'],
  ['We decided against a feature store.', 'feature-store', 'excluded'],
  ['A feature store is out of scope.', 'feature-store', 'excluded'],
  ['Out of scope: a feature store, shadow traffic.', 'feature-store', 'excluded'],
  ['## Out of scope\n\n- A feature store with a TTL of 24 h\n', 'feature-store', 'excluded'],
  ['Non-goals:\n\n- a feature store that serves 10k rps\n', 'feature-store', 'excluded'],
  ['We ship straight to all users without a canary.', 'canary', 'excluded'],
  ['We use shadow traffic instead of a canary.', 'canary', 'excluded'],
  ['We use shadow traffic rather than a canary.', 'canary', 'excluded'],
  ['A canary is not needed at this size.', 'canary', 'excluded'],
  ['A feature store would be overkill for two models.', 'feature-store', 'excluded'],
  ['We rule out a feature store because of its cost.', 'feature-store', 'excluded'],
  ['The canary was left out.', 'canary', 'excluded'],
  ['Nothing watches the canary.', 'canary', 'negated'],
  ['We ignore the canary in this design.', 'canary', 'excluded'],
  ['We have a lack of monitoring.', 'monitoring', 'excluded'],
  // Traps on the other side: these do count
  ['Not only a canary but also shadow traffic checks the model.', 'canary', 'found'],
  ['The canary takes no more than 5 % of requests.', 'canary', 'found'],
  ['The canary lasts no longer than 30 minutes.', 'canary', 'found'],
  ['Zero downtime: the canary takes over pod by pod.', 'downtime', 'found'],
  ['We never deploy without a rollback plan.', 'rollback', 'found'],
  ['We never deploy without a rollback plan.', 'deployment', 'found'],
  ['Do not promote until the gate passes.', 'promotion', 'found'],
  ['Do not promote until the gate passes.', 'gate', 'found'],
  ['No model is promoted unless the gate passes.', 'promotion', 'found'],
  ['If it does not pass the gate, roll back.', 'gate', 'found'],
  ['If it does not pass the gate, roll back.', 'rollback', 'found'],
  ['The promotion gate cannot be skipped.', 'gate', 'found'],
  ['Nobody can deploy without passing the gate.', 'gate', 'found'],
  ['The canary must not exceed a latency of 50 ms.', 'latency', 'found'],
  ['We use a canary instead of shadow traffic.', 'canary', 'found'],
  ['Instead of a feature store, we run a canary.', 'canary', 'found'],
  ['Without a feature store, we would see data drift late.', 'data-drift', 'found'],
  ['We do not use a feature store, we run a canary of 5 %.', 'canary', 'found'],
  ['There is no feature store because the canary is enough.', 'canary', 'found'],
  ['Models that do not pass the gate are never promoted.', 'gate', 'found'],
  ['A canary avoids downtime.', 'downtime', 'found'],
  ['The canary can tell us about latency, it cannot tell us about drift.', 'data-drift', 'found'],
  ['Two days with a canary instead of nine at a gate.', 'gate', 'found'],
  ['Two days instead of nine for a canary of the model.', 'canary', 'found'],
  ['We use shadow traffic instead of running a canary in front of users.', 'canary', 'excluded'],
  ['## Never again in silence\n\nThe alarm pages the on-call engineer within 5 minutes.\n', 'on-call', 'found'],
  ['## A canary instead of a big bang\n\nThe gateway promotes the model.\n', 'promotion', 'found'],
  ['## What we do not build\n\n- A feature store with a TTL of 24 h\n', 'feature-store', 'excluded'],
  ['One job handles all of it, so no separate check of latency is needed.', 'latency', 'negated'],
  ['No alert watches the error rate.', 'error-rate', 'negated'],
  ['none/drift: counted separately by the job.', 'data-drift', 'found'],
  // Promises
  ['In future we may add a canary and monitoring, and stop when one fails.', 'canary', 'promise'],
  ['Someday we might retrain if drift is seen.', 'retraining', 'promise'],
  ['If the canary does not behave properly, the gateway will roll back.', 'rollback', 'found'],
  ['We will add monitoring later.', 'monitoring', 'promise'],
  ['A canary is really very important.', 'canary', 'promise'],
  ['Monitoring is key!', 'monitoring', 'promise'],
  ['A canary is important because the error rate tells in minutes.', 'canary', 'found'],
  ['One should consider a canary and monitoring.', 'canary', 'promise'],
  ['We considered a canary and took it for the first hour.', 'canary', 'found'],
  ['We do not do any of this: a canary, then monitoring for an hour.', 'canary', 'negated'],
  ['Not so fast: the canary waits for an hour.', 'canary', 'found'],
  ['It takes no new study and finishes the canary.', 'canary', 'found'],
  ['Monitoring: TBD', 'monitoring', 'promise'],
  ['The model should be monitored appropriately.', 'monitoring', 'promise'],
  ['Alerts are to be defined.', 'alert', 'promise'],
  ['At some point we might retrain the model.', 'retraining', 'promise'],
  ['We will retrain as needed.', 'retraining', 'promise'],
  ['## Future work\n\nWe build a feature store for the online path.\n', 'feature-store', 'promise'],
  ['The job will alert the on-call engineer when PSI is over 0.2.', 'alert', 'found'],
  ['Two hours later the canary takes all traffic.', 'canary', 'found'],
  // Lists of terms
  ['Canary, rollback, monitoring, feature store, model registry', 'canary', 'term-list'],
  ['- Canary\n- Rollback\n- Monitoring\n', 'rollback', 'term-list'],
  ['We use canary, rollback, monitoring, a feature store, a model registry and alerts.', 'rollback', 'term-list'],
  ['Key concepts: canary, rollback, monitoring, feature store', 'rollback', 'term-list'],
  ['- Canary: 5 % for an hour\n- Rollback: by the gateway\n', 'rollback', 'found'],
  ['PSI, canary, rollback, latency, monitoring, drift, 0.1, 0.25, 5 %, 2 days, £2.', 'canary', 'term-list'],
  ['PSI 0.1, canary, rollback for 5 minutes, latency, monitoring, drift 2 days, outage', 'canary', 'term-list'],
  ['canary rollback latency 5 % monitoring drift outage alert promotion gate 2 days PSI deployment feature store', 'canary', 'term-list'],
  ['Canary, rollback, 5 %. Latency, drift, 2 days. Outage, alert, 0.1. Gate, promotion, 0.25.', 'canary', 'term-list'],
  ['Canary, rollback, alert, gate. PSI, drift, outage, latency. Owner, deploy, retrain, revert. The canary waits.', 'canary', 'term-list'],
  ['Canary / rollback / alert / gate / 5 % / PSI', 'canary', 'term-list'],
  ['Monthly bill: canary $18, monitoring $46, drift checks $95, rollback $20, alerts $3.', 'rollback', 'found'],
  ['Canary 20 min, monitoring 5 %, drift 90 GB, rollback 0.1.', 'rollback', 'term-list'],
  ['Canary 5 %, monitoring 10 %, drift 20 %, rollback 25 %.', 'rollback', 'term-list'],
  ['canary 30 + latency 15 + rollback 20, monitoring, alert, drift = 65 s', 'canary', 'found'],
  ['- p99 > 80 ms, error rate > 1 %, PSI > 0.2, outage: revert', 'rollback', 'found'],
  ['We check latency, drift, downtime and errors of every canary.', 'canary', 'found'],
  ['Ramp of the canary: 1 %, 5 %, 25 %, 100 %', 'canary', 'found'],
  ['commit → unit + data tests (fail: PR blocked) → train → canary (fail: revert) → full → monitor', 'canary', 'found'],
  ['canary → → gate → → monitor → full → → deploy → train blocked (: fail → PR revert', 'canary', 'scrambled'],
  ['Drift pages the owner; alarm never retrains.', 'alert', 'found'],
  ['alarm never retrains.', 'alert', 'found'],
  ['- (a) the gateway reverts to the old version (b) the on-call reads the log (c) the owner writes it down', 'rollback', 'found'],
  ['The canary compares the model with the one that serves.', 'canary', 'found'],
  ['The job builds a canary.', 'canary', 'found'],
  // Not statements
  ['## Automatic rollback\n', auto, 'heading'],
  ['See [canary with automatic rollback](https://example.org/canary).', auto, 'term-list'],
  ['https://example.org/automatic-rollback', auto, 'missing'],
  ['<!-- automatic rollback when p99 > 50 ms -->', auto, 'missing'],
  ['![automatic rollback](rollback.png)', auto, 'missing'],
  ['```python\n# automatic rollback\nrollback()\n```', 'rollback', 'missing'],
  ['~~We have an automatic rollback.~~', auto, 'missing'],
  // A tool is not the concept
  ['Feast holds 40 features for the ranking model.', 'feature-store', 'tool-only'],
  ['Feast is our feature store for 40 features.', 'feature-store', 'found'],
  // Words in no order
  [
    'exceeds the if stays p99 for rollback the and traffic to 50 automatic minutes than ms version more previous five of goes back',
    'rollback',
    'scrambled',
  ],
  // Wordings
  ['The optimization takes 2 hours.', 'behaviour', 'found'],
  ['The optimisations take 2 hours.', 'behaviour', 'found'],
  ['We watch PSI every day.', 'psi', 'found'],
  ['We watch psi every day.', 'psi', 'missing'],
  ['CI/CD runs on every commit.', 'ci-cd', 'found'],
  ['We watch PSI every day.', 'drift-metric', 'found'],
  ['The deployment target is a cluster of 12 nodes.', 'deployment', 'missing'],
];

describe('a concept in a sentence', () => {
  for (const [text, signal, expected] of traps) {
    it(`${expected}: ${typeof signal === 'string' ? signal : JSON.stringify(signal)} in “${text.replaceAll('\n', ' ⏎ ')}”`, () => {
      const finding = checkSignals(text, [signal]);
      const got = finding.finding === 'found' ? 'found' : (finding.signals[0]?.refused ?? 'missing');
      assert.equal(got, expected);
    });
  }
});

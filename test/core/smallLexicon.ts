import { compileLexicon } from '../../src/core/reading/lexiconIndex';
import type { Concept } from '../../src/core/problem/lexicon';

const concept = (id: string, kind: Concept['kind'], rest: Partial<Concept> = {}): Concept => ({
  id,
  kind,
  term: id.replaceAll('-', ' '),
  what: 'An example.',
  when: 'In tests.',
  say: 'A number.',
  ...rest,
});

/** A lexicon for tests, small enough to be known by heart. */
export const smallLexicon = compileLexicon({
  concepts: [
    concept('rollback', 'action', { also: ['revert', 'go back to the previous version'] }),
    concept('automatic-rollback', 'practice', {
      also: ['auto rollback', 'roll back automatically', 'automatically roll back', 'rolls itself back'],
      is: ['rollback'],
    }),
    concept('canary', 'practice', { also: ['canary deployment', 'canary release'] }),
    concept('shadow-deployment', 'practice', { also: ['shadow traffic', 'mirrored traffic', 'shadow mode'] }),
    concept('monitoring', 'practice', { also: ['monitor', 'observability'] }),
    concept('alert', 'action', { also: ['alarm', 'page the on-call'] }),
    concept('gate', 'practice', { also: ['quality gate', 'promotion gate'] }),
    concept('deployment', 'action', { also: ['deploy'], unless: ['deployment target'] }),
    concept('promotion', 'action', { also: ['promote'] }),
    concept('feature-store', 'component'),
    concept('model-registry', 'component', { also: ['registry'] }),
    concept('retraining', 'action', { also: ['retrain'] }),
    concept('data-drift', 'failure', { also: ['drift', 'covariate shift'] }),
    concept('downtime', 'failure', { also: ['outage'] }),
    concept('latency', 'metric', { also: ['response time', 'p99 latency', 'p99'] }),
    concept('error-rate', 'metric', { also: ['share of failed requests'] }),
    concept('psi', 'metric', { term: 'population stability index', abbr: ['PSI'], is: ['drift-metric'] }),
    concept('drift-metric', 'metric'),
    concept('on-call', 'role', { term: 'on-call engineer', also: ['on call'] }),
    concept('owner', 'role', { also: ['ML engineer', 'platform team'] }),
    concept('behaviour', 'property', { also: ['optimisation'] }),
    concept('ci-cd', 'practice', { term: 'continuous delivery', abbr: ['CI/CD'] }),
    concept('feast', 'tool', { term: 'Feast', abbr: ['Feast'], provides: ['feature-store'], is: ['feature-store'] }),
    concept('kafka', 'tool', { term: 'Kafka' }),
    concept('metric-name', 'artifact', { term: 'metric' }),
    concept('threshold', 'property'),
  ],
});

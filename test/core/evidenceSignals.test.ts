import assert from 'node:assert/strict';
import type { DiagramGraph } from '../../src/core/diagram/diagramGraph';
import type { Scope, Signal } from '../../src/core/problem/evidenceLanguage';
import { checkSignals } from './checkOne';

const holds = (text: string, signal: Signal, scope: Scope = 'sentence') => checkSignals(text, [signal], scope).finding === 'found';

/** For each signal of the language: a text where it holds, and one where it does not. */
const examples: readonly (readonly [name: string, signal: Signal, yes: readonly string[], no: readonly string[]])[] = [
  [
    'a concept left out',
    { concept: 'feature-store', negated: true },
    ['We decided against a feature store.'],
    ['We run a feature store.', 'We bake bread.'],
  ],
  [
    'a phrase',
    { phrase: 'previous version traffic' },
    ['The previous version takes all the traffic.'],
    [
      'Traffic goes to the previous version.',
      'The previous version may one fine day take traffic.',
      'We never keep the previous version for traffic.',
    ],
  ],
  [
    'one of several',
    { oneOf: ['canary', { phrase: 'small share' }] },
    ['A small share goes first.', 'A canary of the model runs.'],
    ['All users get it.'],
  ],
  [
    'a number',
    { number: 'any' },
    ['It takes 5 minutes.', 'It pages at 04:20.'],
    ['Step 3 is next.', 'In 2024 we moved.', 'Version 1.2.3 is live.', 'A cap of 5 minutes was proposed, but nobody liked it.'],
  ],
  [
    'a compared number',
    { number: ['percent', 'duration'], compared: true },
    ['Errors stay below 2 %.', 'It must answer within 200 milliseconds.'],
    ['Errors were 2 %.', 'It uses at most 3 replicas.'],
  ],
  ['a window', { window: 'any' }, ['It is over 1 % for five minutes.', 'We watch a 7-day window.'], ['It starts in 5 minutes.']],
  ['a metric', { metric: 'any' }, ['Latency is watched by the gateway.', 'The p95 is watched.'], ['The model is watched.']],
  [
    'a metric with a threshold',
    { metric: 'latency', threshold: 'duration' },
    ['Latency stays under 50 ms.', 'The response time limit: 200 ms.', 'We allow 50 ms of latency.', '- latency: 50 ms'],
    ['Latency rises with load, and after some other long story about it all we waited 50 ms.', 'Latency is 3x.'],
  ],
  [
    'a metric with threshold and window',
    { metric: 'any', threshold: 'any', window: 'any' },
    ['p99 > 50 ms for 5 min', '| Metric | Limit | Window |\n|---|---|---|\n| latency | 50 ms | 5 min |'],
    ['p99 > 50 ms', 'Latency stays over 80 seconds.'],
  ],
  [
    'a metric in the lead-in',
    { metric: 'latency', threshold: 'any' },
    ['Latency of the service:\n\n- alert at more than 200 ms'],
    ['Latency of the service:\n\n- alert the team'],
  ],
  [
    'a metric in the lead-in with a window',
    { metric: 'latency', threshold: 'any', window: 'any' },
    ['Latency of the service:\n\n- alert at more than 200 ms for 5 minutes'],
    ['Latency of the service:\n\n- alert at more than 200 ms', 'Latency of the service:\n\n- alert over 80 seconds'],
  ],
  [
    'cause and reaction',
    { cause: 'data-drift', reaction: 'retraining' },
    [
      'When drift is seen, we retrain.',
      'Retraining starts on drift.',
      'drift → retrain',
      'Drift is over the limit. Then we retrain.',
      'We retrain when:\n\n- drift is over the limit',
      '| Cause | Answer |\n|---|---|\n| drift | retrain the model |',
    ],
    ['Drift and retraining are two topics of this talk.', 'We retrain weekly. Nobody sees drift.'],
  ],
  [
    'one of several causes',
    { cause: { oneOf: ['data-drift', 'downtime'] }, reaction: { oneOf: ['retraining', 'rollback'] } },
    ['When an outage is seen, we revert.'],
    ['An outage is seen. We bake bread.'],
  ],
  [
    'actor, action and deadline',
    { actor: 'any', action: 'rollback', deadline: 'any' },
    [
      'The on-call engineer reverts within 15 minutes.',
      'The ML engineer rolls back by Friday.',
      'The ML engineer rolls back by 10:00.',
      "The owner waits until eleven o'clock with the rollback.",
      'The owner rolls back before the end of the day.',
      'The owner rolls back the same morning.',
      'The owner rolls back by 27.11. at night.',
      'Until 27.11. the owner rolls back.',
      'The owner rolls back on 3.12.2026.',
      'The owner rolls back within the week.',
      '| Who | Does | Due |\n|---|---|---|\n| owner | rollback | 10:00 |',
      '| Who | Does | Due |\n|---|---|---|\n| on-call engineer | rollback | 2024-05-01 |',
    ],
    [
      'The on-call engineer reverts it.',
      'Revert within 15 minutes.',
      'The on-call engineer reverts versions 3:10.',
      'The owner reverts a score of 12.05.',
    ],
  ],
  [
    'actor and action',
    { actor: ['owner', 'on-call'], action: 'rollback' },
    ['The platform team does the rollback by hand.'],
    ['The rollback is done by hand.'],
  ],
  [
    'a number in a column that names its unit',
    { number: 'duration' },
    ['| Metric | Limit (ms) |\n|---|---|\n| p99 | 50 |'],
    ['| Metric | Limit |\n|---|---|\n| p99 | 50 |'],
  ],
  ['a phrase that negates', { phrase: 'never keep' }, ['We never keep two versions for long.'], ['We keep two versions for long.']],
  [
    'a metric with a window',
    { metric: 'latency', window: 'any' },
    ['Latency is watched for 5 minutes.'],
    ['Latency is watched by the gateway.'],
  ],
  [
    'an actor with a deadline in brackets',
    { actor: 'owner', action: 'rollback', deadline: 'any' },
    ['The rollback is done by the owner (15 minutes).'],
    ['The rollback is done by the owner at the end of it all.'],
  ],
  [
    'a table',
    { table: { columns: ['metric-name', 'threshold'], rows: 2 } },
    ['| Metric | Threshold |\n|---|---|\n| p99 | 50 ms |\n| PSI | 0.2 |'],
    [
      '| Metric | Threshold |\n|---|---|\n| p99 | 50 ms |\n| PSI | TBD |',
      '| Metric | Threshold |\n|---|---|\n| p99 |\n| PSI | 0.2 |',
      '| Metric | Owner |\n|---|---|\n| p99 | a |\n| PSI | b |',
    ],
  ],
  [
    'a Dockerfile in order',
    {
      code: {
        language: 'dockerfile',
        order: [{ instruction: 'COPY requirements*.txt' }, { instruction: 'RUN pip install' }, { instruction: 'COPY . .' }],
      },
    },
    ['```Dockerfile\nFROM python:3.12 # base\nCOPY requirements.txt .\nRUN pip \\\n  install -r requirements.txt\nCOPY . .\n```'],
    [
      '```Dockerfile\nCOPY . .\nRUN pip install -r requirements.txt\nCOPY requirements.txt .\n```',
      '```python\nCOPY\n```',
      'COPY requirements.txt',
    ],
  ],
  [
    'a Dockerfile with nothing too early',
    {
      code: {
        language: 'dockerfile',
        order: [{ instruction: ['COPY *lock*', 'COPY *requirements*'] }, { instruction: 'RUN pip install' }],
        notBefore: [{ instruction: ['COPY . *', 'ADD . *'] }],
      },
    },
    [
      '```dockerfile\nCOPY uv.lock .\nRUN pip install -r uv.lock\nCOPY . .\n```',
      '```dockerfile\nCOPY requirements.txt ./\nRUN pip install .\n```',
    ],
    [
      '```dockerfile\nCOPY . .\nCOPY uv.lock .\nRUN pip install -r uv.lock\nCOPY src/ .\n```',
      '```dockerfile\nCOPY uv.lock .\nADD . /app\nRUN pip install -r uv.lock\n```',
    ],
  ],
  [
    'YAML keys',
    { code: { language: 'yaml', order: [{ key: 'livenessProbe.httpGet' }, { key: 'spec.*Probe' }] } },
    ['```yml\nspec:\n  containers:\n    - name: a\n      livenessProbe:\n        httpGet:\n          path: /\n  readinessProbe: {}\n```'],
    ['```yaml\nlivenessProbe:\nhttpGet:\nspec:\n  readinessProbe: 1\n```'],
  ],
  [
    'Python calls',
    { code: { language: ['python', 'bash'], order: [{ call: ['mlflow.log_metric', 'log_metric'] }, { call: 'register_model' }] } },
    ['```py\nclient.log_metric("auc", 0.9)\nregister_model(name)  # now\n```'],
    [
      '```py\nregister_model(name)\nmlflow.log_metric("auc", 1)\n```',
      '```py\nlog_metric = register_model\n```',
      '```py\n# log_metric( register_model(\n```',
    ],
  ],
  [
    'calls in code with comments',
    { code: { language: 'groovy', order: [{ call: '*.deploy*canary*now' }, { text: 'https://*' }] } },
    ['```groovy\n// first\nkube.deploy_the_canary_now(5) // slowly\nget "https://a.b"\n```'],
    ['```groovy\n// kube.deploy_canary_now(5)\nget "https://a.b"\n```', '```groovy\nkube.deploy_now(5)\nget "https://a.b"\n```'],
  ],
  [
    'SQL text',
    { code: { language: 'sql', order: [{ text: 'event_time <= label_time' }] } },
    ['```sql\n-- point in time\nSELECT * FROM f WHERE f.x = 1\n  AND event_time <= label_time\n```', '```\nevent_time <= label_time\n```'],
    ['```sql\nSELECT event_time, label_time\n```'],
  ],
  [
    'Terraform blocks',
    { code: { language: 'terraform', order: [{ instruction: 'resource aws_s3_bucket' }, { key: 'lifecycle.prevent_destroy' }] } },
    ['```hcl\nresource "aws_s3_bucket" "models" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n```'],
    ['```hcl\nresource "aws_s3_bucket" "models" {\n  lifecycle {\n  }\n  prevent_destroy = true\n}\n```'],
  ],
];

describe('a signal', () => {
  for (const [name, signal, yes, no] of examples) {
    it(`holds: ${name}`, () => {
      for (const text of yes)
        assert.equal(holds(text, signal, typeof signal === 'object' && 'code' in signal ? 'code' : 'sentence'), true, text);
    });
    it(`does not hold: ${name}`, () => {
      for (const text of no)
        assert.equal(holds(text, signal, typeof signal === 'object' && 'code' in signal ? 'code' : 'sentence'), false, text);
    });
  }

  it('holds nowhere in a sentence where it asks for a drawing, or for one thing as the cause of itself', () => {
    assert.equal(holds('The owner does the rollback.', { actor: 'owner', action: { node: 'rollback' } }), false);
    assert.equal(holds('On drift we roll back.', { cause: { node: 'data-drift' }, reaction: 'rollback' }), false);
    assert.equal(holds('If the canary is ended, we go on.', { cause: 'canary', reaction: 'canary' }), false);
  });

  it('says that code has its steps in another order', () => {
    const signal: Signal = {
      code: { language: 'dockerfile', order: [{ instruction: 'COPY requirements.txt' }, { instruction: 'COPY . .' }] },
    };
    assert.equal(
      checkSignals('```dockerfile\nCOPY . .\nCOPY requirements.txt .\n```', [signal], 'code').signals[0]?.refused,
      'wrong-order',
    );
  });

  it('counts no code and no table that was given to the writer', () => {
    const code = '```sql\nSELECT 1\n```';
    const signal: Signal = { code: { language: 'sql', order: [{ text: 'SELECT 1' }] } };
    assert.equal(checkSignals(code, [signal], 'code', { foreign: [code] }).signals[0]?.refused, 'foreign');
    const table = '| Metric | Threshold |\n|---|---|\n| p99 | 50 ms |\n';
    assert.equal(checkSignals(table, [{ table: { columns: ['metric-name'], rows: 1 } }], 'block', { foreign: [table] }).finding, 'missing');
  });
});

describe('one of several signals', () => {
  const code: Signal = { code: { language: 'sql', order: [{ text: 'SELECT 1' }] } };
  const table: Signal = { table: { columns: ['metric-name'], rows: 1 } };
  const either: Signal = { oneOf: [table, code, { node: 'canary' }] };

  it('may be shown by a table, by code or by a diagram', () => {
    assert.equal(checkSignals('| Metric |\n|---|\n| p99 |\n', [either], 'block').finding, 'found');
    assert.equal(checkSignals('```sql\nSELECT 1\n```', [either], 'block').finding, 'found');
    const graph: DiagramGraph = { kind: 'flowchart', nodes: [{ id: 'c', label: 'Canary', line: 1 }], edges: [], labels: [] };
    const drawn = '```mermaid\nflowchart LR\n  c[Canary]\n```';
    assert.equal(checkSignals(drawn, [either], 'document', { graphs: new Map([['flowchart LR\n  c[Canary]', graph]]) }).finding, 'found');
    assert.equal(checkSignals('Canary, metric, SELECT 1.', [either], 'document').finding, 'missing');
  });
});

describe('a signal in a diagram', () => {
  const source = 'flowchart LR\n  c[Canary 5 %] --> g{p99 ok?}\n  g -->|over 50 ms| r[Rollback]\n  g -->|passes the gate| p[Promote]';
  const fence = `Text.\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`;
  const flowchart: DiagramGraph = {
    kind: 'flowchart',
    nodes: [
      { id: 'c', label: 'Canary 5 %', line: 1 },
      { id: 'g', label: 'p99 ok?', line: 1 },
      { id: 'r', label: 'Rollback', line: 2 },
      { id: 'p', label: 'Promote', line: 3 },
    ],
    edges: [
      { from: 'c', to: 'g', label: '', line: 1 },
      { from: 'g', to: 'r', label: 'over 50 ms', line: 2 },
      { from: 'g', to: 'p', label: 'passes the gate', line: 3 },
    ],
    labels: [],
  };
  const inDiagram = (graph: DiagramGraph, need: readonly Signal[], foreign?: readonly string[]) =>
    checkSignals(fence, need, 'diagram', { graphs: new Map([[source, graph]]), ...(foreign && { foreign }) });

  const cases: readonly (readonly [string, Signal, boolean])[] = [
    ['a node', { node: 'canary' }, true],
    ['a node that is not there', { node: 'feature-store' }, false],
    ['a concept, as a node', 'canary', true],
    ['words on an arrow', 'gate', true],
    ['a number on an arrow', { number: 'duration' }, true],
    ['a node of which only an arrow speaks', { node: 'gate' }, false],
    ['an edge', { edge: { from: 'latency', to: 'rollback' } }, true],
    ['an edge by its label', { edge: { to: 'rollback', label: { number: 'duration' } } }, true],
    ['an edge over one step between', { edge: { from: 'canary', to: 'rollback', label: { number: 'any' } } }, true],
    ['an edge the other way round', { edge: { from: 'rollback', to: 'canary' } }, false],
    ['a branch', { branch: { at: 'latency', labels: ['gate', { number: 'duration' }] } }, true],
    ['a branch with a label missing', { branch: { labels: ['gate', 'canary'] } }, false],
    ['one of two drawn things', { oneOf: [{ node: 'feature-store' }, { edge: { to: 'rollback' } }] }, true],
    ['one of a word and a drawn thing', { oneOf: ['canary', { state: 'gate' }] }, true],
    ['one of two things that are not there', { oneOf: ['feature-store', { edge: { from: 'rollback' } }] }, false],
    ['a state in a flowchart', { state: 'rollback' }, false],
  ];
  for (const [name, signal, expected] of cases) {
    it(`${expected ? 'finds' : 'does not find'} ${name}`, () => assert.equal(inDiagram(flowchart, [signal]).finding === 'found', expected));
  }

  it('finds states in a state diagram and labels in other kinds', () => {
    assert.equal(inDiagram({ ...flowchart, kind: 'state' }, [{ state: 'rollback' }]).finding, 'found');
    assert.equal(
      inDiagram({ kind: 'other', nodes: [], edges: [], labels: ['Rollback at 02:10'] }, [{ node: 'rollback' }]).finding,
      'found',
    );
  });

  it('reads messages and notes where it asks for words', () => {
    const nodes = flowchart.nodes.filter(({ id }) => id === 'c' || id === 'g');
    const edges = [{ from: 'c', to: 'g', label: 'roll back within 5 minutes', line: 1 }];
    const sequence: DiagramGraph = { kind: 'sequence', nodes, edges, labels: ['the gate decides'] };
    assert.equal(inDiagram(sequence, ['rollback', { number: 'duration' }, 'gate']).finding, 'found');
    assert.equal(inDiagram(sequence, [{ node: 'rollback' }]).finding, 'missing');
  });

  it('counts nothing that stood in the stub, and all that was added to it', () => {
    const stub = `\`\`\`mermaid\n${source.split('\n').slice(0, 2).join('\n')}\n\`\`\``;
    assert.equal(inDiagram(flowchart, [{ node: 'canary' }], [stub]).signals[0]?.refused, 'foreign');
    assert.equal(inDiagram(flowchart, [{ node: 'rollback' }], [stub]).finding, 'found');
  });
});

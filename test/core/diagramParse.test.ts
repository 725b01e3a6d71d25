import assert from 'node:assert/strict';
import type { DiagramGraph } from '../../src/core/diagram/diagramGraph';
import { parseMermaid } from '../../src/diagrams/parseMermaid';

async function graphOf(source: string): Promise<DiagramGraph> {
  const result = await parseMermaid(source);
  assert('graph' in result, JSON.stringify(result));
  return result.graph;
}

describe('A Mermaid block becomes a graph', function () {
  this.timeout(60_000); // the package is loaded once

  it('from a flowchart: nodes, labelled edges and subgraphs, each with its line', async () => {
    const graph = await graphOf(`flowchart LR
  subgraph serving [Serving side]
    gate{"p99 < 50 ms?"} & shadow --> log[(Log store)]
  end
  gate -->|5 % of traffic| canary(["\`**New** model\`"])
  gate -- no --> back[Roll back]
  back -.-> serving
`);
    assert.deepEqual(graph, {
      kind: 'flowchart',
      nodes: [
        { id: 'gate', label: 'p99 < 50 ms?', line: 2, parent: 'serving' },
        { id: 'shadow', label: 'shadow', line: 2, parent: 'serving' },
        { id: 'log', label: 'Log store', line: 2, parent: 'serving' },
        { id: 'canary', label: 'New model', line: 4 },
        { id: 'back', label: 'Roll back', line: 5 },
        { id: 'serving', label: 'Serving side', line: 1, group: true },
      ],
      edges: [
        { from: 'gate', to: 'log', label: '', line: 2 },
        { from: 'shadow', to: 'log', label: '', line: 2 },
        { from: 'gate', to: 'canary', label: '5 % of traffic', line: 4 },
        { from: 'gate', to: 'back', label: 'no', line: 5 },
        { from: 'back', to: 'serving', label: '', line: 6 },
      ],
      labels: [],
    });
  });

  it('from a sequence: participants, messages, and alternatives as labelled branches of whoever sends first', async () => {
    const graph = await graphOf(`sequenceDiagram
  actor U as On-call<br/>engineer
  participant M as Model
  loop every 5 min
    M->>M: check drift
  end
  alt PSI over 0.2
    M-xU: page
    Note over U: within 15 min
  else healthy
    M-->>M: carry on
  end
`);
    assert.deepEqual(graph, {
      kind: 'sequence',
      nodes: [
        { id: 'U', label: 'On-call engineer', line: 1 },
        { id: 'M', label: 'Model', line: 2 },
      ],
      edges: [
        { from: 'M', to: 'M', label: 'check drift', line: 4 },
        { from: 'M', to: 'U', label: 'page', line: 7 },
        { from: 'M', to: 'M', label: 'carry on', line: 10 },
        { from: 'M', to: 'U', label: 'PSI over 0.2', line: 6 },
        { from: 'M', to: 'M', label: 'healthy', line: 9 },
      ],
      labels: ['every 5 min', 'within 15 min'],
    });
  });

  it('from states: composites are parents, dots have no label, notes are labels', async () => {
    const graph = await graphOf(`stateDiagram-v2
  [*] --> Shadow
  Shadow --> Canary : metrics hold
  state Canary {
    [*] --> Five
    Five --> Fifty : 30 min
  }
  state "Rolled back" as Back
  Canary --> Back : errors > 1 %
  note right of Shadow : mirrors traffic
`);
    assert.deepEqual(graph, {
      kind: 'state',
      nodes: [
        { id: '[*]1', label: '' },
        { id: 'Shadow', label: 'Shadow', line: 1 },
        { id: 'Canary', label: 'Canary', line: 2, group: true },
        { id: '[*]2', label: '', parent: 'Canary' },
        { id: 'Five', label: 'Five', line: 4, parent: 'Canary' },
        { id: 'Fifty', label: 'Fifty', line: 5, parent: 'Canary' },
        { id: 'Back', label: 'Rolled back', line: 7 },
      ],
      edges: [
        { from: '[*]1', to: 'Shadow', label: '', line: 1 },
        { from: 'Shadow', to: 'Canary', label: 'metrics hold', line: 2 },
        { from: '[*]2', to: 'Five', label: '', line: 4 },
        { from: 'Five', to: 'Fifty', label: '30 min', line: 5 },
        { from: 'Canary', to: 'Back', label: 'errors > 1 %', line: 8 },
      ],
      labels: ['mirrors traffic'],
    });
  });

  it('from entities: relations, with attributes as labels', async () => {
    const graph = await graphOf(`erDiagram
  FEATURE ||--o{ "FEATURE VALUE" : has
  FEATURE {
    string name PK "unique in a group"
  }
`);
    assert.deepEqual(graph, {
      kind: 'er',
      nodes: [
        { id: 'FEATURE', label: 'FEATURE', line: 1 },
        { id: 'FEATURE VALUE', label: 'FEATURE VALUE', line: 1 },
      ],
      edges: [{ from: 'FEATURE', to: 'FEATURE VALUE', label: 'has', line: 1 }],
      labels: ['string name PK', 'unique in a group'],
    });
  });

  it('where `graph` writes everything on one line', async () => {
    const { edges } = await graphOf('graph TD; A-->B; B--xC');
    assert.deepEqual(edges, [
      { from: 'A', to: 'B', label: '', line: 0 },
      { from: 'B', to: 'C', label: '', line: 0 },
    ]);
  });

  it('with lines as written, below front matter, directives and comments', async () => {
    const { nodes } = await graphOf(
      '---\ntitle: x\n---\n%%{init: {"theme": "dark"}}%%\r\n%% first\r\nflowchart LR\r\n  %% A is not here\r\n  A --> B\r\n',
    );
    assert.deepEqual(
      nodes.map(({ line }) => line),
      [7, 7],
    );
  });

  it('with boxes coloured by name, without a window to ask', async () => {
    const { labels } = await graphOf('sequenceDiagram\n  box LightBlue Serving\n  participant A\n  end\n  A->>A: hi\n');
    assert.deepEqual(labels, ['Serving']);
    assert(!('window' in globalThis));
  });

  it('with clicks, links, scripts and images as text at most', async () => {
    const { nodes } = await graphOf(`flowchart LR
  A["<script>alert(1)</script> x <img src=x onerror=alert(2)> #lt;b#gt;"] --> B
  click A call alert("x") "tip"
  click B href "javascript:alert(1)" "tip"
`);
    assert.deepEqual(
      nodes.map(({ label }) => label),
      ['alert(1) x <b>', 'B'],
    );
  });

  it('with the lines of names that hold others, and of arrows with heads', async () => {
    const { nodes, edges } = await graphOf('flowchart LR\n  AB --> A-B\n  A --oB\n  B --x A\n  é["x"] --> B\n');
    assert.deepEqual(
      nodes.map(({ id, line }) => [id, line]),
      [
        ['AB', 1],
        ['A-B', 1],
        ['A', 2],
        ['B', 2],
        ['é', 4],
      ],
    );
    assert.deepEqual(
      edges.map(({ line }) => line),
      [1, 2, 3, 4],
    );
  });

  it('in time that grows with its size', async () => {
    const { nodes } = await graphOf(`flowchart LR\n${Array.from({ length: 5000 }, (_, number) => `n${number}`).join('\n')}`);
    assert.deepEqual([nodes.length, nodes[4999]?.line], [5000, 5000]);
  });

  it('alike however often and however many at a time', async () => {
    const sources = [
      'flowchart LR\nA-->B',
      'pie\n"GPU" : 3',
      'stateDiagram-v2\n[*]-->A\nstate A {\n[*]-->B\n--\n[*]-->C\n}',
      'C4Context\nPerson(a, "Ada")',
    ];
    const once = await Promise.all(sources.map((source) => parseMermaid(source)));
    const again = await Promise.all([...sources, ...sources].map((source) => parseMermaid(source)));
    assert.deepEqual(again, [...once, ...once]);
  });
});

/** A good block of every kind without a graph, the texts it shows, and a broken one with the line of its error. */
const OTHERS: Readonly<Record<string, readonly [good: string, labels: readonly string[], broken: string, line: number]>> = {
  class: [
    'classDiagram\n  class Model["The model"] {\n    +predict() float\n  }\n  Model --> Store : reads',
    ['The model', '+predict() : float', 'Store', 'reads'],
    'classDiagram\n  A <|-x B',
    1,
  ],
  gantt: [
    'gantt\n  title Rollout\n  dateFormat YYYY-MM-DD\n  section Canary\n  Five percent :a, 2026-01-01, 3d',
    ['Rollout', 'Canary', 'Five percent', 'Five percent 3d'],
    'gantt\n  section Canary\n  Five percent',
    2,
  ],
  timeline: [
    'timeline\n  title Incident\n  2 AM : Latency climbs : Stale results',
    ['Incident', '2 AM', 'Latency climbs', 'Stale results'],
    'timeline\n  02:00 : Page',
    1,
  ],
  c4: [
    'C4Context\n  title Landscape\n  Boundary(b, "Bank") {\n  System(s, "Scoring", "Rates loans")\n  }\n  Person(p, "Analyst")\n  Rel(p, s, "Asks", "HTTPS")',
    ['Landscape', 'Bank', 'Scoring', 'Rates loans', 'Analyst', 'Asks', 'HTTPS'],
    'C4Context\n  Person(p, "Analyst"',
    1,
  ],
  mindmap: [
    'mindmap\n  root((Monitoring))\n    Data quality\n    Drift',
    ['Monitoring', 'Data quality', 'Drift'],
    'mindmap\n  one\n two',
    2,
  ],
  pie: ['pie title Cost\n  "GPU" : 60\n  "CPU" : 40', ['Cost', 'GPU', 'CPU'], 'pie\n  "GPU" 60', 1],
  xychart: [
    'xychart-beta\n  title "Latency"\n  x-axis [jan, feb]\n  y-axis "ms" 0 --> 9\n  bar [1, 2]',
    ['Latency', 'jan', 'feb', 'ms'],
    'xychart-beta\n  bar [a',
    1,
  ],
  quadrant: [
    'quadrantChart\n  title Risk\n  x-axis Cheap --> Dear\n  quadrant-1 Do it\n  Canary: [0.3, 0.6]',
    ['Risk', 'Cheap', 'Dear', 'Do it', 'Canary'],
    'quadrantChart\n  Canary [1,2]',
    1,
  ],
  journey: [
    'journey\n  title Day\n  section Work\n    Label data: 2: Ada',
    ['Day', 'Work', 'Label data', 'Ada'],
    'journey\n  Label data',
    1,
  ],
  gitGraph: ['gitGraph\n  commit tag: "v1"\n  branch canary\n  commit', ['main', 'canary', 'v1'], 'gitGraph\n  checkout nowhere', 1],
  requirement: [
    'requirementDiagram\n  requirement fresh {\n    id: 1\n    text: under an hour\n  }',
    ['fresh', 'under an hour'],
    'requirementDiagram\n  requirement x',
    1,
  ],
  block: ['block-beta\n  a["Feature store"] b', ['Feature store', 'b'], 'block-beta\n  a[', 1],
  kanban: ['kanban\n  todo[To do]\n    t[Write runbook]', ['To do', 'Write runbook'], 'kanban\n  todo[', 1],
  sankey: ['sankey-beta\n\nTrain,Serve,10', ['Train', 'Serve'], 'sankey-beta\n\nTrain,Serve', 2],
  architecture: [
    'architecture-beta\n  group api(cloud)[API]\n  service db(database)[Features] in api',
    ['API', 'Features'],
    'architecture-beta\n  foo',
    1,
  ],
  packet: ['packet-beta\n0-15: "Source"', ['Source'], 'packet-beta\n0-15 "Source"', 1],
  radar: ['radar-beta\n  axis a["Scope"], b["Depth"]\n  curve me["Ada"]{1,2}', ['Scope', 'Depth', 'Ada'], 'radar-beta\n  axis', 1],
  treemap: ['treemap-beta\n"Cost"\n    "GPU": 10', ['Cost', 'GPU'], 'treemap-beta\n"Cost', 1],
};

describe('A Mermaid block of another kind gives every text a reader sees', function () {
  this.timeout(60_000);

  for (const [kind, [good, labels, broken, line]] of Object.entries(OTHERS)) {
    it(`${kind}, and a broken one points at its line`, async () => {
      const graph = await graphOf(good);
      assert.deepEqual([graph.kind, graph.nodes, graph.edges], ['other', [], []]);
      assert.deepEqual(
        [...labels].filter((label) => !graph.labels.includes(label)),
        [],
        graph.labels.join(' · '),
      );
      const result = await parseMermaid(broken);
      assert('error' in result, 'the broken one parses');
      assert.equal(result.error.line, line, JSON.stringify(result.error));
    });
  }
});

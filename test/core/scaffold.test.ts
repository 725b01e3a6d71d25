import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { checkPlan } from '../../src/core/attempt/answerPlan';
import { readAnswerSections, sectionAt } from '../../src/core/attempt/answerSections';
import { parseFrame, type Frame } from '../../src/core/attempt/frame';
import { KINDS } from '../../src/core/problem/problem';
import { buildBrief, isUntouched, scaffold, scaffoldOf, type Scaffoldable } from '../../src/core/attempt/scaffold';

const problem: Scaffoldable = {
  number: 3,
  title: 'Design a Canary Deployment Strategy for ML Models',
  minutes: 30,
  whyItMatters: 'A new model meets real users in small steps.',
  scenario: 'A grocery app in 40 cities ranks 2,000 items.\r\n\r\nPeak is 9k requests per second.\n',
  requirements: { functional: ['Split traffic', 'Go back alone'], nonFunctional: ['Back within 2 minutes', 'No p99 above 80 ms'] },
  sections: [
    { id: 'traffic-split', heading: 'Splitting the traffic', minutes: 6, question: 'Who is in the canary, and why do they stay there?' },
    { id: 'rollback', heading: 'Rollback', minutes: 5, question: 'What takes it back?', replaces: 'operations' },
  ],
  diagrams: [{ id: 'split', section: 'architecture', title: 'From request to answer', mermaid: 'flowchart LR\n  A --> B\n' }],
};

function frameOf(kind: string): Frame {
  const result = parseFrame(readFileSync(`templates/${kind}.md`, 'utf8'));
  assert.equal(result.kind, 'frame', JSON.stringify(result));
  return result.frame;
}

describe('A scaffold', () => {
  const { text, sections, cursorOffset } = scaffold(problem, frameOf('design'));

  it('has title and brief on top, the brief in a region that folds, its markers on lines of their own', () => {
    const brief = buildBrief(problem, frameOf('design'));
    assert.ok(text.startsWith(`${brief}\n\n## `));
    assert.match(brief, /^# 03 · Design a Canary Deployment Strategy for ML Models\n\n<!-- #region Brief -->\n\n_30 minutes/);
    assert.match(brief, /\n\n<!-- #endregion -->$/);
    for (const said of [problem.whyItMatters, '2,000 items.\n\nPeak', '- Split traffic\n- Go back alone', '- Back within 2 minutes']) {
      assert.ok(brief.includes(said), said);
    }
  });

  it('comes from the frame that a compiled problem carries, and says where that is broken', () => {
    const frame = readFileSync('templates/design.md', 'utf8');
    assert.deepEqual(scaffoldOf({ ...problem, kind: 'design', frame }), scaffold(problem, frameOf('design')));
    assert.throws(() => scaffoldOf({ ...problem, kind: 'design', frame: '' }), /The frame design has an error in line \d+/);
  });

  it('puts the sections of the problem where the frame has its deep dives, or in place of those they replace', () => {
    assert.deepEqual(
      sections.map(({ id, minutes }) => `${id} ${minutes}`),
      ['clarifications 4', 'requirements 4', 'architecture 7', 'traffic-split 6', 'rollback 5', 'trade-offs 4'],
    );
  });

  it('guides with a comment that names the minutes', () => {
    assert.match(text, /## Splitting the traffic\n\n<!-- 6 min · Who is in the canary, and why do they stay there\? -->\n/);
  });

  it('has the diagram stub in its section', () => {
    const architecture = text.slice(text.indexOf('## Architecture'), text.indexOf('## Splitting'));
    assert.match(architecture, /\n<!-- From request to answer -->\n\n```mermaid\nflowchart LR\n {2}A --> B\n```\n\n$/);
  });

  it('has the cursor on an empty line under the guidance of the first section', () => {
    assert.match(text.slice(0, cursorOffset), /## Clarifications and assumptions\n\n<!-- 4 min [^>]+ -->\n\n$/);
    assert.match(text.slice(cursorOffset), /^\n\n## Requirements and numbers\n/);
  });

  it('leaves no place unfilled and ends with a line break', () => {
    assert.doesNotMatch(text, /\{[a-zA-Z]+\}/);
    assert.match(text, /-->\n\n\n$/);
  });

  it('keeps braces, comment ends and fences of the content from doing harm', () => {
    const odd = scaffold(
      {
        ...problem,
        scenario: 'A template {title} and {minutes}.',
        sections: [{ id: 'x', heading: 'X', minutes: 3, question: 'Why a --> b?' }],
        diagrams: [{ id: 'd', section: 'x', title: 'a --> b', mermaid: 'flowchart\n  a["```"]' }],
      },
      frameOf('design'),
    ).text;
    assert.ok(odd.includes('A template {title} and {minutes}.'));
    assert.ok(odd.includes('Why a -> b? -->') && odd.includes('<!-- a -> b -->'));
    assert.match(odd, /\n````mermaid\nflowchart\n {2}a\["```"\]\n````\n/);
  });

  it('leaves a place that nobody fills as it is', () => {
    const frame = frameOf('design');
    assert.match(buildBrief(problem, { ...frame, head: '{title} {nobody}' }), / \{nobody\}$/);
  });

  it('is untouched whatever the line ends, and touched after one key', () => {
    assert.ok(isUntouched(text.replaceAll('\n', '\r\n'), text));
    assert.ok(!isUntouched(`${text.slice(0, cursorOffset)}a${text.slice(cursorOffset)}`, text));
  });
});

describe('The frames', () => {
  it('are one for each kind of problem', () => {
    assert.deepEqual(
      readdirSync('templates')
        .filter((file) => file.endsWith('.md'))
        .sort(),
      KINDS.map((kind) => `${kind}.md`).sort(),
    );
  });

  for (const kind of KINDS) {
    it(`of ${kind} spend exactly the minutes of the problem, give every section some, and are found again by their headings`, () => {
      const frame = frameOf(kind);
      const ids = frame.sections.map(({ id }) => id);
      const own = fc.record({ minutes: fc.integer({ min: 1, max: 12 }), replaces: fc.option(fc.constantFrom(...ids), { nil: undefined }) });
      fc.assert(
        fc.property(
          fc.integer({ min: 5, max: 120 }),
          fc.uniqueArray(own, { minLength: 1, maxLength: 3, selector: (o) => o.replaces ?? o }),
          (minutes, owns) => {
            const filled: Scaffoldable = {
              ...problem,
              minutes,
              diagrams: [],
              sections: owns.map((o, nth) => ({
                id: `own-${nth}`,
                heading: `Own ${nth}`,
                question: 'Why?',
                minutes: o.minutes,
                ...(o.replaces !== undefined && { replaces: o.replaces }),
              })),
            };
            const { text, sections } = scaffold(filled, frame);
            assert.equal(
              sections.reduce((sum, section) => sum + section.minutes, 0),
              minutes,
            );
            if (checkPlan(filled, frame).length === 0) {
              assert.ok(sections.every((section) => section.minutes >= 1));
              for (const section of filled.sections) assert.equal(sections.find(({ id }) => id === section.id)?.minutes, section.minutes);
            }
            assert.ok(!text.includes('\r'));
            assert.deepEqual(
              readAnswerSections(text, sections).map(({ id }) => id),
              sections.map(({ id }) => id),
            );
          },
        ),
      );
    });
  }

  it('say what is wrong with them, and where', () => {
    const good = readFileSync('templates/design.md', 'utf8');
    const error = (text: string) => {
      const result = parseFrame(text);
      return result.kind === 'error' ? `${result.error.code} ${result.error.line}` : 'none';
    };
    assert.equal(error(good.replaceAll('\n', '\r\n')), 'none');
    assert.equal(error('# {title}\n'), 'no-section 1');
    assert.equal(error(good.replace('{whyItMatters}', '')), 'missing-place 1');
    assert.equal(error(good.replace('<!-- #endregion -->', '')), 'missing-region 1');
    assert.equal(error(good.replace(/## \{heading\}[\s\S]*?-->/, '')), 'no-deep-dives 42');
    assert.equal(error(`${good}\n## {heading}\n\n<!-- {minutes} -->\n`), 'two-deep-dives 45');
    assert.equal(error(`${good}\n## Again {#trade-offs 3}\n\n<!-- {minutes} -->\n`), 'same-id 45');
    assert.equal(error(`${good}\n## No id\n\n<!-- {minutes} -->\n`), 'bad-heading 45');
    assert.equal(error(`${good}\n## Bare {#bare 3}\n\ntext\n`), 'no-guidance 45');
    assert.equal(error(`${good}\n## Bare {#bare 3}\n\n<!-- no time named -->\n`), 'no-guidance 45');
  });
});

describe('A plan', () => {
  const frame = frameOf('design');
  const codes = (change: Partial<Scaffoldable>) => checkPlan({ ...problem, ...change }, frame).map(({ code }) => code);
  const own = { id: 'own', heading: 'Own', minutes: 3, question: 'Why?' };

  it('has no mistakes where the problem has none', () => assert.deepEqual(codes({}), []));
  it('knows the sections that are replaced', () => {
    assert.deepEqual(codes({ sections: [{ ...own, replaces: 'nowhere' }] }), ['unknown-replaced']);
  });
  it('has each id, heading and replaced section once', () => {
    assert.deepEqual(codes({ sections: [{ ...own, id: 'requirements' }] }), ['same-id']);
    assert.deepEqual(codes({ sections: [{ ...own, heading: 'architecture' }] }), ['same-heading']);
    assert.deepEqual(
      codes({
        sections: [
          { ...own, replaces: 'operations' },
          { ...own, id: 'two', heading: 'Two', replaces: 'operations' },
        ],
      }),
      ['replaced-twice'],
    );
  });
  it('knows the section of each diagram', () => {
    assert.deepEqual(codes({ diagrams: [{ id: 'd', section: 'nowhere', title: 'D', mermaid: 'x' }] }), ['unknown-diagram-section']);
  });
  it('leaves a minute for each section of the frame', () => {
    assert.deepEqual(codes({ minutes: 14 }), ['too-many-minutes']);
    assert.deepEqual(codes({ minutes: 15 }), []);
  });
});

describe('The sections of an answer', () => {
  const plan = [
    { id: 'a', heading: 'First  part', minutes: 2 },
    { id: 'b', heading: 'Second', minutes: 3 },
  ];

  it('are found by heading, whatever level, case, line ends and order', () => {
    const placed = readAnswerSections('# T\r\n\r\n### second ##\r\nx\r\n#### own\r\n## FIRST part\r\ny', plan);
    assert.deepEqual(placed, [
      { id: 'b', heading: 'Second', minutes: 3, from: 2, to: 5 },
      { id: 'a', heading: 'First  part', minutes: 2, from: 5, to: 7 },
    ]);
    assert.equal(sectionAt(placed, 4)?.id, 'b');
    assert.equal(sectionAt(placed, 0), undefined);
  });

  it('end where a heading of the user at their level begins', () => {
    assert.deepEqual(
      readAnswerSections('## Second\nx\n## Mine\ny\n', plan).map(({ from, to }) => [from, to]),
      [[0, 2]],
    );
  });

  it('are not taken from fences, comments or a second heading of that name', () => {
    const text = '```md\n## Second\n~~~\n```\n<!--\n## Second\n-->\n<!-- one line -->\n~~~~\n## Second\n~~~~\n## Second\n## Second\n';
    assert.deepEqual(
      readAnswerSections(text, plan).map(({ from, to }) => [from, to]),
      [[11, 12]],
    );
  });
});

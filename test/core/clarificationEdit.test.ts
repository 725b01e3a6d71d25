import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildClarification } from '../../src/core/attempt/clarificationEdit';

const plan = [
  { id: 'clarifications', heading: 'Clarifications', minutes: 4 },
  { id: 'architecture', heading: 'Architecture', minutes: 10 },
];
const said = { question: 'Who uses it?', reply: 'Dispatch does.' };

function after(answer: string): string {
  const { offset, text } = buildClarification(answer, plan, said);
  return answer.slice(0, offset) + text + answer.slice(offset);
}

describe('An answer of the interviewer', () => {
  it('opens a list under the guidance of the first section, and leaves the line to write on', () => {
    assert.equal(
      after('# One\n\n## Clarifications\n\n<!-- 4 min -->\n\n\n\n## Architecture\n'),
      '# One\n\n## Clarifications\n\n<!-- 4 min -->\n\n- **Who uses it?**\n  Dispatch does.\n\n\n\n## Architecture\n',
    );
  });

  it('goes on with the list that ends the section, answers of two lines included', () => {
    const once = after('## Clarifications\n\n- We assume one region.\n\n## Architecture\n');
    assert.equal(
      after(once),
      '## Clarifications\n\n- We assume one region.\n- **Who uses it?**\n  Dispatch does.\n- **Who uses it?**\n  Dispatch does.\n\n## Architecture\n',
    );
  });

  it('stands apart from a paragraph, and from a heading right below', () => {
    assert.equal(
      after('## Clarifications\nOne region.\n## Architecture\n'),
      '## Clarifications\nOne region.\n\n- **Who uses it?**\n  Dispatch does.\n\n## Architecture\n',
    );
  });

  it('stands before the first section where its own was taken out, and at the end of an answer without any', () => {
    assert.equal(after('# One\n\n## Architecture\n'), '# One\n\n- **Who uses it?**\n  Dispatch does.\n\n## Architecture\n');
    assert.equal(after('Notes.'), 'Notes.\n\n- **Who uses it?**\n  Dispatch does.');
    assert.equal(after(''), '- **Who uses it?**\n  Dispatch does.');
  });

  it('keeps the line ends of the answer', () => {
    assert.equal(
      after('## Clarifications\r\n\r\nOne.\r\n'),
      '## Clarifications\r\n\r\nOne.\r\n\r\n- **Who uses it?**\r\n  Dispatch does.\r\n',
    );
  });

  it('only ever adds: what was there stays, in its order', () => {
    const line = fc.constantFrom('', '## Clarifications', '## Architecture', '- one', '  more', 'Text.', '```', '<!-- note -->', '| a |');
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const answer = lines.join(eol);
        const { offset, text } = buildClarification(answer, plan, said);
        assert.ok(offset >= 0 && offset <= answer.length);
        assert.ok(text.includes('- **Who uses it?**') && text.includes('  Dispatch does.'));
        assert.ok(offset === 0 || answer.slice(offset - 1, offset) !== '\r', 'splits a line end');
        const [line] = (answer.slice(0, offset) + text).split(eol).slice(-2);
        assert.ok(line !== undefined);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { buildForeignText } from '../../src/core/reading/foreignText';
import { hasOwnText } from '../../src/core/evidence/ownText';

const given = '## Rollback\n\nSay who reverts the release, when, and how long it takes them.\n\n```yaml\nstrategy: canary\n```\n';
const foreign = buildForeignText([given]);
const isOwn = (text: string, from = 0, to = text.length) => hasOwnText(parseDesignDoc(text), { from, to }, foreign);

describe('hasOwnText', () => {
  it('is false for what was given, for comments and for nothing', () => {
    for (const text of [given, '', '<!-- We revert by hand. -->\n', '- \n- .\n']) assert.equal(isOwn(text), false, text);
  });

  it('is true for two words or a line of code of one’s own', () => {
    assert.equal(isOwn(`${given}\nThe gateway.\n`), true);
    assert.equal(isOwn(given.replace('canary\n', 'canary\nsteps: 3\n')), true);
    assert.equal(isOwn(`${given}\nGateway\n`), false);
  });

  it('looks at the stretch only', () => {
    const text = `${given}\nThe gateway reverts it.\n`;
    assert.equal(isOwn(text, 0, given.length), false);
    assert.equal(isOwn(text, given.length, text.length), true);
    assert.equal(isOwn(text, text.indexOf('it.'), text.length), false);
  });
});

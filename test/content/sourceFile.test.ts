import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parseYamlFile } from '../../src/content/sourceFile';
import { complete, readText, readYaml } from './repository';

const path = 'problems/03-canary/problem.yaml';
const schema = v.strictObject({ title: v.string(), minutes: v.number() });
const errorsOf = (text: string): unknown => {
  const parsed = parseYamlFile({ path, text }, schema);
  return 'errors' in parsed && parsed.errors.map(({ line, message }) => `${line} ${message}`);
};

describe('A file of content', () => {
  it('has values, and the line of each', () => {
    const parsed = parseYamlFile({ path, text: 'title: Canary\n\nminutes: 30\n' }, schema);
    assert.ok('value' in parsed);
    assert.deepEqual(parsed.value, { title: 'Canary', minutes: 30 });
    assert.equal(parsed.lineOf(['minutes']), 3);
  });

  it('tells the line of what does not fit', () => {
    assert.deepEqual(errorsOf('title: Canary\n\nminutes: half an hour\n'), [
      '3 minutes: Invalid type: Expected number but received "half an hour"',
    ]);
  });

  it('tells the line of what is no YAML, and of a key that stands twice', () => {
    assert.match(String(errorsOf('title: Canary\nminutes: [30\n')), /^3 /);
    assert.match(String(errorsOf('title: Canary\nminutes: 30\ntitle: Again\n')), /^3 Map keys must be unique/);
  });

  it('holds the same for both parsers', () => {
    for (const file of [
      'problems/lexicon.yaml',
      'templates/writing.yaml',
      ...complete.map(({ slug }) => `problems/${slug}/problem.yaml`),
    ]) {
      const parsed = parseYamlFile({ path: file, text: readText(file) }, v.unknown());
      assert.deepEqual('value' in parsed && parsed.value, readYaml(file), file);
    }
  }).timeout(20_000);
});

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { ValueCache } from '../../src/cli/valueCache';
import { parseYamlFile } from '../../src/content/sourceFile';

const schema = v.strictObject({ title: v.string(), minutes: v.number() });
const text = 'title: Canary\n\nminutes: 30\n';
const path = 'problems/03-canary/problem.yaml';

describe('A file of content', () => {
  let root = '';
  const parse = (source: string, shape: v.GenericSchema = schema) => parseYamlFile({ path, text: source }, shape, new ValueCache(root));
  const cached = (): string => join(root, 'node_modules', '.cache', 'content');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'content-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  for (const [turn, before] of [
    ['parsed for the first time', []],
    ['known from before', [text]],
  ] as const) {
    it(`has values with lines when ${turn}`, () => {
      for (const known of before) parse(known);
      const parsed = parse(text);
      assert.ok('value' in parsed);
      assert.deepEqual(parsed.value, { title: 'Canary', minutes: 30 });
      assert.equal(parsed.lineOf(['minutes']), 3);
    });

    it(`has errors with lines when ${turn} and the schema is another`, () => {
      for (const known of before) parse(known);
      const parsed = parse(text, v.strictObject({ title: v.string(), minutes: v.string() }));
      assert.ok('errors' in parsed);
      const [error, ...more] = parsed.errors;
      assert.deepEqual({ path: error?.path, line: error?.line, more }, { path, line: 3, more: [] });
    });
  }

  it('is parsed again when its text changed', () => {
    parse(text);
    const parsed = parse(text.replace('30', '40'));
    assert.deepEqual('value' in parsed && parsed.value, { title: 'Canary', minutes: 40 });
  });

  it('has the line of what is no YAML, each time', () => {
    for (let turn = 0; turn < 2; turn++) {
      const parsed = parse('title: Canary\nminutes: [30\n');
      assert.ok('errors' in parsed);
      assert.deepEqual([parsed.errors[0]?.path, parsed.errors[0]?.line], [path, 3]);
    }
  });

  it('is taken from the cache while that is whole, and parsed when it is not', () => {
    parse(text);
    const [name = ''] = readdirSync(cached());
    writeFileSync(join(cached(), name), '{"key":');
    const parsed = parse(text);
    assert.deepEqual('value' in parsed && parsed.value, { title: 'Canary', minutes: 30 });
  });

  it('is parsed with another version of the parser again', () => {
    const version = (of: string): void => {
      mkdirSync(join(root, 'node_modules', 'yaml'), { recursive: true });
      writeFileSync(join(root, 'node_modules', 'yaml', 'package.json'), `{"version":"${of}"}`);
    };
    version('1');
    parse(text);
    const file = { path, text };
    assert.notEqual(new ValueCache(root).read(file), undefined);
    version('2');
    assert.equal(new ValueCache(root).read(file), undefined);
  });
});

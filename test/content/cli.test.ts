import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { writeContent } from '../../src/cli/contentFolder';
import { complete, content, ROOT } from './repository';

const { parserBundles, parserBeside } = createRequire(__filename)('../../src/diagrams/mermaidBundles.js') as {
  readonly parserBundles: (common: BuildOptions) => readonly BuildOptions[];
  readonly parserBeside: Plugin;
};

const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
const dist = join(folder, 'dist');

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line, with the temporary folder as the current one unless another is given. */
async function run(parameters: readonly string[], input = '', cwd = folder): Promise<Run> {
  const child = spawn(process.execPath, [join(dist, 'cli.js'), ...parameters], { cwd });
  child.stdin.on('error', () => undefined); // a command that reads no input may be gone by now
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error] = await Promise.all([readStream(child.stdout), readStream(child.stderr)]);
  return { status: await ended, out, error };
}

interface Checked {
  readonly file: string;
  readonly problem: string;
  readonly score: number;
  readonly band: string;
  readonly findings: readonly {
    readonly criterion: string;
    readonly finding: string;
    readonly credit: number;
    readonly ranges: readonly { readonly startLine: number; readonly endLine: number }[];
    readonly missing: readonly string[];
  }[];
}

/** Checks a text as the answer to the first problem. */
async function check(text: string): Promise<Checked> {
  const { out, error } = await run(['check', '-', '--problem', '1', '--json'], text);
  assert.equal(error, '');
  return JSON.parse(out) as Checked;
}

/** One sentence on standard error, status 2 and nothing else. */
async function assertBad(parameters: readonly string[], sentence: RegExp, input?: string): Promise<void> {
  const { status, out, error } = await run(parameters, input);
  assert.equal(status, 2, error);
  assert.equal(out, '');
  assert.match(error, sentence);
  assert.match(error, /^[^\n]+\.\n$/);
}

function write(name: string, data: string | Uint8Array): string {
  writeFileSync(join(folder, name), data);
  return name;
}

describe('The command line', function () {
  this.timeout(180_000); // builds it first, then starts it dozens of times

  const [first] = complete;
  assert.ok(first);
  const { practice } = first;

  before(async () => {
    const [parser] = parserBundles({ bundle: true, target: 'es2022', logLevel: 'warning' });
    writeContent(content, join(dist, 'content'));
    await Promise.all([
      build({ ...parser, outdir: join(dist, 'diagrams') }),
      build({
        bundle: true,
        target: 'es2022',
        format: 'cjs',
        platform: 'node',
        entryPoints: [join(ROOT, 'src/cli/main.ts')],
        outfile: join(dist, 'cli.js'),
        plugins: [parserBeside],
      }),
    ]);
    write('reference.md', practice.answer);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('lists its commands, and helps with each', async () => {
    const { status, out } = await run(['--help']);
    assert.equal(status, 0);
    for (const name of ['list', 'new', 'check', 'explain', 'matrix', 'alike']) {
      assert.match(out, new RegExp(`^  ${name} `, 'm'));
      assert.match((await run([name, '--help'])).out, new RegExp(`^${name} `));
    }
  });

  it('lists all problems', async () => {
    const { out } = await run(['list', '--json']);
    assert.deepEqual(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { slug: string }).slug),
      content.index.problems.map(({ slug }) => slug),
    );
    assert.equal((await run(['list'])).out.trim().split('\n').length, content.index.problems.length);
  });

  it('says of an answer what it shows of each criterion, and in which lines', async () => {
    const { status, out } = await run(['check', 'reference.md', '--problem', practice.slug, '--json']);
    const checked = JSON.parse(out) as Checked;
    assert.equal(status, 0);
    assert.deepEqual([checked.file, checked.problem, checked.band], ['reference.md', practice.slug, 'staff']);
    assert.deepEqual(
      checked.findings.map(({ criterion }) => criterion),
      practice.rubric.map(({ id }) => id),
    );
    const lines = practice.answer.split('\n').length;
    for (const { finding, credit, ranges, missing } of checked.findings) {
      assert.equal(credit, { found: 1, partial: 0.5, missing: 0 }[finding]);
      assert.equal(ranges.length > 0, finding !== 'missing');
      assert.equal(missing.length === 0, finding === 'found');
      for (const { startLine, endLine } of ranges) assert.ok(1 <= startLine && startLine <= endLine && endLine <= lines);
    }
  });

  it('gives the line of the evidence, whatever the lines end with', async () => {
    const [criterion] = practice.rubric;
    assert.ok(criterion);
    for (const end of ['\n', '\r\n']) {
      const { findings } = await check(['# Mine', '', 'Nothing yet.', '', criterion.strong, ''].join(end));
      assert.deepEqual(findings[0]?.ranges, [{ startLine: 5, endLine: 5 }]);
    }
  });

  it('scores the share of the weight, found whole and partial half', async () => {
    const { score, findings } = await check(
      practice.rubric
        .slice(0, 4)
        .map(({ strong }) => strong)
        .join('\n\n'),
    );
    const weight = (id: string) => practice.rubric.find((criterion) => criterion.id === id)?.weight ?? 0;
    const earned = findings.reduce((sum, { criterion, credit }) => sum + credit * weight(criterion), 0);
    const whole = practice.rubric.reduce((sum, criterion) => sum + criterion.weight, 0);
    assert.ok(score > 0);
    assert.equal(score, Math.round((1000 * earned) / whole) / 10);
  });

  it('scores nothing in an empty file, an empty scaffold or a pasted task', async () => {
    for (const text of [
      '',
      practice.scenario,
      practice.hints.join('\n\n'),
      practice.rubric.map(({ text: line }) => `- ${line}`).join('\n'),
    ]) {
      const { score, band } = await check(text);
      assert.deepEqual([score, band], [0, 'not-yet']);
    }
  });

  it('scores a file for every complete problem', async () => {
    const { status, out } = await run(['check', 'reference.md', '--all', '--json']);
    const { file, problems } = JSON.parse(out) as { file: string; problems: { problem: string; score: number }[] };
    assert.equal(status, 0);
    assert.equal(file, 'reference.md');
    assert.deepEqual(
      problems.map(({ problem }) => problem),
      complete.map(({ slug }) => slug),
    );
    const highest = Math.max(...problems.map(({ score }) => score));
    assert.equal(problems.find(({ score }) => score === highest)?.problem, practice.slug);
  });

  it('prints for people: score, band and problem, then a line a criterion', async () => {
    const { out } = await run(['check', 'reference.md', '-p', '01']);
    assert.match(out, /^reference\.md: \d+\.\d of 100, staff, for 1\. /);
    assert.match(out, /^ {2}found +[a-z-]+ +lines? \d/m);
    assert.ok(!out.includes('\u001b'));
  });

  it('checks several files and prints one object a line, named as they were given', async () => {
    write('empty.txt', '');
    const { out } = await run(['check', 'empty.txt', 'reference.md', '--problem', '1', '--json']);
    assert.deepEqual(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Checked).file),
      ['empty.txt', 'reference.md'],
    );
  });

  it('ends with 1 where a file stays under the score that is asked for', async () => {
    assert.equal((await run(['check', 'reference.md', '--problem', '1', '--min-score', '90'])).status, 0);
    assert.equal((await run(['check', '-', '--problem', '1', '--min-score', '0.1'])).status, 1);
    assert.equal((await run(['check', 'reference.md', '--all', '--min-score', '90'])).status, 0);
  });

  it('takes the problem from the name of an attempt', async () => {
    const file = write(`${practice.slug}.2026-11-23-b.md`, practice.answer);
    assert.match((await run(['check', file])).out, /for 1\. /);
  });

  it('refuses bad input in one sentence', async () => {
    write('picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    write('latin.md', new Uint8Array([0x63, 0x61, 0x66, 0xe9]));
    write('large.md', 'word '.repeat(250_000));
    await assertBad(['check', 'nowhere.md', '--problem', '1'], /nowhere\.md does not exist/);
    await assertBad(['check', 'dist', '--problem', '1'], /dist is a folder/);
    await assertBad(['check', 'picture.png', '--problem', '1'], /picture\.png is no text/);
    await assertBad(['check', 'latin.md', '--problem', '1'], /latin\.md is no text in UTF-8/);
    await assertBad(['check', 'large.md', '--problem', '1'], /large\.md is larger than 1 MB/);
    await assertBad(['check', '-', '--problem', '1'], /larger than 1 MB/, 'word '.repeat(250_000));
    await assertBad(['check', 'reference.md', 'nowhere.md', '--problem', '1', '--json'], /nowhere/);
    await assertBad(['check', '--problem', '1'], /at least one file/);
    await assertBad(['check', 'reference.md'], /--problem/);
    await assertBad(['check', 'reference.md', '--problem', '1', '--all'], /not both/);
    await assertBad(['check', 'reference.md', '--problem', '99'], /no problem “99”/);
    await assertBad(['check', 'reference.md', '--problem', 'nothing'], /no problem “nothing”/);
    await assertBad(['check', 'reference.md', '--problem', '1', '--min-score', 'high'], /from 0 to 100/);
    await assertBad(['check', 'reference.md', '--problem', '1', '--colour'], /--colour/);
    await assertBad(['grade', 'reference.md'], /no command “grade”/);
    await assertBad(['explain', 'reference.md', '--problem', '1', '--criterion', 'nothing'], /no criterion “nothing”/);
    await assertBad(['new', '1', '2'], /one problem/);
    await assertBad(['new', '1', '--folder', 'reference.md'], /not a folder/);
    await assertBad(['new', '1', '--folder', ''], /path of a folder/);
    await assertBad(['matrix'], /checkout/);
    await assertBad(['alike'], /checkout/);
    await assertBad(['alike', 'reference.md'], /no file/);
  });

  it('shows authors what each of their texts fires', async () => {
    const { status, out } = await run(['matrix', '--problem', '1'], '', ROOT);
    assert.equal(status, 0);
    for (const { id } of practice.rubric) assert.match(out, new RegExp(`^ +${id}, strong 1 .*●`, 'm'));
    assert.match(out, /answer\.md .* staff/);
  });

  it('lists criteria of two problems that show each other', async () => {
    const { status, out } = await run(['alike'], '', ROOT);
    assert.equal(status, 0);
    assert.match(out, /^1\. automatic-rollback-rule\n(?: {3}.+\n)+3\. auto-rollback\n {3}The controller/m);
    const named = [...out.matchAll(/^(\d+)\. [a-z-]+$/gm)].map(([, number]) => Number(number));
    assert.match(out, new RegExp(`^${named.length / 2} pairs$`, 'm'));
    for (let at = 0; at < named.length; at += 2) assert.ok((named[at] ?? 0) < (named[at + 1] ?? 0));
  });

  it('explains each way of a criterion, signal by signal', async () => {
    const criterion = practice.rubric.find(({ evidence }) => evidence.anyOf.length > 1);
    assert.ok(criterion);
    const { status, out } = await run(['explain', '-', '-p', '1', '-c', criterion.id], `${criterion.strong}\n`);
    assert.equal(status, 0);
    assert.equal([...out.matchAll(/^Way \d of \d, /gm)].length, criterion.evidence.anyOf.length);
    assert.match(out, /: found$/m);
    assert.match(out, /^ {2}\+ .+\n {6}line 1: /m);
  });

  it('begins an attempt with an answer and its grade sheet, and never overwrites one', async () => {
    const names = () => readdirSync(join(folder, 'practice')).sort();
    await run(['new', '1', '--folder', 'practice']);
    const [answer = '', sheet = ''] = names();
    const before = readFileSync(join(folder, 'practice', answer), 'utf8');
    assert.match(answer, new RegExp(`^${practice.slug}\\.\\d{4}-\\d\\d-\\d\\d\\.md$|\\.grade\\.yaml$`));
    assert.ok(before.length > 0 && sheet.length > 0);
    const { out } = await run(['new', practice.slug, '--folder', 'practice', '--interview']);
    assert.equal(names().length, 4);
    assert.equal(readFileSync(join(folder, 'practice', answer), 'utf8'), before);
    const second = out.split('\n').find((line) => line.endsWith('.grade.yaml')) ?? '';
    assert.match(second, /-b\.grade\.yaml$/);
    assert.match(readFileSync(join(folder, second), 'utf8'), /^mode: interview$/m);
  });
});

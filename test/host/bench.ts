import fs from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { BenchResult, BenchTask } from './benchTask';
import type * as checkBench from './checkBench';
import type { CheckBench, CheckRound } from './checkBench';
import { launchBrowser } from './chromium';
import { run } from './childProcess';
import { openTestWindow } from './hostSuite';
import type * as memoryBench from './memoryBench';
import type { MemoryBench } from './memoryBench';
import { cache, results, root } from './places';
import { linkExtension, prepareProfile } from './profile';
import { step } from './progress';
import { startServer } from './server';
import { estimate, median, type Estimate } from './statistics';
import { underTest } from './underTest';

const home = path.join(cache, 'bench');
const empty = { id: 'bench.empty', folder: path.join(home, 'empty') };
const activationPairs = 20;
/** Characters of the answer that is typed into. */
const TYPED_LENGTH = 12_000;
/** What is measured of the extension: the marks around its activate, and the command that chooses a problem, by slug. */
const measured = {
  mark: 'mlopsPractice/activate',
  choose: 'mlopsPractice.openProblem',
  slugs: ['01-cicd-pipeline', '18-data-drift-detection', '40-production-model-outage'],
};

interface Row {
  readonly what: string;
  readonly unit: string;
  readonly found: Estimate;
  readonly target?: number;
}

/** `npm run bench`: our activation beside an empty extension's, and choosing a problem beside opening a file, and Finish until the review shows, as a table. */
export async function main(): Promise<void> {
  await step('Building', async () => {
    const { code, output } = await run(process.execPath, ['esbuild.js', '--production'], { cwd: root });
    if (code !== 0) throw new Error(`The build failed:\n${output}`);
  });
  const { benchCheck } = await bundled<typeof checkBench>('checkBench');
  const { benchMemory } = await bundled<typeof memoryBench>('memoryBench');
  const checked = checkRows(await step('Checking answers', () => Promise.resolve(benchCheck(root))));
  const memory = await step('Editing a thousand times', () => Promise.resolve(benchMemory(root)));
  await fs.rm(home, { recursive: true, force: true });
  await writeEmptyExtension();
  const probe = await buildProbe();
  const browser = await launchBrowser();
  try {
    const activations = await step(`Activating, ${activationPairs} pairs`, () => measureActivation(browser, probe));
    const opened = await step('Choosing and opening, 20 pairs', () => measureOpening(browser, probe));
    const reviewed = await step('Finishing, 10 answers', () => measureFinishing(browser, probe));
    const typed = await step('Typing, 6 answers', () => measureTyping(browser, probe));
    const first: Row = { what: 'Finish → review on the screen', unit: 'ms', found: estimate([...reviewed], median), target: 300 };
    const rows = [...checked, memoryRow(memory), ...activationRows(activations), ...openingRows(opened), first, ...typingRows(typed)];
    console.log(table(rows));
    await fs.mkdir(results, { recursive: true });
    await fs.writeFile(path.join(results, 'bench.json'), JSON.stringify({ rows, activations, opened, reviewed, typed }, undefined, 2));
  } finally {
    await browser.close();
  }
}

async function measureActivation(browser: Browser, probe: string): Promise<BenchResult[]> {
  const found: BenchResult[] = [];
  for (let pair = 0; pair < activationPairs; pair++) {
    const ids = [empty.id, underTest.id];
    found.push(await measure(browser, probe, { activate: pair % 2 === 0 ? ids : [...ids].reverse(), open: [], finish: [], type: [] }));
  }
  return found;
}

async function measureOpening(browser: Browser, probe: string): Promise<BenchResult> {
  const text = await fs.readFile(path.join(root, 'problems', '01-cicd-pipeline', 'answer.md'), 'utf8');
  const files = Array.from({ length: 21 }, (_, index) => path.join(home, 'workspace', `existing-${index}.md`));
  await fs.mkdir(path.join(home, 'workspace'), { recursive: true });
  for (const file of files) await fs.writeFile(file, text);
  const open = files.map((file, index) => ({ command: measured.choose, arguments: [measured.slugs[index % measured.slugs.length]], file }));
  const result = await measure(browser, probe, { activate: [underTest.id], open, finish: [], type: [] });
  // The first pair pays for what is loaded once, on both sides.
  return { ...result, chosen: result.chosen.slice(1), existing: result.existing.slice(1) };
}

async function measureFinishing(browser: Browser, probe: string): Promise<readonly number[]> {
  const finish = Array.from({ length: 11 }, (_, nth) => measured.slugs[nth % measured.slugs.length] ?? '');
  const { reviewed } = await measure(browser, probe, { activate: [underTest.id], open: [], finish, type: [] });
  // The first one pays for what is loaded once.
  return reviewed.slice(1);
}

async function measureTyping(browser: Browser, probe: string): Promise<BenchResult> {
  const answer = await fs.readFile(path.join(root, 'problems', '18-data-drift-detection', 'answer.md'), 'utf8');
  const text = answer.slice(0, TYPED_LENGTH);
  await fs.mkdir(path.join(home, 'workspace'), { recursive: true });
  const type = await Promise.all(
    Array.from({ length: 6 }, async (_, nth) => {
      const file = path.join(home, 'workspace', `typed-${nth}.md`);
      await fs.writeFile(file, text);
      return { slug: measured.slugs[nth % measured.slugs.length] ?? '', text, file };
    }),
  );
  return measure(browser, probe, { activate: [underTest.id], open: [], finish: [], type });
}

/** One fresh window of a fresh user that runs the probe. */
async function measure(
  browser: Browser,
  probe: string,
  what: Pick<BenchTask, 'activate' | 'open' | 'finish' | 'type'>,
): Promise<BenchResult> {
  const folder = path.join(home, 'profile');
  const workspace = path.join(home, 'workspace');
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(workspace, { recursive: true });
  const profile = await prepareProfile(folder, { 'mlopsPractice.folder': workspace });
  for (const extension of [empty, underTest]) await linkExtension(profile, extension.folder);
  const task: BenchTask = { ...what, mark: measured.mark, out: path.join(folder, 'result.json') };
  const taskFile = path.join(folder, 'task.json');
  await fs.writeFile(taskFile, JSON.stringify(task));
  const server = await startServer(profile, { driver: true, env: { BENCH_TASK: taskFile } });
  try {
    const { code, log } = await openTestWindow(browser, server, { extension: path.dirname(probe), entry: probe, workspace });
    if (code !== 0) throw new Error(`The probe failed:\n${log.slice(-20).join('\n')}`);
    return JSON.parse(await fs.readFile(task.out, 'utf8')) as BenchResult;
  } finally {
    await server.stop();
  }
}

/** The check beside a Lezer parse of the same text, and beside itself; targets are ratios of one run, but for one in milliseconds. */
function checkRows(bench: CheckBench): Row[] {
  const of = (length: number) => [...(bench.get(length) ?? [])];
  const middle = (rounds: readonly CheckRound[], key: keyof CheckRound) => median(rounds.map((round) => round[key]));
  const ratio = (what: string, length: number, [above, below]: readonly [keyof CheckRound, keyof CheckRound], target: number): Row => ({
    what: `${what}, ${String(length / 1000)} KB`,
    unit: '',
    found: estimate(of(length), (rounds) => middle(rounds, above) / middle(rounds, below)),
    target,
  });
  const doubled = of(12_000).map((round, at) => ({ once: round.full, twice: of(24_000)[at]?.full ?? NaN }));
  return [
    { what: 'check, 12 KB', unit: 'ms', found: estimate(of(12_000), (rounds) => middle(rounds, 'full')), target: 16 },
    ratio('check beside a parse', 12_000, ['full', 'lezer'], 4),
    ratio('check beside a parse', 95_000, ['full', 'lezer'], 6),
    {
      what: 'double the text',
      unit: '',
      found: estimate(doubled, (pairs) => median(pairs.map(({ twice }) => twice)) / median(pairs.map(({ once }) => once))),
      target: 2.2,
    },
    ratio('all rubrics beside one', 12_000, ['allRubrics', 'full'], 4),
    ratio('after one key beside all', 95_000, ['afterKey', 'full'], 0.33),
  ];
}

function memoryRow({ afterSome, afterAll }: MemoryBench): Row {
  return { what: 'memory, 1,000 edits beside 100', unit: '', found: estimate([afterAll / afterSome], median), target: 1.1 };
}

function typingRows({ heldByAnswer, heldByFile }: BenchResult): Row[] {
  return [
    { what: 'longest hold-up while typing, plain file', unit: 'ms', found: estimate([...heldByFile], median) },
    { what: 'longest hold-up while typing, answer', unit: 'ms', found: estimate([...heldByAnswer], median), target: 16 },
  ];
}

function activationRows(results: readonly BenchResult[]): Row[] {
  const of = (id: string) => (samples: readonly BenchResult[]) => median(samples.map(({ activation }) => activation[id] ?? NaN));
  const [ours, theirs] = [of(underTest.id), of(empty.id)];
  return [
    { what: 'activation, empty extension', unit: 'ms', found: estimate(results, theirs) },
    { what: 'activation, this extension', unit: 'ms', found: estimate(results, ours) },
    { what: 'activation, ratio', unit: '', found: estimate(results, (samples) => ours(samples) / theirs(samples)), target: 1.5 },
    {
      what: 'inside activate',
      unit: 'ms',
      found: estimate(results, (samples) => median(samples.map(({ inside }) => inside ?? NaN))),
      target: 5,
    },
  ];
}

function openingRows({ chosen, existing }: BenchResult): Row[] {
  const pairs = chosen.map((milliseconds, index) => ({ chosen: milliseconds, existing: existing[index] ?? NaN }));
  const ours = (samples: typeof pairs) => median(samples.map((pair) => pair.chosen));
  const theirs = (samples: typeof pairs) => median(samples.map((pair) => pair.existing));
  return [
    { what: 'existing file → editor', unit: 'ms', found: estimate(pairs, (samples) => theirs([...samples])) },
    { what: 'choose problem → editor', unit: 'ms', found: estimate(pairs, (samples) => ours([...samples])) },
    {
      what: 'choose beside open, ratio',
      unit: '',
      found: estimate(pairs, (samples) => ours([...samples]) / theirs([...samples])),
      target: 1.5,
    },
  ];
}

function table(rows: readonly Row[]): string {
  const number = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
  const lines = rows.map(({ what, unit, found: { value, low, high }, target }) => {
    const verdict = target === undefined ? '' : `≤ ${target} ${value <= target ? '✓' : '✗'}`;
    return `| ${what} | ${number(value)} ${unit} | ${number(low)} – ${number(high)} | ${verdict} |`;
  });
  return ['| median | value | 95 % interval | target |', '|---|---|---|---|', ...lines].join('\n');
}

async function writeEmptyExtension(): Promise<void> {
  const manifest = {
    name: 'empty',
    publisher: 'bench',
    version: '0.0.1',
    engines: { vscode: '^1.106.0' },
    main: './main.js',
    activationEvents: [],
  };
  await fs.mkdir(empty.folder, { recursive: true });
  await fs.writeFile(path.join(empty.folder, 'package.json'), JSON.stringify(manifest));
  await fs.writeFile(path.join(empty.folder, 'main.js'), 'exports.activate = () => {};\n');
}

/** The probe as an extension of its own, so that neither of the measured ones is the one under development. */
/** A module of this folder, bundled as the extension is: run from its sources, code does not run as fast as users have it. */
async function bundled<T>(name: string): Promise<T> {
  const outfile = path.join(cache, 'benched', `${name}.cjs`);
  await build({
    entryPoints: [path.join(__dirname, `${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  return (await import(outfile)) as T;
}

async function buildProbe(): Promise<string> {
  const folder = path.join(home, 'probe');
  const entry = path.join(folder, 'benchProbe.js');
  const source = path.join(root, 'test', 'extension', 'benchProbe.ts');
  await build({
    entryPoints: [source],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    outfile: entry,
    logLevel: 'error',
  });
  const manifest = { name: 'probe', publisher: 'bench', version: '0.0.1', engines: { vscode: '^1.106.0' } };
  await fs.writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return entry;
}

import fs from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser, readyChromium } from './chromium';
import { run } from './childProcess';
import { readyVscode } from './embeddedVscode';
import { readSuites, runInEmbedded } from './hostSuite';
import { readyNode } from './nodeRuntime';
import { results, root } from './places';
import { readReport, type Report } from './report';
import { underTest } from './underTest';

const bin = (name: string) => path.join(root, 'node_modules', name);
const node = (...parameters: readonly string[]) => run(process.execPath, parameters, { cwd: root });

/** A step that is one test: it passes when its command ends with 0. */
async function command(...parameters: readonly string[]): Promise<Report> {
  const { code, output } = await node(...parameters);
  return code === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [output.trim()] };
}

/** A step of mocha tests; `wrapper` is what mocha's command line is run by, and `options` go before it. */
async function mocha(name: string, pattern: string, options: readonly string[] = [], wrapper: readonly string[] = []): Promise<Report> {
  const file = path.join(results, `${name}.json`);
  await fs.rm(file, { force: true });
  const runner = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const { code, output } = await node(...wrapper, runner, ...options, '--reporter', 'json', '--reporter-option', `output=${file}`, pattern);
  const report = await readReport(file, code);
  return report.failed > 0 && report.failures.length > 0 && code !== 0
    ? { ...report, failures: [...report.failures, output.trim()] }
    : report;
}

async function extensionSuites(): Promise<Report> {
  const browser = await launchBrowser();
  const reports: Report[] = [];
  try {
    for (const suite of await readSuites(path.join(root, 'test', 'extension'))) {
      reports.push(
        await runInEmbedded(suite, underTest, browser).catch((error: unknown) => ({
          passed: 0,
          failed: 1,
          failures: [`${suite.name}: ${String(error)}`],
        })),
      );
    }
  } finally {
    await browser.close();
  }
  if (reports.length === 0) throw new Error('There is no suite in test/extension.');
  return sum(reports);
}

async function setUp(): Promise<Report> {
  await fs.mkdir(results, { recursive: true });
  await readyChromium();
  await readyVscode();
  await readyNode();
  return { passed: 1, failed: 0, failures: [] };
}

/** The tests of core, which fail when they cover less than 95 % of its lines or branches. */
async function coreTests(): Promise<Report> {
  const coverage = [
    bin('c8/bin/c8.js'),
    ...['--include', 'src/core/**', '--reporter', 'text', '--reporter', 'html'],
    ...['--check-coverage', '--lines', '95', '--branches', '95'],
    process.execPath,
  ];
  return mocha('core', 'test/core/**/*.test.ts', ['--require', path.join(__dirname, 'coverageHook.js')], coverage);
}

/** Every step of `npm test`, in order. */
const steps: Readonly<Record<string, () => Promise<Report>>> = {
  'set-up': setUp,
  types: () => command(bin('typescript7/bin/tsc'), '-b'),
  lint: () => command(bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'),
  format: () => command(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  spelling: () => command(bin('cspell/bin.mjs'), '--no-progress', '--no-summary'),
  markdown: () => command(bin('markdownlint-cli2/markdownlint-cli2-bin.mjs')),
  'dead-code': () => command(bin('knip/bin/knip.js')),
  build: () => command('esbuild.js'),
  core: coreTests,
  content: () => mocha('content', 'test/content/**/*.test.ts'),
  extension: extensionSuites,
  ui: () => mocha('ui', 'test/ui/{journeys,pages}/**/*.test.ts'),
  package: () =>
    command(
      bin('@vscode/vsce/vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      underTest.vsix,
    ),
  packaged: () => mocha('packaged', 'test/ui/packaged/**/*.test.ts'),
};

/** `npm test`: runs every step, or those named; the last line is the sum, and the exit code is 1 when anything failed. */
export async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0) throw new Error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
  const reports: Report[] = [];
  for (const [name, work] of Object.entries(steps)) {
    if (names.length === 0 || names.includes(name)) reports.push(await report(name, work));
  }
  const { passed, failed } = sum(reports);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

async function report(name: string, work: () => Promise<Report>): Promise<Report> {
  const start = performance.now();
  process.stdout.write(`▸ ${name}\n`);
  const found = await work().catch((error: unknown): Report => ({
    passed: 0,
    failed: 1,
    failures: [error instanceof Error ? error.message : String(error)],
  }));
  for (const failure of found.failures) process.stdout.write(`${failure.replaceAll(/^/gm, '    ')}\n`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${found.failed === 0 ? '✓' : '✗'} ${name}: ${found.passed} passed, ${found.failed} failed, ${seconds} s\n`);
  return found;
}

function sum(reports: readonly Report[]): Report {
  return {
    passed: reports.reduce((total, { passed }) => total + passed, 0),
    failed: reports.reduce((total, { failed }) => total + failed, 0),
    failures: reports.flatMap(({ failures }) => failures),
  };
}

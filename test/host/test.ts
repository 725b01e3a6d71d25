import fs from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser, readyChromium } from './chromium';
import { run } from './childProcess';
import { readyVscode } from './embeddedVscode';
import { readSuites, runInEmbedded } from './hostSuite';
import { readyNode } from './nodeRuntime';
import { inPairs } from './pairs';
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
  try {
    const suites = await readSuites(path.join(root, 'test', 'extension'));
    if (suites.length === 0) throw new Error('There is no suite in test/extension.');
    const reports = await inPairs(suites, (suite) =>
      runInEmbedded(suite, underTest, browser).catch((error: unknown): Report => ({
        passed: 0,
        failed: 1,
        failures: [`${suite.name}: ${String(error)}`],
      })),
    );
    return sum(reports);
  } finally {
    await browser.close();
  }
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

/** Every step of `npm test`, in the order in which they are told. */
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
  ui: () => mocha('ui', 'test/ui/{journeys,pages}/**/*.test.ts', ['--parallel', '--jobs', '2']),
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

/** Steps that need nothing but the checkout: they run beside the others. */
const aside: readonly string[] = ['types', 'lint', 'format', 'spelling', 'markdown', 'dead-code'];

/** `npm test`: runs every step, or those named; the last line is the sum, and the exit code is 1 when anything failed. */
export async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0) throw new Error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
  const chosen = Object.entries(steps).filter(([name]) => names.length === 0 || names.includes(name));
  const last: [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];
  const running = chosen.map(([name, work]) => {
    const lane = aside.includes(name) ? 0 : 1;
    const outcome = last[lane].then(() => measure(work));
    last[lane] = outcome;
    return { name, outcome };
  });
  const reports: Report[] = [];
  for (const { name, outcome } of running) {
    process.stdout.write(`▸ ${name}\n`);
    const { report, seconds } = await outcome;
    for (const failure of report.failures) process.stdout.write(`${failure.replaceAll(/^/gm, '    ')}\n`);
    const sign = report.failed === 0 ? '✓' : '✗';
    process.stdout.write(`${sign} ${name}: ${report.passed} passed, ${report.failed} failed, ${seconds.toFixed(1)} s\n`);
    reports.push(report);
  }
  const { passed, failed } = sum(reports);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** Runs a step; one that can't be run has failed. */
async function measure(work: () => Promise<Report>): Promise<{ readonly report: Report; readonly seconds: number }> {
  const start = performance.now();
  const report = await work().catch((error: unknown): Report => ({
    passed: 0,
    failed: 1,
    failures: [error instanceof Error ? error.message : String(error)],
  }));
  return { report, seconds: (performance.now() - start) / 1000 };
}

function sum(reports: readonly Report[]): Report {
  return {
    passed: reports.reduce((total, { passed }) => total + passed, 0),
    failed: reports.reduce((total, { failed }) => total + failed, 0),
    failures: reports.flatMap(({ failures }) => failures),
  };
}

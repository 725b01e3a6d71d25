import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'esbuild';
import { prepareProfile, type Settings } from './profile';
import { cache, results, root } from './places';
import { readReport, type Report } from './report';
import { startServer, type Server } from './server';

/**
 * A folder of tests that share a window, described by its `suite.json` (which may be missing): the window opens a copy of
 * `fixtures` ("folder", the default) or nothing ("empty"); `trusted: false` is Restricted Mode; `host: "web"` runs extension
 * and tests in the web extension host.
 */
export interface HostSuite {
  readonly name: string;
  readonly folder: string;
  readonly window: 'folder' | 'empty';
  readonly trusted: boolean;
  readonly host: 'node' | 'web';
  readonly settings: Settings;
}

/** An extension under test: its folder and its id, `publisher.name`. */
export interface ExtensionUnderTest {
  readonly folder: string;
  readonly id: string;
}

/** Every suite in a folder of suites, by name. */
export async function readSuites(parent: string): Promise<readonly HostSuite[]> {
  const entries = await fs.readdir(parent, { withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }): Promise<HostSuite> => {
        const folder = path.join(parent, name);
        const file = path.join(folder, 'suite.json');
        const described = existsSync(file) ? (JSON.parse(await fs.readFile(file, 'utf8')) as Partial<HostSuite>) : {};
        return { window: 'folder', trusted: true, host: 'node', settings: {}, ...described, name, folder };
      }),
  );
}

/** A suite as one file the extension host can load, its folder to open (absent for an empty window), and where it leaves its report. */
export interface PreparedSuite {
  readonly entry: string;
  readonly workspace: string | undefined;
  readonly reportFile: string;
  /** The user's settings that make the window what the suite describes. */
  readonly settings: Settings;
}

/** Bundles the tests of a suite and makes a fresh copy of its workspace. */
export async function prepareSuite(suite: HostSuite, extension: ExtensionUnderTest): Promise<PreparedSuite> {
  const home = path.join(cache, 'suites', suite.name);
  await fs.rm(home, { recursive: true, force: true });
  const workspace = path.join(home, 'workspace');
  await fs.mkdir(workspace, { recursive: true });
  if (existsSync(path.join(suite.folder, 'fixtures'))) await fs.cp(path.join(suite.folder, 'fixtures'), workspace, { recursive: true });
  const reportFile = path.join(results, `extension-${suite.name}.json`);
  await fs.mkdir(results, { recursive: true });
  await fs.rm(reportFile, { force: true });
  const entry = path.join(home, 'suite.js');
  const tests = (await fs.readdir(suite.folder)).filter((name) => name.endsWith('.test.ts')).sort();
  await build({
    stdin: {
      contents: `
        import { runMocha } from ${JSON.stringify(path.join(root, 'test', 'extension', 'mochaRun.ts'))};
        const load = () => { ${tests.map((name) => `require(${JSON.stringify(`./${name}`)});`).join(' ')} };
        export const run = () => runMocha(load, ${JSON.stringify(extension.id)}, ${JSON.stringify(pathToFileURL(reportFile).pathname)});`,
      resolveDir: suite.folder,
    },
    bundle: true,
    format: 'cjs',
    platform: suite.host === 'web' ? 'browser' : 'node',
    // Mocha's browser build takes itself for CommonJS where it sees these names, and would replace the bundle's own exports.
    ...(suite.host === 'web' ? { alias: { mocha: 'mocha/mocha.mjs' }, define: { exports: 'undefined', module: 'undefined' } } : {}),
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'inline',
    outfile: entry,
    logLevel: 'error',
  });
  const settings = {
    ...(suite.trusted ? {} : { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }),
    ...(suite.host === 'web' ? { 'remote.extensionKind': { [extension.id]: ['web'] } } : {}),
    ...suite.settings,
  };
  return { entry, workspace: suite.window === 'empty' ? undefined : workspace, reportFile, settings };
}

/** Runs a suite inside the extension host of the embedded VS Code; the host's console is kept in test-results. Gives mocha's figures. */
export async function runInEmbedded(suite: HostSuite, extension: ExtensionUnderTest, browser: Browser): Promise<Report> {
  const { entry, workspace, reportFile, settings } = await prepareSuite(suite, extension);
  const profile = await prepareProfile(path.join(path.dirname(entry), 'profile'), settings);
  const server = await startServer(profile, { driver: true, trust: !suite.trusted });
  try {
    const { code, log } = await openTestWindow(browser, server, { extension: extension.folder, entry, workspace });
    await fs.writeFile(path.join(results, `extension-${suite.name}.log`), log.join('\n'));
    return await readReport(reportFile, code);
  } finally {
    await server.stop();
  }
}

/** What a window that runs code inside the extension host opens: the extension under development, the entry whose `run` is called, a folder. */
export interface TestWindow {
  readonly extension: string;
  readonly entry: string;
  readonly workspace: string | undefined;
}

/** Opens such a window on a server with the driver and waits for its verdict: 0 when `run` resolved. Gives the host's console, too. */
export async function openTestWindow(
  browser: Browser,
  server: Server,
  { extension, entry, workspace }: TestWindow,
): Promise<{ readonly code: number; readonly log: readonly string[] }> {
  const log: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const exit = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (_kind: string, parts: unknown[]) => {
      log.push(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
    });
    await page.goto(
      server.address(workspace, [
        ['extensionDevelopmentPath', server.remoteUri(extension)],
        ['extensionTestsPath', server.remoteUri(entry)],
      ]),
    );
    return { code: await Promise.race([exit, timeout(entry, 600_000)]), log };
  } finally {
    await context.close();
  }
}

function timeout(entry: string, milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`${entry} did not end within ${milliseconds / 1000} s.`)), milliseconds).unref();
  });
}

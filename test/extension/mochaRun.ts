// Runs a suite with mocha inside the extension host, in Node or in a web worker, and leaves mocha's figures in a file.
import Mocha from 'mocha';
import * as vscode from 'vscode';

/** What a run found, in the shape of mocha's JSON reporter as far as it is read. */
interface Report {
  readonly stats: Mocha.Stats | undefined;
  readonly failures: { readonly fullTitle: string; readonly err: { readonly message: string; readonly stack: string | undefined } }[];
}

/** Prints nothing: the figures are collected from the events. */
class Quiet extends Mocha.reporters.Base {
  override epilogue = () => undefined;
}

/** Defines the tests of a suite through `load`, runs them, writes the report to the absolute path `reportFile`; rejects when one failed. */
export async function runMocha(load: () => void, extensionId: string, reportFile: string): Promise<void> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not installed in this window.`);
  const mocha = new Mocha({ timeout: 60_000, reporter: Quiet });
  mocha.suite.emit('pre-require', globalThis, undefined, mocha);
  load();
  const report: Report = { stats: undefined, failures: [] };
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('fail', (test, error: Error) => {
      report.failures.push({ fullTitle: test.fullTitle(), err: { message: error.message, stack: error.stack } });
      console.error(`✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('pass', (test) => console.log(`✓ ${test.fullTitle()}`));
    runner.once('end', () => Object.assign(report, { stats: runner.stats }));
  });
  const text = new TextEncoder().encode(JSON.stringify(report, undefined, 2));
  // The extension's own address carries the scheme and host under which this extension host sees the disk.
  await vscode.workspace.fs.writeFile(extension.extensionUri.with({ path: reportFile }), text);
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

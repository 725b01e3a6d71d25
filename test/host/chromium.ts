import fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { run } from './childProcess';
import { step } from './progress';

const candidates: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The path of a Chromium: the CHROMIUM variable, the system's, Playwright's own; on Debian as root it is installed when missing. */
export async function readyChromium(): Promise<string> {
  const found = find();
  if (found !== undefined) return found;
  if (fs.existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await step('Installing Chromium (apt-get install chromium)', installOnDebian);
    const installed = find();
    if (installed !== undefined) return installed;
  }
  throw new Error('No Chromium was found: run "npx playwright install chromium", or put the path of one in the variable CHROMIUM.');
}

/** A headless Chromium that talks to nobody but the pages it is given. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await readyChromium(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

function find(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (fs.existsSync(named)) return named;
    throw new Error(`The variable CHROMIUM names ${named}, which does not exist.`);
  }
  return [...(candidates[process.platform] ?? []), chromium.executablePath()].find((file) => fs.existsSync(file));
}

async function installOnDebian(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { env });
  const install = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  if (install.code !== 0) throw new Error(`apt-get could not install Chromium:\n${update.output}${install.output}`);
}

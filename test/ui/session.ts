import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach } from 'mocha';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../host/chromium';
import { results } from '../host/places';
import { linkExtension, prepareProfile, type Settings } from '../host/profile';
import { installVsix, startServer, type Server, type ServerOptions } from '../host/server';
import { underTest } from '../host/underTest';
import { Workbench } from './workbench';

/** How a user's VS Code is set up before a journey. */
export interface SessionOptions extends Pick<ServerOptions, 'trust' | 'env'> {
  /** What is open: a new, empty folder that is also the practice folder ("practice", the default), one that is not, or nothing. */
  readonly window?: 'practice' | 'folder' | 'empty';
  /** Where the extension comes from: a link to the checkout (the default), or the packaged file. */
  readonly extension?: 'checkout' | 'packaged';
  readonly settings?: Settings;
}

const themes = {
  light: 'Light 2026',
  dark: 'Dark 2026',
  'high-contrast': 'Default High Contrast',
} as const;
const themeClasses = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black' } as const;

/** The themes that pictures are taken in. */
export type Theme = keyof typeof themes;

/** One user with one VS Code: its own profile, server, folder and browser window. */
export class Session {
  #browser: Browser | undefined;
  #context: BrowserContext | undefined;
  #server: Server | undefined;
  #workbench: Workbench | undefined;
  #home = '';

  constructor(private readonly options: SessionOptions = {}) {}

  /** The folder that is open, or would be. */
  get folder(): string {
    return path.join(this.#home, 'practice');
  }

  /** The file with the user's settings. */
  get userSettings(): string {
    return path.join(this.#home, 'profile', 'user', 'User', 'settings.json');
  }

  get server(): Server {
    return present(this.#server);
  }

  get workbench(): Workbench {
    return present(this.#workbench);
  }

  /** Brings VS Code up and opens the window. */
  async start(): Promise<void> {
    const { window = 'practice', extension = 'checkout', settings = {}, ...server } = this.options;
    this.#home = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'mlops-practice-')));
    await fs.mkdir(this.folder);
    const profile = await prepareProfile(path.join(this.#home, 'profile'), {
      ...(window === 'practice' ? { 'mlopsPractice.folder': this.folder } : {}),
      ...(server.trust ? { 'security.workspace.trust.enabled': true } : {}),
      ...settings,
    });
    if (extension === 'packaged') await installVsix(profile, underTest.vsix);
    else await linkExtension(profile, underTest.folder);
    this.#server = await startServer(profile, server);
    this.#browser = await launchBrowser();
    this.#context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 } });
    // Sooner than mocha's: the message then names the element that did not show.
    this.#context.setDefaultTimeout(20_000);
    this.#workbench = await this.openWindow();
  }

  /** Opens a further window of the same user on the same folder. */
  async openWindow(): Promise<Workbench> {
    const workbench = new Workbench(await present(this.#context).newPage());
    await workbench.open(this.server.address(this.options.window === 'empty' ? undefined : this.folder));
    return workbench;
  }

  /** Switches the theme from the palette, as a user does, and waits until the window wears it. */
  async wear(theme: Theme): Promise<void> {
    const { page } = this.workbench;
    await this.workbench.run('Preferences: Color Theme');
    await this.workbench.quickInput.fill(themes[theme]);
    await this.workbench.quickPickRow(themes[theme]).and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
    await this.workbench.quickInput.waitFor({ state: 'hidden' });
  }

  /** Saves what the window shows as `test-results/<name>.png`; gives the file. */
  async picture(name: string): Promise<string> {
    const file = path.join(results, `${name}.png`);
    await this.workbench.page.screenshot({ path: file });
    return file;
  }

  /** Saves the window at 1280 and at 800 pixels wide in every theme, as `<name>-<theme>-<width>.png`. */
  async pictures(name: string): Promise<void> {
    for (const width of [1280, 800]) {
      await this.workbench.page.setViewportSize({ width, height: 800 });
      for (const theme of ['light', 'dark', 'high-contrast'] as const) {
        await this.wear(theme);
        await this.picture(`${name}-${theme}-${width}`);
      }
    }
    await this.workbench.page.setViewportSize({ width: 1280, height: 800 });
  }

  /** Ends the browser and the server and removes everything they wrote. */
  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
    if (this.#home !== '') await fs.rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A session for the tests of the enclosing `describe`; a test that fails leaves a picture `test-results/failed-<title>.png`. */
export function withSession(options?: SessionOptions): Session {
  const session = new Session(options);
  before(async function () {
    this.timeout(120_000);
    await session.start();
  });
  beforeEach(function () {
    this.currentTest?.timeout(60_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session.picture(`failed-${this.currentTest.fullTitle().replaceAll(/[^a-z0-9]+/gi, '-')}`);
  });
  after(async function () {
    this.timeout(30_000);
    await session.stop();
  });
  return session;
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The session has not started.');
  return value;
}

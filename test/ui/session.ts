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

/** The size of a window, in pixels. */
export const WINDOW = { width: 1280, height: 800 };

/** How long an element may take to show, also on a machine that is busy. */
const PATIENCE_MS = 45_000;
/** Longer than any element: what fails names what did not show. */
const JOURNEY_MS = 400_000;

/** How a user's VS Code is set up before a journey. */
export interface SessionOptions extends Pick<ServerOptions, 'trust' | 'env'> {
  /** What is open: a new, empty folder that is also the practice folder ("practice", the default), one that is not, or nothing. */
  readonly window?: 'practice' | 'folder' | 'empty';
  /** Where the extension comes from: a link to the checkout (the default), or the packaged file. */
  readonly extension?: 'checkout' | 'packaged';
  readonly settings?: Settings;
}

/** What the system prefers, and the classes of a window and of a page in it that follow. */
const themes = {
  light: { colors: 'light', contrast: false, window: 'vs', page: 'vscode-light' },
  dark: { colors: 'dark', contrast: false, window: 'vs-dark', page: 'vscode-dark' },
  'high-contrast': { colors: 'dark', contrast: true, window: 'hc-black', page: 'vscode-high-contrast' },
  'high-contrast-light': { colors: 'light', contrast: true, window: 'hc-light', page: 'vscode-high-contrast-light' },
} as const;

/** The themes that a window can wear. */
export type Theme = keyof typeof themes;
export const THEMES = Object.keys(themes) as Theme[];

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
      // So that a change of theme takes no click and no focus.
      'window.autoDetectColorScheme': true,
      ...settings,
    });
    if (extension === 'packaged') await installVsix(profile, underTest.vsix);
    else await linkExtension(profile, underTest.folder);
    this.#server = await startServer(profile, server);
    this.#browser = await launchBrowser();
    this.#context = await this.#browser.newContext({ viewport: WINDOW });
    this.#context.setDefaultTimeout(PATIENCE_MS);
    await this.#context.addInitScript(standInForContrast);
    this.#workbench = await this.openWindow();
  }

  /** Opens a further window of the same user on the same folder. */
  async openWindow(): Promise<Workbench> {
    const workbench = new Workbench(await present(this.#context).newPage());
    await workbench.open(this.server.address(this.options.window === 'empty' ? undefined : this.folder));
    return workbench;
  }

  /** Makes the system prefer a theme, and waits until the window, and every page that shows in it, wears it. Moves no focus. */
  async wear(theme: Theme): Promise<void> {
    const { colors, contrast, window, page: inside } = themes[theme];
    const { page } = this.workbench;
    await page.emulateMedia({ colorScheme: colors });
    await page.evaluate((on) => dispatchEvent(new CustomEvent('contrast', { detail: on })), contrast);
    await page.locator(`.monaco-workbench.${window}`).waitFor();
    for (const shown of await this.workbench.webviews()) await shown.locator(`body.${inside}`).waitFor({ state: 'attached' });
  }

  /** Saves what the window shows as `test-results/<name>.png`; gives the file. */
  async picture(name: string): Promise<string> {
    const file = path.join(results, `${name}.png`);
    await this.workbench.page.screenshot({ path: file });
    return file;
  }

  /** Saves the window at 1280 and at 800 pixels wide in a light, a dark and a high-contrast theme, as `<name>-<theme>-<width>.png`. */
  async pictures(name: string): Promise<void> {
    for (const theme of ['light', 'dark', 'high-contrast'] as const) {
      await this.wear(theme);
      for (const width of [1280, 800]) {
        await this.workbench.resize({ width, height: 800 });
        await this.picture(`${name}-${theme}-${width}`);
      }
    }
    await this.workbench.resize(WINDOW);
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
    this.timeout(JOURNEY_MS);
    await session.start();
  });
  beforeEach(function () {
    this.currentTest?.timeout(JOURNEY_MS);
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

/** In the page: answers when it asks whether the system has high contrast. Chromium's own emulation would repaint the pages, too. */
function standInForContrast(): void {
  const query = '(forced-colors: active)';
  const list = Object.assign(new EventTarget(), { media: query, matches: false });
  const others = matchMedia.bind(globalThis);
  globalThis.matchMedia = ((asked) => (asked === query ? list : others(asked))) as typeof matchMedia;
  addEventListener('contrast', (event) => {
    list.matches = (event as CustomEvent<boolean>).detail;
    list.dispatchEvent(new Event('change'));
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The session has not started.');
  return value;
}

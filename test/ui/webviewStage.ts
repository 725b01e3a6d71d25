import fs from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import type * as vscode from 'vscode';
import { pageHtml, type PageParts, type WebviewPage } from '../../src/extension/webviewPage';
import { launchBrowser } from '../host/chromium';
import { underTest } from '../host/underTest';

const ORIGIN = 'https://webview.test';
/** Enough of VS Code's dark theme to be looked at. */
const THEME = {
  'font-family': 'sans-serif',
  'editor-foreground': '#d4d4d4',
  'editor-background': '#1e1e1e',
  descriptionForeground: '#a0a0a0',
  focusBorder: '#0078d4',
};

/** One of our pages alone in a browser: the document the extension gives it, its policy, and messages both ways. Nothing else is answered. */
export class WebviewStage {
  /** What the page asked of the network that is not its own. */
  readonly strays: string[] = [];
  readonly #posted: unknown[] = [];

  private constructor(readonly page: Page) {}

  /** @param kept what an earlier life of the page left */
  static async open(
    browser: Browser,
    which: WebviewPage,
    size: { readonly width: number; readonly height: number },
    kept?: unknown,
  ): Promise<WebviewStage> {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    const stage = new WebviewStage(await context.newPage());
    await stage.#raise(which, kept);
    return stage;
  }

  async #raise(which: WebviewPage, kept: unknown): Promise<void> {
    const { page } = this;
    await page.exposeFunction('postToHost', (message: unknown) => void this.#posted.push(message));
    // The compiler names functions with a helper of its own, which pages do not have.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    await page.addInitScript(
      ([state, theme]) => {
        let last = state;
        addEventListener('DOMContentLoaded', () => {
          document.body.className = 'vscode-dark';
          for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
        });
        Object.assign(globalThis, {
          shifts: [],
          acquireVsCodeApi: () => ({
            postMessage: (globalThis as unknown as { postToHost: (sent: unknown) => void }).postToHost,
            getState: () => last,
            setState: (next: unknown) => {
              last = next;
              Object.assign(globalThis, { kept: next });
            },
          }),
        });
        new PerformanceObserver((list) => {
          const seen = list.getEntries() as unknown as readonly { readonly value: number; readonly hadRecentInput: boolean }[];
          (globalThis as unknown as { shifts: number[] }).shifts.push(
            ...seen.filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value),
          );
        }).observe({ type: 'layout-shift', buffered: true });
      },
      [kept, THEME] as const,
    );
    const html = pageHtml(WEBVIEW, uri(''), which, await partsOf(which));
    await page.route('**/*', async (route) => {
      const { origin, pathname } = new URL(route.request().url());
      if (origin !== ORIGIN) this.strays.push(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
      const body = origin === ORIGIN && (await fs.readFile(path.join(underTest.folder, pathname)).catch(() => undefined));
      return body ? route.fulfill({ contentType: 'text/javascript', body }) : route.abort();
    });
    await page.goto(`${ORIGIN}/`);
    await this.posted('ready');
  }

  /** Tells the page something, as the extension would. */
  async tell(message: unknown): Promise<void> {
    await this.page.evaluate((told) => postMessage(told, '*'), message);
  }

  /** The first message of a kind that the page sends, or has sent since it was last asked for. */
  async posted(kind: string): Promise<unknown> {
    for (;;) {
      const at = this.#posted.findIndex((message) => (message as { readonly kind?: unknown }).kind === kind);
      if (at >= 0) return this.#posted.splice(at, 1)[0];
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  /** What the page keeps for its next life, once it has something under this key. */
  async kept(key: string): Promise<unknown> {
    const last = await this.page.waitForFunction((name) => {
      const { kept } = globalThis as { readonly kept?: Readonly<Record<string, unknown>> };
      return kept?.[name] === undefined ? undefined : kept;
    }, key);
    return last.jsonValue();
  }

  /** How far the page moved by itself, as layout shifts of more than nothing. */
  async shifts(): Promise<readonly number[]> {
    return this.page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.filter((value) => value > 0));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** A browser for the pages that the tests of the enclosing `describe` open; what a test opens in it is closed after the test. */
export function withBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  after(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('There is a browser only while a test runs.');
    return browser;
  };
}

async function partsOf({ name }: WebviewPage): Promise<PageParts> {
  const [script = '', style = ''] = await Promise.all(
    [`dist/webview/${name}.js`, `media/${name}.css`].map((file) => fs.readFile(path.join(underTest.folder, file), 'utf8')),
  );
  return { script, style };
}

function uri(at: string): vscode.Uri {
  return {
    path: at,
    with: ({ path: next = at }: { readonly path?: string }) => uri(next),
    toString: () => ORIGIN + at,
  } as unknown as vscode.Uri;
}

const WEBVIEW = { asWebviewUri: (of: vscode.Uri) => of };

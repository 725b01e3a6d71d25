import type { FrameLocator, Locator, Page } from 'playwright-core';

const MARKS = ['code/didStartWorkbench', 'code/didLoadExtensions', 'code/willRestoreViewlet', 'code/didRestoreViewlet'];
/** A window stands within this time, also on a machine that is busy. */
const START_MS = 90_000;

/** VS Code's workbench in a browser page, by what a user sees. Every locator waits for its element; nothing here sleeps. */
export class Workbench {
  constructor(readonly page: Page) {}

  /** Opens an address of the server and waits until the workbench stands: its sidebar as it was left, and its extensions known. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.#standing();
  }

  /** Reloads the window and waits until it stands again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#standing();
  }

  /** By VS Code's own marks: a window without a sidebar has none to restore. */
  async #standing(): Promise<void> {
    const stands = (marks: readonly string[]): boolean => {
      const [started = false, known = false, restores, restored] = marks.map((mark) => performance.getEntriesByName(mark).length > 0);
      return started && known && restores === restored;
    };
    await this.page.waitForFunction(stands, MARKS, { timeout: START_MS });
  }

  /** Shows the view container with this title, from the activity bar unless it shows. */
  async showContainer(title: string): Promise<void> {
    const heading = this.page.locator('.part.sidebar .composite.title').getByText(title, { exact: false });
    if (!(await heading.isVisible())) await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).click();
    await heading.waitFor();
  }

  /** Runs a command from the palette by its title (`Category: Title`); the palette closes. */
  async run(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    await this.quickPickRow(title).first().click();
  }

  /** Opens the palette with this text in it; without `>` it finds files. */
  async openPalette(text: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.fill(text);
  }

  /** The box of the palette, a quick pick or an input box. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** Rows of the open quick pick that hold this text. */
  quickPickRow(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  /** A view of the sidebar or panel by the title in its header. */
  view(title: string): Locator {
    return this.page.locator('.pane').filter({ has: this.page.locator('.pane-header').filter({ hasText: title }) });
  }

  /** Rows of the tree in a view that hold this text; they carry aria-label, aria-level and aria-expanded. */
  row(view: string, text: string | RegExp): Locator {
    return this.view(view).locator('.monaco-list-row').filter({ hasText: text });
  }

  /** An inline action of a row, which shows on hover. */
  async rowAction(row: Locator, title: string): Promise<void> {
    await row.hover();
    await row.locator(`.actions .action-label[aria-label^="${title}"]`).click();
  }

  /** A button in the title of a view. */
  async viewAction(view: string, title: string): Promise<void> {
    const header = this.view(view).locator('.pane-header');
    await header.hover();
    await header.locator(`.action-label[aria-label^="${title}"]`).click();
  }

  /** Open editor tabs that hold this text. */
  tab(text: string | RegExp): Locator {
    return this.page.locator('.tab').filter({ hasText: text });
  }

  get activeTab(): Locator {
    return this.page.locator('.editor-group-container.active .tab.active');
  }

  /** The lines of the active text editor; spaces in it are non-breaking. */
  get editorLines(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .view-lines');
  }

  /** Types into the active text editor at the cursor, once it has the focus. */
  async type(text: string): Promise<void> {
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await this.page.keyboard.type(text);
  }

  /** Presses Tab, or Shift+Tab, until an element has the focus; fails where so many presses do not bring it there. */
  async tabTo(element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 80): Promise<void> {
    for (let pressed = 0; pressed <= most; pressed++) {
      if (await element.evaluate((one) => one.matches(':focus'))) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${most} presses of ${key} do not lead to ${String(element)}.`);
  }

  /** Notifications that show as toasts and hold this text. */
  toast(text: string | RegExp = ''): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** A status bar item by its full id, `publisher.extension.item`. */
  statusItem(id: string): Locator {
    return this.page.locator(`[id="${id}"]`);
  }

  /** The document inside the n-th webview that shows. */
  webview(index = 0): FrameLocator {
    return documentIn(this.page.locator('iframe.webview.ready').nth(index));
  }

  /** The documents inside all webviews that show now. */
  async webviews(): Promise<readonly FrameLocator[]> {
    return (await this.page.locator('iframe.webview.ready:visible').all()).map(documentIn);
  }

  /** Gives the window this size, in pixels, and waits until it is laid out and painted anew. */
  async resize(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.page.setViewportSize(size);
    await this.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  }
}

function documentIn(webview: Locator): FrameLocator {
  return webview.contentFrame().frameLocator('iframe#active-frame');
}

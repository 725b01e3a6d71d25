import type { FrameLocator, Locator, Page } from 'playwright-core';

/** After a reload, VS Code shows the sidebar again within this time. */
const RESTORED_WITHIN_MS = 4_000;

/** VS Code's workbench in a browser page, by what a user sees. Every locator waits for its element; nothing here sleeps. */
export class Workbench {
  constructor(readonly page: Page) {}

  /** Opens an address of the server and waits until the workbench stands. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.activitybar .action-label').first().waitFor();
  }

  /** Shows the view container with this title from the activity bar, unless it shows, or VS Code is about to restore it. */
  async showContainer(title: string): Promise<void> {
    const heading = this.page.locator('.part.sidebar .composite.title').getByText(title, { exact: false });
    try {
      await heading.waitFor({ timeout: RESTORED_WITHIN_MS });
    } catch {
      const icon = this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`);
      await icon.click();
      // Where it was restored in that very moment, the click has hidden it.
      await heading.waitFor({ timeout: RESTORED_WITHIN_MS }).catch(() => icon.click());
      await heading.waitFor();
    }
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
    return this.page.locator('iframe.webview.ready').nth(index).contentFrame().frameLocator('iframe#active-frame');
  }
}

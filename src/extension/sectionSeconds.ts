import * as vscode from 'vscode';
import * as v from 'valibot';

const schema = v.object({ session: v.string(), seconds: v.record(v.string(), v.pipe(v.number(), v.finite(), v.minValue(0))) });

/** What one run of the extension counted of an attempt: seconds by section id. */
export interface SessionSeconds {
  readonly session: string;
  readonly seconds: Readonly<Record<string, number>>;
}

/**
 * Seconds by section that stand in no grade sheet yet, in the extension's storage, so that a window that is killed loses next to none
 * and the practice folder is not written to all the time. One file for each attempt and session.
 */
export class SectionSecondsStore {
  readonly #folder: vscode.Uri;

  constructor(storage: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(storage, 'sections');
  }

  async write(attempt: string, kept: SessionSeconds): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#file(attempt, kept.session), new TextEncoder().encode(JSON.stringify(kept)));
  }

  /** What other sessions left of an attempt; nothing where a file can't be read. */
  async readOthers(attempt: string, session: string): Promise<readonly SessionSeconds[]> {
    const left = await Promise.all((await this.#names(attempt)).map((name) => this.#read(name)));
    return left.filter((one) => one !== undefined).filter((one) => one.session !== session);
  }

  /** Forgets what stands in the sheet by now. */
  async delete(attempt: string, session: string): Promise<void> {
    await vscode.workspace.fs.delete(this.#file(attempt, session)).then(undefined, () => undefined);
  }

  async #names(attempt: string): Promise<readonly string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder).then(undefined, () => []);
    return entries.map(([name]) => name).filter((name) => name.startsWith(`${attempt}.`));
  }

  async #read(name: string): Promise<SessionSeconds | undefined> {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name)));
      const parsed = v.safeParse(schema, JSON.parse(text));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  }

  #file(attempt: string, session: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${attempt}.${session}.json`);
  }
}

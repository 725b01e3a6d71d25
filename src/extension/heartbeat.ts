import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Instant } from '../core/attempt/clockEvent';
import type { Log } from './log';

const instant = v.object({ session: v.string(), wall: v.number(), mono: v.number() });
const schema = v.object({ owner: v.string(), beat: v.exactOptional(instant), told: v.exactOptional(v.number()) });

/** Which window's clock counts for an attempt, and when that window last saw it run. */
export interface Heartbeat {
  /** Session id of the window that was focused last. */
  readonly owner: string;
  readonly beat?: Instant;
  /** The end of the planned time that the user was told of, in milliseconds on the clock. */
  readonly told?: number;
}

/** Keeps the heartbeat of each attempt in the extension's storage, which all windows share; never in the practice folder. */
export class HeartbeatStore {
  readonly #folder: vscode.Uri;
  readonly #log: Log;

  constructor(storage: vscode.Uri, log: Log) {
    this.#log = log;
    this.#folder = vscode.Uri.joinPath(storage, 'clock');
  }

  /** The last heartbeat; undefined where there is none, or none that can be read. */
  async read(attempt: string): Promise<Heartbeat | undefined> {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#file(attempt)));
      const parsed = v.safeParse(schema, JSON.parse(text));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a heartbeat where that can be done. Without it, the clock asks after a kill what it would else have known. */
  async write(attempt: string, heartbeat: Heartbeat): Promise<void> {
    await vscode.workspace.fs
      .writeFile(this.#file(attempt), new TextEncoder().encode(JSON.stringify(heartbeat)))
      .then(undefined, (error: unknown) => this.#log.once(`The heartbeat of the clock can't be written: ${String(error)}`));
  }

  async delete(attempt: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#file(attempt));
    } catch {
      // There was none.
    }
  }

  #file(attempt: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${attempt}.json`);
  }
}

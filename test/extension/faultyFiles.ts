import * as vscode from 'vscode';

type Step = 'read' | 'write' | 'rename' | 'delete' | 'list';

/** What the disk refuses, asked before each step. */
export type Fault = (step: Step, path: string) => vscode.FileSystemError | undefined;

/** A disk in memory under a scheme of its own, whose steps can be made to fail as real ones do. */
export class FaultyFiles implements vscode.FileSystemProvider {
  /** What fails; nothing, until a test sets it. */
  fault: Fault = () => undefined;
  /** What a step waits for; nothing, until a test sets it. */
  hold: (step: Step, path: string) => Promise<unknown> | undefined = () => undefined;
  /** How long ago everything was written, in milliseconds. */
  age = 0;
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>(['/']);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  readonly onDidChangeFile = this.#changed.event;

  /** @param scheme the first part of the addresses of this disk */
  constructor(readonly scheme: string) {}

  register(): vscode.Disposable {
    return vscode.workspace.registerFileSystemProvider(this.scheme, this, { isCaseSensitive: true });
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  /** The text of a file; undefined where there is none. */
  text(path: string): string | undefined {
    const bytes = this.#files.get(path);
    return bytes && new TextDecoder().decode(bytes);
  }

  /** Paths of all files, sorted. */
  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** Empties the disk and lets every step pass again. */
  clear(): void {
    this.fault = () => undefined;
    this.hold = () => undefined;
    this.age = 0;
    this.#files.clear();
    this.#folders.clear();
    this.#folders.add('/');
  }

  /** Moves a folder with all that is in it, as another program does. */
  move(from: string, to: string): void {
    this.#folders.delete(from);
    this.#folders.add(to);
    for (const [path, bytes] of [...this.#files]) {
      if (!path.startsWith(`${from}/`)) continue;
      this.#files.delete(path);
      this.#files.set(to + path.slice(from.length), bytes);
    }
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    await Promise.resolve();
    const bytes = this.#files.get(uri.path);
    if (!bytes && !this.#folders.has(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return {
      type: bytes ? vscode.FileType.File : vscode.FileType.Directory,
      ctime: 0,
      mtime: Date.now() - this.age,
      size: bytes?.length ?? 0,
    };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.#try('list', uri);
    if (!this.#folders.has(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    const inside = (path: string): boolean => path !== uri.path && path.slice(0, path.lastIndexOf('/')) === uri.path.replace(/\/$/, '');
    const named = (path: string, type: vscode.FileType): [string, vscode.FileType] => [path.slice(path.lastIndexOf('/') + 1), type];
    return [
      ...[...this.#files.keys()].filter(inside).map((path) => named(path, vscode.FileType.File)),
      ...[...this.#folders].filter(inside).map((path) => named(path, vscode.FileType.Directory)),
    ];
  }

  async createDirectory(uri: vscode.Uri): Promise<void> {
    await this.#try('write', uri);
    this.#folders.add(uri.path);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.#try('read', uri);
    const bytes = this.#files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.#try('write', uri);
    if (!this.#folders.has(uri.path.slice(0, uri.path.lastIndexOf('/')) || '/')) throw vscode.FileSystemError.FileNotFound(uri);
    this.#files.set(uri.path, content);
    this.#tell(vscode.FileChangeType.Changed, uri);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.#try('delete', uri);
    if (!this.#files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    await this.#try('rename', to);
    const bytes = this.#files.get(from.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(from);
    this.#files.delete(from.path);
    this.#files.set(to.path, bytes);
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(vscode.FileChangeType.Changed, to);
  }

  async #try(step: Step, uri: vscode.Uri): Promise<void> {
    await this.hold(step, uri.path);
    const fault = this.fault(step, uri.path);
    if (fault) throw fault;
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}

import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { launch, run } from './childProcess';
import { readyVscode } from './embeddedVscode';
import { readyNode } from './nodeRuntime';
import type { Profile } from './profile';

/** How a server is started: the driver is for tests inside the extension host (with it no toast ever shows); trust asks about folders as for a user. */
export interface ServerOptions {
  readonly driver?: boolean;
  readonly trust?: boolean;
  /** A port to take where it is free: a browser keeps a window's layout by address. */
  readonly preferredPort?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** A running VS Code. */
export interface Server {
  readonly port: number;
  /** Process id; extension hosts are its children. */
  readonly pid: number;
  /** The address that opens `folder` (an absolute path), or an empty window. */
  address(folder?: string, payload?: readonly (readonly [string, string])[]): string;
  /** The address of a local file as the workbench names it. */
  remoteUri(file: string): string;
  stop(): Promise<void>;
}

const flags = (profile: Profile) => [
  '--accept-server-license-terms',
  ...['--extensions-dir', profile.extensions],
  ...['--user-data-dir', profile.userData],
  ...['--server-data-dir', profile.serverData],
];

/** Starts the embedded VS Code for a profile on a port of the loopback that is free, and waits until it listens. */
export async function startServer(profile: Profile, options: ServerOptions = {}): Promise<Server> {
  const vscode = await readyVscode();
  const node = await readyNode();
  const wanted = options.preferredPort !== undefined && (await isFree(options.preferredPort)) ? options.preferredPort : 0;
  const logFile = path.join(profile.folder, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const child = launch(
    node,
    [
      path.join(__dirname, 'attachedServer.mjs'),
      path.join(vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(wanted), '--without-connection-token', '--telemetry-level', 'off'],
      ...(options.trust ? [] : ['--disable-workspace-trust']),
      ...(options.driver ? ['--enable-smoke-test-driver'] : []),
      ...flags(profile),
    ],
    { cwd: vscode, stdio: ['pipe', log, log], env: { ...process.env, EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: '', ...options.env } },
  );
  fs.closeSync(log);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await listeningPort(logFile, () => child.exitCode === null);
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    pid: child.pid ?? 0,
    address: (folder, payload = []) => {
      const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `${origin}/?${query.toString().replaceAll('+', '%20')}`;
    },
    remoteUri: (file) => `vscode-remote://127.0.0.1:${port}${path.posix.join('/', file.replaceAll('\\', '/'))}`,
    stop: async () => {
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), 6000);
      await closed;
      clearTimeout(insist);
    },
  };
}

/** Installs a packaged extension into a profile as a user does from the command line. */
export async function installVsix(profile: Profile, vsix: string): Promise<void> {
  const vscode = await readyVscode();
  const result = await run(await readyNode(), [path.join('out', 'server-main.js'), ...flags(profile), '--install-extension', vsix], {
    cwd: vscode,
    env: { EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: '' },
  });
  if (result.code !== 0 || !result.output.includes('was successfully installed'))
    throw new Error(`${vsix} could not be installed:\n${result.output}`);
}

function isFree(port: number): Promise<boolean> {
  const probe = net.createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The port that a server says in its log that it listens on. */
async function listeningPort(logFile: string, isAlive: () => boolean): Promise<number> {
  const end = performance.now() + 60_000;
  for (;;) {
    const alive = isAlive();
    const log = fs.readFileSync(logFile, 'utf8');
    const port = /^Extension host agent listening on (\d+)$/m.exec(log)?.[1];
    if (port !== undefined) return Number(port);
    if (!alive) throw new Error(`VS Code ended at its start:\n${log}`);
    if (performance.now() > end) throw new Error(`VS Code does not listen:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

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

/** Starts the embedded VS Code for a profile on a free port of the loopback, and waits until it answers. */
export async function startServer(profile: Profile, options: ServerOptions = {}): Promise<Server> {
  const vscode = await readyVscode();
  const node = await readyNode();
  const port = await freePort(options.preferredPort).catch(() => freePort());
  const log = fs.openSync(path.join(profile.folder, 'server.log'), 'w');
  const child = launch(
    node,
    [
      path.join(__dirname, 'attachedServer.mjs'),
      path.join(vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--telemetry-level', 'off'],
      ...(options.trust ? [] : ['--disable-workspace-trust']),
      ...(options.driver ? ['--enable-smoke-test-driver'] : []),
      ...flags(profile),
    ],
    { cwd: vscode, stdio: ['pipe', log, log], env: { ...process.env, EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: '', ...options.env } },
  );
  fs.closeSync(log);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([
    untilAnswering(`${origin}/version`, () => child.exitCode === null),
    closed.then(() => {
      throw new Error(`VS Code ended at its start:\n${fs.readFileSync(path.join(profile.folder, 'server.log'), 'utf8')}`);
    }),
  ]);
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

async function freePort(wanted = 0): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(wanted, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on the loopback.');
  return address.port;
}

async function untilAnswering(address: string, isAlive: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end && isAlive();) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (isAlive()) throw new Error(`VS Code does not answer at ${address}.`);
}

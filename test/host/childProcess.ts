import { spawn, type ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => process.exit(code));
}

/** A child process that goes down with this one, whatever ends it by a signal. */
export function launch(command: string, parameters: readonly string[], options: Parameters<typeof spawn>[2] = {}): ChildProcess {
  const child = spawn(command, parameters, options);
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** How a command ended: its exit code (1 when a signal ended it) and everything it printed, both streams in order. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Options of {@link run}: `echo` also passes the output on while it comes, `env` is added to this process's environment. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly echo?: boolean;
}

/** Runs a command to its end. Gives a code other than 0 rather than an error; a command that can't be started gives 127. */
export function run(command: string, parameters: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = launch(command, parameters, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (options.echo) process.stdout.write(chunk);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs npm, the one that runs this script where there is one. Fails with npm's own output. */
export async function runNpm(parameters: readonly string[], cwd: string): Promise<string> {
  const script = process.env.npm_execpath;
  const env = { NODE_ENV: '' };
  const result = script?.endsWith('.js')
    ? await run(process.execPath, [script, ...parameters], { cwd, env })
    : process.platform === 'win32'
      ? await run('cmd', ['/c', 'npm', ...parameters], { cwd, env })
      : await run('npm', parameters, { cwd, env });
  if (result.code !== 0) throw new Error(`npm ${parameters.join(' ')} failed:\n${result.output}`);
  return result.output;
}

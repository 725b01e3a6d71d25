import fs from 'node:fs/promises';
import path from 'node:path';
import { run, runNpm } from './childProcess';
import { cache } from './places';

/** Makes `<cache>/<name>` once: `fill` works in a folder beside it that takes its name only when complete, so a killed run leaves no half one. */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = path.join(cache, name);
  if (await exists(target)) return target;
  await fs.mkdir(cache, { recursive: true });
  await removeAbandoned();
  const partial = path.join(cache, `partial-${process.pid}-${name}`);
  await fs.rm(partial, { recursive: true, force: true });
  await fs.mkdir(partial);
  try {
    await fill(partial);
    await fs.rename(partial, target);
  } catch (error) {
    await fs.rm(partial, { recursive: true, force: true });
    // Another run may have been faster; its copy is as good.
    if (!(await exists(target))) throw error;
  }
  return target;
}

/** Unpacks the folder `inner` of an npm package (by default all of it) into `folder`. */
export async function unpackFromNpm(spec: string, folder: string, inner = ''): Promise<void> {
  const archive = (await runNpm(['pack', spec, '--silent', '--ignore-scripts'], folder)).trim().split(/\s+/).at(-1) ?? '';
  const from = path.posix.join('package', inner);
  const depth = from.split('/').length;
  const result = await run('tar', ['-xzf', archive, `--strip-components=${depth}`, from], { cwd: folder });
  if (result.code !== 0) throw new Error(`tar could not unpack ${archive}: ${result.output}`);
  await fs.rm(path.join(folder, archive));
}

async function removeAbandoned(): Promise<void> {
  for (const entry of await fs.readdir(cache)) {
    const pid = /^partial-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await fs.rm(path.join(cache, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

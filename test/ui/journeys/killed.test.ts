import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { withSession } from '../session';

const CLOCK = 'mlops-design-practice.mlops-design-practice.mlopsPractice.clock';

/** What a test looks at in a grade sheet. */
interface Sheet {
  readonly clock: readonly { readonly kind: string }[];
  readonly marks?: Readonly<Record<string, { readonly mark: string }>>;
}

describe('An extension host that is killed', () => {
  const session = withSession();

  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  /** Process ids of all descendants of a process, with their command lines. */
  function descendants(of: number): readonly { readonly pid: number; readonly command: string }[] {
    const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n');
    const all = rows.flatMap((row) => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
    const below = (parent: number): typeof all => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
    return below(of);
  }

  function kill(): number {
    const host = descendants(session.server.pid).find(({ command }) => command.includes('--type=extensionHost'));
    assert.ok(host);
    process.kill(host.pid, 'SIGKILL');
    return host.pid;
  }

  /** Resolves when another extension host runs, and it has the extension at work: the clock is back in the status bar. */
  async function revived(killed: number): Promise<void> {
    const deadline = Date.now() + 30_000;
    const isBack = (): boolean =>
      descendants(session.server.pid).some(({ pid, command }) => pid !== killed && command.includes('--type=extensionHost'));
    while (!isBack()) {
      assert.ok(Date.now() < deadline, 'no new extension host');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function sheet(): Promise<Sheet> {
    const name = (await fs.readdir(session.folder)).find((file) => file.endsWith('.grade.yaml'));
    assert.ok(name);
    return parse(await fs.readFile(path.join(session.folder, name), 'utf8')) as Sheet;
  }

  it('while typing, pausing and marking loses nothing that was acknowledged, and the clock goes on within ten seconds', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const clock = workbench.statusItem(CLOCK);
    const left = async (): Promise<number> => {
      const [, minutes, seconds] = /(\d+):(\d\d) left/.exec(await clock.innerText()) ?? [];
      return Number(minutes) * 60 + Number(seconds);
    };
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', '1. CI/CD Pipeline').click();
    await workbench.tab('01-cicd-pipeline').waitFor();
    await workbench.type('Auto-rollback: p99 > 80 ms over 5 min.');
    await workbench.row('Problems', 'Resume #1').waitFor();

    // While typing, once there is a sheet.
    while (!(await fs.readdir(session.folder)).some((file) => file.endsWith('.grade.yaml'))) await clock.waitFor();
    const before = { left: await left(), at: Date.now() };
    await page.keyboard.type(' No human');
    const first = kill();
    await page.keyboard.type(' in the loop.');
    await revived(first);
    // What the killed one showed last may still stand there; a clock that ticks is a living one's.
    const stale = await clock.innerText();
    await clock
      .filter({ hasNotText: stale })
      .getByText(/\d+:\d\d left/)
      .waitFor();
    await workbench.editorLines
      .getByText(/in.the.loop/)
      .first()
      .waitFor();
    const passed = (Date.now() - before.at) / 1000;
    assert.ok(Math.abs(before.left - (await left()) - passed) <= 10, `${before.left} s left, then ${await left()} after ${passed} s`);

    // While pausing: what the clock shows is on the disk.
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.press('p');
    await clock.locator('.codicon-debug-pause').waitFor();
    await workbench.row('Problems', /Resume #1.*\(\d\d:\d\d left\)/).waitFor();
    const second = kill();
    assert.equal((await sheet()).clock.at(-1)?.kind, 'pause');
    await revived(second);
    await workbench.row('Problems', /Resume #1.*\(\d\d:\d\d left\)/).waitFor();
    await workbench.run('MLOps Practice: Finish and Grade');

    // While marking: each mark that the page says is saved is on the disk.
    const review = workbench.webview();
    await review.locator('.card.current:focus').waitFor();
    await page.keyboard.press('1');
    await review
      .getByText(/1 of \d+ marked/)
      .first()
      .waitFor();
    await review.getByText('Saved').first().waitFor();
    await page.keyboard.press('2');
    kill();
    const marks = Object.values((await sheet()).marks ?? {});
    assert.ok(marks.length >= 1);
    assert.equal(marks[0]?.mark, 'met');
    await workbench.reload();
    await workbench.showContainer('MLOps Practice');
    await workbench.row('Problems', /1\. CI\/CD Pipeline.*to mark/).waitFor();
    const whole = Object.keys((await sheet()).marks ?? {}).length;
    assert.ok(whole >= marks.length);

    // The review goes on at the first criterion that has no mark.
    await workbench.row('Problems', /1\. CI\/CD Pipeline.*to mark/).click();
    await review
      .getByText(new RegExp(`${whole} of \\d+ marked`))
      .first()
      .waitFor();
    await review
      .getByLabel(new RegExp(`^Criterion ${whole + 1} of `))
      .and(review.locator('.current'))
      .waitFor();
  });
});

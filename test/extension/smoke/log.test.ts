import assert from 'node:assert/strict';
import { commandRunner } from '../../../src/extension/commands';
import { ExpectedFailure, Log } from '../../../src/extension/log';
import { heard, withWindow } from '../practice';

describe('What fails', () => {
  /** Runs a command that fails so, with the answer to what the user is told; gives what was told and what the output channel holds. */
  async function fail(failure: Error, answer?: string): Promise<{ readonly told: readonly string[]; readonly output: readonly string[] }> {
    const output: string[] = [];
    const line =
      (level: string) =>
      (...parts: unknown[]): number =>
        output.push([level, ...parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part)))].join(' '));
    const channel = { error: line('error'), warn: line('warn'), info: line('info'), show: line('shown'), dispose: () => undefined };
    return withWindow({ createOutputChannel: () => channel }, async () => {
      const fails = (): never => {
        throw failure;
      };
      const run = commandRunner({ finishAttempt: fails }, new Log());
      const told = await heard(
        () => run('finishAttempt'),
        () => answer,
      );
      await new Promise((resolve) => setImmediate(resolve));
      return { told, output };
    });
  }

  it('unexpectedly is told as such, and the output channel says during what, why and where in the code', async () => {
    const { told, output } = await fail(new TypeError('x is not iterable'), 'Show Log');
    assert.deepEqual(told, ['Finish attempt failed for a reason this extension did not foresee.']);
    assert.match(output[0] ?? '', /^error Finish attempt: TypeError: x is not iterable\n\s+at /);
    assert.match(output[1] ?? '', /^shown/);
  });

  it('as expected is told by its own sentence, and logged too', async () => {
    const { told, output } = await fail(new ExpectedFailure('The disk is full.'));
    assert.deepEqual(told, ['The disk is full.']);
    assert.match(output.join(), /^error Finish attempt: .*The disk is full\./);
  });
});

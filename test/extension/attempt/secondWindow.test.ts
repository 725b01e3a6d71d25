import assert from 'node:assert/strict';
import type { ClockEvent } from '../../../src/core/attempt/clockEvent';
import { buildSheet, editSheet } from '../../../src/core/attempt/sheetEdit';
import { api, begin, clear, files, heard, read, run, sheet, until, write } from '../practice';

const PIPELINE = '01-cicd-pipeline';
const DRIFT = '18-data-drift-detection';

describe('A window beside another on the same folder', () => {
  beforeEach(clear);
  after(clear);

  const name = `${DRIFT}.2026-11-20.grade.yaml`;

  /** Adds to the clock of a sheet what the other window does, `ago` milliseconds before now. */
  async function added(text: string, event: Partial<ClockEvent> & Pick<ClockEvent, 'kind'>, ago = 0): Promise<string> {
    const at = (await api()).now().wall - ago;
    const events = [{ session: 'another-window', wall: at, mono: at, ...event } as ClockEvent];
    const edit = editSheet(text, { kind: 'clock', events });
    assert.equal(edit.kind, 'edited');
    return edit.text;
  }

  /** The other window begins an attempt, as its first key does. */
  async function beginThere(ago?: number): Promise<void> {
    await write(name, await added(buildSheet({ problem: DRIFT, mode: 'guided' }), { kind: 'start', minutes: 25 }, ago));
  }

  it('shows the clock of an attempt that is begun there, without owning it', async () => {
    const { session, clockItem } = await api();
    assert.equal(session.current, undefined);
    await beginThere();
    await until('the clock of the other window', () => session.current?.name.slug === DRIFT);
    assert.deepEqual([session.owns, session.timer?.state, session.timer?.plannedMs], [false, 'running', 25 * 60_000]);
    await until('the sign of another window', () => clockItem.text?.includes('multiple-windows'));
    assert.doesNotMatch(await read(name), /gap-kept/);
    await write(name, await added(await read(name), { kind: 'pause' }));
    await until('a clock that waits', () => session.timer?.state === 'paused');
  });

  it('takes that clock over when it is focused', async () => {
    const { session } = await api();
    await beginThere();
    await until('the clock of the other window', () => session.current?.name.slug === DRIFT);
    await session.own();
    assert.equal(session.owns, true);
    await sheet(DRIFT, ({ clock }) => clock.at(-1)?.kind === 'gap-kept');
  });

  it('leaves it to that window to tell of the end of the time as soon as the clock is taken there, noticed or not', async () => {
    const { session, heartbeats, now, passTime } = await api();
    const messages = await heard(async () => {
      await begin(DRIFT, 'Frozen reference.');
      await until('a kept attempt', () => session.current?.fresh === false);
      passTime(25 * 60_000 - 3_000);
      await session.request({ kind: 'keep-gap' });
      assert.equal(session.timer?.over, false);
      await heartbeats.write(session.current?.id ?? '', { owner: 'another-window', beat: now() });
      assert.equal(session.owns, true);
      passTime(4_000);
      await until('the end of the time', () => session.timer?.over);
      await until('a clock that is not its own', () => !session.owns);
    });
    assert.deepEqual(messages, []);
  });

  it('leaves its own attempt on the clock while that runs, and shows the other one once it is paused', async () => {
    await begin(PIPELINE, 'One path to production.');
    const { session, store } = await api();
    await until('a kept attempt', () => session.current?.fresh === false);
    await beginThere();
    await until('the other attempt', () => store.attempts.length === 2);
    await session.settled;
    assert.equal(session.current?.name.slug, PIPELINE);
    await run('togglePause');
    await until('the clock of the other window', () => session.current?.name.slug === DRIFT);
  });

  it('takes up no attempt that was left running long ago, as a clone of the folder may hold', async () => {
    const { session, store } = await api();
    await beginThere(86_400_000);
    await until('the attempt', () => store.attempts.length === 1);
    await session.settled;
    assert.equal(session.current, undefined);
    assert.deepEqual(await files(), [name]);
  });
});

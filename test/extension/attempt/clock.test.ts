import assert from 'node:assert/strict';
import { api, begin, clear, run, sheet, until } from '../practice';

const DRIFT = '18-data-drift-detection';
const MINUTE = 60_000;

describe('The clock', () => {
  beforeEach(clear);
  after(clear);

  it('pauses, resumes and takes five more minutes', async () => {
    await begin(DRIFT, 'Frozen reference.');
    await run('togglePause');
    await run('togglePause');
    await run('addFiveMinutes');
    const { clock } = await sheet(DRIFT, (value) => value.clock.length === 4);
    assert.deepEqual(
      clock.map(({ kind }) => kind),
      ['start', 'pause', 'resume', 'extend'],
    );
    assert.equal((await api()).session.timer?.plannedMs, 30 * MINUTE);
  });

  it('does not run while it is paused', async () => {
    await begin(DRIFT, 'Frozen reference.');
    await run('togglePause');
    const { session, passTime } = await api();
    const before = session.timer?.elapsedMs;
    passTime(10 * MINUTE);
    assert.equal(session.timer?.elapsedMs, before);
  });

  it('asks whether the time counts after the computer slept, and leaves it out when told so', async () => {
    await begin(DRIFT, 'Frozen reference.');
    const { session, passTime } = await api();
    passTime(34 * MINUTE, 0);
    const gap = await until('a question', () => session.timer?.gap);
    assert.equal(gap.why, 'slept');
    await session.request({ kind: 'drop-gap' });
    const timer = await until('a running clock', () => session.timer?.state === 'running' && session.timer);
    assert.ok(timer.elapsedMs < MINUTE);
    await sheet(DRIFT, ({ clock }) => clock.at(-1)?.kind === 'gap-dropped');
  });

  it('asks when the system clock is set back an hour, and never runs backwards', async () => {
    await begin(DRIFT, 'Frozen reference.');
    const { session, passTime } = await api();
    const before = session.timer?.elapsedMs ?? 0;
    passTime(-60 * MINUTE, 0);
    await until('a question', () => session.timer?.state === 'asking');
    assert.ok((session.timer?.elapsedMs ?? 0) >= before);
    await session.request({ kind: 'keep-gap' });
    passTime(60 * MINUTE, 0);
  });
});

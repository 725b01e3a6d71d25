import assert from 'node:assert/strict';
import { api, begin, clear, heard, run, sheet, until } from '../practice';

const DRIFT = '18-data-drift-detection';
const MINUTE = 60_000;

describe('The end of the time', () => {
  beforeEach(clear);
  after(clear);

  /** Lets the clock of the window tick so often. */
  async function ticks(count: number): Promise<void> {
    const { session } = await api();
    let left = count;
    const subscription = session.onDidTick(() => (left -= 1));
    await until(`${count} ticks`, () => left <= 0);
    subscription.dispose();
  }

  /** Lets so much time pass as if somebody had been at it. */
  async function work(ms: number): Promise<void> {
    const { session, passTime } = await api();
    passTime(ms);
    if (session.timer?.state === 'asking') await session.request({ kind: 'keep-gap' });
  }

  it('is told once, by a sentence that leaves the text open, and nothing else is told from the first key to the finish', async () => {
    const { session } = await api();
    const messages = await heard(async () => {
      await begin(DRIFT, 'Frozen reference.');
      await run('togglePause');
      await run('togglePause');
      await work(24 * MINUTE);
      await ticks(2);
      assert.equal(session.timer?.over, false);
      await work(2 * MINUTE);
      await until('the end of the time', () => session.timer?.over);
      await ticks(3);
      await work(5 * MINUTE);
      await ticks(2);
      await run('finishAttempt');
      await sheet(DRIFT, ({ finished }) => finished !== undefined);
    });
    assert.deepEqual(messages, ['The 25 minutes are over. The text stays open: finish now, or write on and finish later.']);
  });

  it('is told at the end of the five more minutes that it offers, and stays told through a reload and in a second window', async () => {
    const { session } = await api();
    const messages = await heard(
      async () => {
        await begin(DRIFT, 'Frozen reference.');
        await work(26 * MINUTE);
        await sheet(DRIFT, ({ clock }) => clock.at(-1)?.kind === 'extend');
        await ticks(2);
        await work(5 * MINUTE);
        await until('the end of the longer time', () => session.timer?.over);
        await ticks(2);
        // What a reload does, and a window that is opened or focused later: it reads what is kept of the clock.
        await session.restore();
        await session.own();
        await ticks(3);
      },
      (message) => (message.startsWith('The 25') ? 'Five More Minutes' : undefined),
    );
    assert.deepEqual(
      messages.map((message) => message.split('.')[0]),
      ['The 25 minutes are over', 'The 30 minutes are over'],
    );
  });

  it('that passes while nothing runs is told when the clock is seen again', async () => {
    const { session } = await api();
    const messages = await heard(async () => {
      await begin(DRIFT, 'Frozen reference.');
      await session.restore();
      await work(26 * MINUTE);
      await session.restore();
      await ticks(3);
    });
    assert.equal(messages.length, 1);
  });
});

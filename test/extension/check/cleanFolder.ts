// Between tests, attempts go through the store, so that nothing of one is written again into the next of the same name.
import { api, clear } from '../practice';

/** As `clear`, with what the store remembers of the attempts forgotten first. */
export async function startClean(): Promise<void> {
  const { store, session } = await api();
  await session.leave();
  for (const { name } of store.attempts) await store.delete(name, { toTrash: false });
  await clear();
}

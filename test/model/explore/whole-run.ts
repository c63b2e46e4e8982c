import type { Head } from '../../../shared/core/head.ts';
import { holds } from '../../../shared/core/holds.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import { applied } from '../../support/memory/apply-write.ts';

/** Runs a function of the product on a head to its end, alone; answers the head after each of its writes. */
export async function wholeRun(
  head: Head | undefined,
  run: (heads: HeadStore) => Promise<unknown>,
): Promise<readonly Head[]> {
  const after: Head[] = [];
  const latest = () => after.at(-1) ?? head;
  const tryWrite: HeadStore['tryWrite'] = async (key, write) => {
    const stored = { epoch: 0, key, ...latest() };
    if (!write.when.every((condition) => holds(condition, stored))) return { refusedBy: latest() };
    const written = applied(stored, write) as unknown as Head;
    after.push(written);
    return { written };
  };
  await run({
    read: async () => latest(),
    tryWrite,
    async write(key, write) {
      const result = await tryWrite(key, write);
      return 'written' in result ? result.written : undefined;
    },
    due: async () => [],
    async waiting(lines) {
      const now = latest();
      return now?.waitsIn && lines.includes(now.waitsIn) ? [now] : [];
    },
    recent: async () => [],
    find: async () => [],
    archive: async () => undefined,
    past: async () => [],
  });
  return after;
}

import type { Head } from '../../../shared/core/head.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import { holds } from '../../../shared/core/holds.ts';
import type { HeadStore } from '../../../shared/core/store.ts';

/** Thrown at the first write that would be made: the actor stands there with it. */
class Stands extends Error {
  override readonly name = 'Stands';
}

/**
 * Runs a function of the product on a head as it was read, as far as its first write, and answers that write, unmade. Writes whose
 * conditions do not hold are refused on the way, as the store would.
 */
export async function firstWrite(
  head: Head | undefined,
  run: (heads: HeadStore) => Promise<unknown>,
): Promise<HeadWrite | undefined> {
  let first: HeadWrite | undefined;
  const tryWrite: HeadStore['tryWrite'] = async (_, write) => {
    if (!write.when.every((condition) => holds(condition, { ...head }))) return { refusedBy: head };
    first = write;
    throw new Stands();
  };
  const heads: HeadStore = {
    read: async () => head,
    tryWrite,
    async write(key, write) {
      await tryWrite(key, write);
      return undefined;
    },
    due: async () => (head ? [head] : []),
    waiting: async (lines) => (head?.waitsIn && lines.includes(head.waitsIn) ? [head] : []),
    recent: async () => [],
    find: async () => [],
    archive: async () => undefined,
    past: async () => [],
  };
  try {
    await run(heads);
  } catch (error) {
    if (!first) throw error;
  }
  return first;
}

import type { Head } from '../../../shared/core/head.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import { holds } from '../../../shared/core/holds.ts';
import type { HeadStore } from '../../../shared/core/store.ts';

/** Thrown at the first write that would be made: the actor stands there with it. One for all, as making an error is slow. */
const STANDS = new Error('the actor stands before its first write');

/**
 * Runs a function of the product on a head as it was read, as far as its first write, and answers that write, unmade. Writes whose
 * conditions do not hold are refused on the way, as the store would. With `leased` it is one that has taken writeback's lease before,
 * and left the head like that; others have gone on since.
 */
export async function firstWrite(
  head: Head | undefined,
  run: (heads: HeadStore) => Promise<unknown>,
  leased?: Head,
): Promise<HeadWrite | undefined> {
  let first: HeadWrite | undefined;
  let before = leased;
  const tryWrite: HeadStore['tryWrite'] = async (_, write) => {
    if (before) {
      const written = before;
      before = undefined;
      return { written };
    }
    if (!write.when.every((condition) => holds(condition, { ...head }))) return { refusedBy: head };
    first = write;
    throw STANDS;
  };
  const heads: HeadStore = {
    async read() {
      if (!before) return head;
      const { showLease: _, showAfter: __, ...unleased } = before;
      return unleased;
    },
    tryWrite,
    async write(key, write) {
      const result = await tryWrite(key, write);
      return 'written' in result ? result.written : undefined;
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

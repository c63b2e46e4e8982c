import { openOver } from './changes/open-over.ts';
import type { Start } from './changes/start.ts';
import type { Head } from './head.ts';
import type { HeadStore, Written } from './store.ts';

/** Opens the next epoch over one that still owes something: one write, and one before it where two epochs were not put away. */
export async function reopen(
  heads: HeadStore,
  head: Head,
  start: Start,
  now: number,
): Promise<Written> {
  if (head.archiveOwed && head.past) await heads.archive(head.past);
  return heads.tryWrite(head.key, openOver(head, start, now));
}

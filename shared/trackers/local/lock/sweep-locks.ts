import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mayHold, readHolder } from './holder.ts';
import { isAlive } from './is-alive.ts';
import { LOCK_NAME } from './locked.ts';

/** Removes what processes that are gone left beside the lock. For whoever holds it. */
export async function sweepLocks(root: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(`${LOCK_NAME}.`)) continue;
    const path = join(root, entry);
    const [, pid] = /\.(\d{1,10})\.[0-9a-f]{16}$/.exec(entry) ?? [];
    const holder = readHolder(await readFile(path, 'latin1').catch(() => ''));
    const needed =
      pid === undefined ? holder && (await mayHold(holder)) : await isAlive({ pid: Number(pid) });
    if (!needed) await rm(path, { force: true });
  }
}

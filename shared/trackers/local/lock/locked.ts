import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Folder } from '../folder/folder.ts';
import { TicketsError } from '../tickets-error.ts';
import { acquire } from './acquire.ts';

export const LOCK_NAME = '.ticket-backend.lock';

/** Milliseconds between two tries; not the same for all who wait. */
const PAUSE = { least: 10, most: 40 };

/** Does something that nobody else may do in this folder at the same time. @throws TicketsError `locked`, which names the holder */
export async function locked<T>(folder: Folder, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + folder.waitMs;
  for (;;) {
    const lock = await acquire(join(folder.root, LOCK_NAME), folder.now);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        await lock.release();
      }
    }
    if (performance.now() >= until) {
      throw new TicketsError('locked', `The tickets are being changed by ${lock.heldBy}`, {
        hint: `Try again when it is done. The lock is ${LOCK_NAME} in the folder of tickets.`,
      });
    }
    await sleep(PAUSE.least + Math.random() * (PAUSE.most - PAUSE.least));
  }
}

import { rmdir } from 'node:fs/promises';
import type { Folder } from '../folder/folder.ts';
import { inside } from '../folder/inside.ts';
import { MAKING, MOVING } from '../folder/moving.ts';
import { STATUSES } from '../format/status.ts';
import { locked } from '../lock/locked.ts';
import { sweepLocks } from '../lock/sweep-locks.ts';
import { mend } from './mend.ts';

/** Changes something: alone in the folder, and on a tree on which nothing is left half done. */
export function mutate<T>(folder: Folder, work: () => Promise<T>): Promise<T> {
  return locked(folder, async () => {
    await sweepLocks(folder.root);
    await mend(folder);
    const done = await work();
    await leaveNothing(folder);
    return done;
  });
}

/** Removes the folders that tickets moved through, as far as they are empty. */
async function leaveNothing({ root }: Folder): Promise<void> {
  for (const names of [...STATUSES, MAKING].map((name) => [MOVING, name]).concat([[MOVING]]))
    await inside(root, ...names)
      .then(rmdir)
      .catch(() => undefined);
}

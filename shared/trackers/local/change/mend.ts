import { rm } from 'node:fs/promises';
import type { Folder } from '../folder/folder.ts';
import { inside } from '../folder/inside.ts';
import { MAKING, MOVING } from '../folder/moving.ts';
import { STATUSES } from '../format/status.ts';
import { foldersIn } from '../read/places.ts';
import { TicketsError } from '../tickets-error.ts';
import { arrive } from './arrive.ts';

/**
 * Finishes what a process did not that is gone: a move is brought to its end, a ticket that nobody was told of is removed. What
 * cannot be finished stays, for `doctor` to tell of, and holds up nothing else.
 */
export async function mend(folder: Folder): Promise<void> {
  for (const id of await foldersIn(folder.root, [MOVING, MAKING]))
    await rm(await inside(folder.root, MOVING, MAKING, id), { recursive: true, force: true });
  for (const status of STATUSES) {
    for (const id of await foldersIn(folder.root, [MOVING, status])) {
      try {
        await arrive(folder, { id, status, names: [MOVING, status, id] });
      } catch (error) {
        if (!(error instanceof TicketsError)) throw error;
      }
    }
  }
}

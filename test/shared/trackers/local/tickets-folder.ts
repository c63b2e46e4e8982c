import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTicket } from '../../../../shared/trackers/local/change/create-ticket.ts';
import type { Folder } from '../../../../shared/trackers/local/folder/folder.ts';
import type { Draft } from '../../../../shared/trackers/local/format/new-item.ts';
import type { Place } from '../../../../shared/trackers/local/read/place.ts';

/** A folder of tickets in a folder of its own, which ends with its scope. */
export async function ticketsFolder({ waitMs = 5_000 } = {}) {
  const above = await realpath(await mkdtemp(join(tmpdir(), 'sluice-tickets-')));
  const root = join(above, 'work-items');
  await mkdir(root);
  const folder: Folder = { root, now: Date.now, waitMs };
  return {
    above,
    root,
    folder,
    create: (draft: Partial<Draft> = {}): Promise<Place> =>
      createTicket(folder, { ...DRAFT, ...draft }),
    path: (place: Place, name = 'item.md') => join(root, ...place.names, name),
    async [Symbol.asyncDispose]() {
      await rm(above, { recursive: true, force: true });
    },
  };
}

const DRAFT: Draft = {
  title: 'Totals are wrong',
  body: 'By one cent.\n',
  author: 'ann',
  kind: 'task',
  priority: 'P2',
  labels: [],
};

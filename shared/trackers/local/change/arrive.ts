import { lstat, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Folder } from '../folder/folder.ts';
import { inside } from '../folder/inside.ts';
import { readInside } from '../folder/read-inside.ts';
import { replaceInside, syncFolder } from '../folder/replace-inside.ts';
import { moment } from '../format/moment.ts';
import type { Place } from '../read/place.ts';
import { readTicket } from '../read/read-ticket.ts';
import { TicketsError } from '../tickets-error.ts';
import { setFields } from './set-fields.ts';

export const USUAL_RESOLUTION = 'Closed.\n';

/** The second half of a move: the ticket, which is under way, says where it goes, and then is there. May be repeated. */
export async function arrive(folder: Folder, place: Place): Promise<Place> {
  const { root, now } = folder;
  const { status, id } = place;
  const there = await inside(root, status, id);
  if (await exists(there)) {
    throw new TicketsError('conflict', `${status}/${id} is there already`, {
      hint: `Remove one of the two: the other is ${place.names.join('/')}.`,
    });
  }
  if (status === 'closed' && !(await readInside(root, ...place.names, 'resolution.md')))
    await replaceInside(root, [...place.names, 'resolution.md'], USUAL_RESOLUTION);
  const ticket = await readTicket(root, place).catch((error: unknown) => {
    // It was so before it was moved, and is told of where it is found.
    if (!(error instanceof TicketsError)) throw error;
    return undefined;
  });
  if (ticket && ticket.item.fields.get('status') !== status)
    await setFields(root, place, { status, updated_at: moment(now()) });
  await rename(await inside(root, ...place.names), there);
  await syncFolder(dirname(there));
  return { id, status, names: [status, id] };
}

export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

import type { Folder } from '../folder/folder.ts';
import { readInside } from '../folder/read-inside.ts';
import { replaceInside } from '../folder/replace-inside.ts';
import type { Status } from '../format/status.ts';
import { findTicket } from '../read/find-ticket.ts';
import type { Place } from '../read/place.ts';
import { USUAL_RESOLUTION } from './arrive.ts';
import { move } from './move.ts';
import { mutate } from './mutate.ts';

/** Moves a ticket to another state, without an event, as the format has it. A closed one has a resolution, whoever closed it. */
export function setStatus(folder: Folder, query: string, status: Status): Promise<Place> {
  return mutate(folder, async () => {
    const { place } = await findTicket(folder, query);
    const resolution = [...place.names, 'resolution.md'];
    if (status === 'closed' && !(await readInside(folder.root, ...resolution)))
      await replaceInside(folder.root, resolution, USUAL_RESOLUTION);
    return move(folder, place, status);
  });
}

import type { Folder } from '../folder/folder.ts';
import type { NewEvent } from '../format/event.ts';
import { moment } from '../format/moment.ts';
import { findTicket } from '../read/find-ticket.ts';
import type { Place } from '../read/place.ts';
import { appendEvent } from './append-event.ts';
import { mutate } from './mutate.ts';
import { setFields } from './set-fields.ts';

/** Adds an event to the thread of a ticket, by its id or slug. */
export function addEvent(folder: Folder, query: string, event: NewEvent): Promise<Place> {
  return mutate(folder, async () => {
    const ticket = await findTicket(folder, query);
    const at = folder.now();
    await appendEvent(folder, ticket, event, at);
    await setFields(folder.root, ticket.place, { updated_at: moment(at) });
    return ticket.place;
  });
}

import type { Folder } from '../folder/folder.ts';
import type { Status } from '../format/status.ts';
import { TicketsError } from '../tickets-error.ts';
import type { Place } from './place.ts';
import { places } from './places.ts';
import type { LocalTicket } from './read-ticket.ts';
import { readTicket } from './read-ticket.ts';

/** Files open at once. */
const AT_ONCE = 32;

/** Tickets by id, and what could not be read, with file and line. */
export interface Listed {
  readonly tickets: readonly LocalTicket[];
  readonly unreadable: readonly { readonly place: Place; readonly says: string }[];
}

/** The tickets of some states. One that cannot be read keeps nobody from the others. */
export async function listTickets({ root }: Folder, of?: readonly Status[]): Promise<Listed> {
  const all = await places(root, of);
  const read: (LocalTicket | Listed['unreadable'][number] | undefined)[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    read.push(
      ...(await Promise.all(all.slice(at, at + AT_ONCE).map((place) => attempt(root, place)))),
    );
  return {
    tickets: read.filter((each) => each !== undefined && 'item' in each),
    unreadable: read.filter((each) => each !== undefined && 'says' in each),
  };
}

async function attempt(root: string, place: Place) {
  try {
    return await readTicket(root, place);
  } catch (error) {
    if (error instanceof TicketsError) return { place, says: error.message };
    throw error;
  }
}

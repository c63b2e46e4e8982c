import { setTimeout as sleep } from 'node:timers/promises';
import type { Folder } from '../folder/folder.ts';
import { TicketsError } from '../tickets-error.ts';
import { listTickets } from './list-tickets.ts';
import { places } from './places.ts';
import type { LocalTicket } from './read-ticket.ts';
import { readTicket } from './read-ticket.ts';

/** A ticket that is being moved may be missed between two folders. */
const LOOKS = 3;
const PAUSE_MS = 50;

/** The ticket of this very id or slug. @throws TicketsError `not_found`, `ambiguous`, `unreadable` */
export async function findTicket(folder: Folder, query: string): Promise<LocalTicket> {
  for (let look = 1; look <= LOOKS; look++) {
    const { tickets, unreadable } = await listTickets(folder);
    const found = tickets.filter(({ place, envelope }) =>
      [place.id, envelope.id, envelope.slug].includes(query),
    );
    const [first, second] = found;
    if (first && !second) return first;
    if (second) throw ambiguous(query, found);
    const broken = unreadable.find(({ place }) => place.id === query);
    if (broken) throw new TicketsError('unreadable', broken.says);
    if (look < LOOKS) await sleep(PAUSE_MS);
  }
  throw notFound(query);
}

/** The ticket of an id, without a look at any other. @throws TicketsError */
export async function ticketOfId({ root }: Folder, id: string): Promise<LocalTicket> {
  for (let look = 1; look <= LOOKS; look++) {
    const place = (await places(root)).find((each) => each.id === id);
    const ticket = place && (await readTicket(root, place));
    if (ticket) return ticket;
    if (look < LOOKS) await sleep(PAUSE_MS);
  }
  throw notFound(id);
}

function notFound(query: string): TicketsError {
  return new TicketsError('not_found', `There is no ticket '${query}'`, {
    hint: '`sluice ticket list --status all` shows them all; give the whole id or slug.',
  });
}

function ambiguous(query: string, found: readonly LocalTicket[]): TicketsError {
  const shown = found.slice(0, 5).map(({ place }) => place.names.join('/'));
  const more = found.length - shown.length;
  return new TicketsError('ambiguous', `Several tickets go by '${query}'`, {
    hint: `Give the id of one: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  });
}

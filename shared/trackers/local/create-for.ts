import { BackendError } from '../../core/backend-error.ts';
import type { Created, Draft } from '../../core/creator.ts';
import { isMarker } from '../body/marker.ts';
import { AUTHOR } from './author.ts';
import { createTicket } from './change/create-ticket.ts';
import type { Folder } from './folder/folder.ts';
import { ticketOfId } from './read/find-ticket.ts';
import { readEvents } from './read/read-ticket.ts';
import { ticketOf } from './ticket-of.ts';

/** Makes the ticket that a program hands in, once for each marker: the lock is held from the look for it to its making. */
export async function createFor(
  folder: Folder,
  { title, description, labels, marker, repo }: Draft,
  connection: string,
): Promise<Created> {
  if (!isMarker(marker))
    throw new BackendError('invalid_argument', 'Expected a marker of letters, digits and :._~-');
  const { id } = await createTicket(folder, {
    title: title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
    body: description,
    author: AUTHOR,
    kind: 'task',
    priority: 'P2',
    labels: labels.map(listable).filter((label) => label !== ''),
    mark: marker,
    ...(repo !== undefined && { repo }),
  });
  const ticket = await ticketOfId(folder, id);
  const events = await readEvents(folder.root, ticket.place);
  return {
    ticket: ticketOf(ticket, events, connection),
    at: ticket.envelope.createdAt ?? ticket.changedAt,
    precisionMs: 1000,
  };
}

/** A list in the frontmatter cannot hold every label. */
function listable(label: string): string {
  return label.replace(/[,"'[\]]|[\p{Cc}\u2028\u2029]/gu, '-').trim();
}

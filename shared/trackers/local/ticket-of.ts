import type { Actor } from '../../core/actor.ts';
import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { ThreadEvent } from './format/event.ts';
import type { LocalTicket } from './read/read-ticket.ts';

/** A ticket of the folder in core's words. Its immutable id is the name of its folder. */
export function ticketOf(
  { place, item, envelope }: LocalTicket,
  events: readonly ThreadEvent[],
  connection: string,
): Ticket {
  const { title, labels, assignee, kind, priority, repo } = envelope;
  return {
    key: ticketKey('local', connection, place.id),
    readableId: `local:${place.id}`,
    connection,
    id: place.id,
    account: connection,
    title,
    description: item.body.trim(),
    labels,
    assignees: assignee === undefined ? [] : [assignee],
    author: authorOf(events),
    type: kind || 'task',
    open: place.status !== 'closed',
    status: place.status,
    ...(priority !== '' && { priority }),
    ...(repo !== undefined && { repo }),
  };
}

/** Who made the ticket, by its first event. Files do not prove who wrote them: whoever may write there is believed. */
function authorOf(events: readonly ThreadEvent[]): Actor {
  const name = events.find(({ kind }) => kind === 'create')?.author ?? 'unknown';
  return { id: name, name, login: name, kind: 'person', standing: 'member' };
}

import type { Status } from '../../shared/trackers/local/format/status.ts';
import { listTickets } from '../../shared/trackers/local/read/list-tickets.ts';
import type { LocalTicket } from '../../shared/trackers/local/read/read-ticket.ts';
import type { Answer } from '../command.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import type { Tickets } from './in-tickets.ts';

const COLUMNS = ['status', 'id', 'slug', 'title', 'kind', 'priority', 'updated_at'] as const;

/** How many of those that cannot be read are told. */
const MOST_TOLD = 20;

/** `sluice ticket list`: for people and for `cut -f2`. */
export async function listAnswer(
  tickets: Tickets,
  status: Status | 'all',
  io: Io,
): Promise<Answer> {
  const of = status === 'all' ? undefined : [status];
  const { tickets: found, unreadable } = await listTickets(tickets.folder, of);
  for (const { says } of unreadable.slice(0, MOST_TOLD)) io.err(visible(`sluice: ${says}`));
  if (unreadable.length > MOST_TOLD)
    io.err(`sluice: ${unreadable.length - MOST_TOLD} more cannot be read: sluice ticket doctor`);
  const order = ['open', 'pending', 'closed'];
  const sorted = found.toSorted(
    (a, b) => order.indexOf(a.place.status) - order.indexOf(b.place.status),
  );
  return {
    exit: unreadable.length === 0 ? 'ok' : 'failed',
    json: {
      tickets: sorted.map((ticket) => summary(ticket, tickets)),
      unreadable: unreadable.map(({ says }) => says),
    },
    text: () => [COLUMNS.join('\t'), ...sorted.map(line)].join('\n'),
  };
}

function line({ item, place }: LocalTicket): string {
  const cell = (name: (typeof COLUMNS)[number]) =>
    visible((name === 'status' ? place.status : item.fields.get(name)) ?? '').replaceAll('\n', ' ');
  return COLUMNS.map(cell).join('\t');
}

function summary({ place, envelope }: LocalTicket, { path }: Tickets) {
  const { createdAt, updatedAt, ...same } = envelope;
  const time = (at: number | undefined) =>
    at === undefined ? undefined : new Date(at).toISOString();
  return {
    ...same,
    id: place.id,
    status: place.status,
    createdAt: time(createdAt),
    updatedAt: time(updatedAt),
    path: path(place),
  };
}

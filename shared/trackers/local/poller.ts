import { digest } from '../../core/digest.ts';
import { assigneeFits, holds } from '../../core/intake.ts';
import type { Polled, Poller, PollQuery } from '../../core/poller.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { Folder } from './folder/folder.ts';
import type { Status } from './format/status.ts';
import { historyOf } from './history-of.ts';
import { ticketOfId } from './read/find-ticket.ts';
import { listTickets } from './read/list-tickets.ts';
import type { LocalTicket } from './read/read-ticket.ts';
import { readEvents } from './read/read-ticket.ts';
import { ticketOf } from './ticket-of.ts';

/** What is not closed. `pending` waits for something, and is looked at only by who asks for it. */
const READY: readonly Status[] = ['open', 'pending'];

export interface PollerOptions {
  readonly folder: () => Promise<Folder>;
  readonly connection: string;
  /** The labels that only we put on. */
  readonly ownLabels: readonly string[];
}

/** Asks a folder which tickets are ready. Reads only, and needs no lock: a file is replaced at once. */
export function poller({ folder, connection, ownLabels }: PollerOptions): Poller {
  return {
    async pollReadyTickets(query) {
      const opened = await folder();
      const { tickets } = await listTickets(opened, statusesOf(query));
      const wanted = tickets
        .map((ticket) => ({ ticket, updatedAt: updatedAt(ticket) }))
        .filter(({ ticket, updatedAt: at }) => at >= query.since && fits(ticket, query))
        .sort((a, b) => b.updatedAt - a.updatedAt)
        .slice(0, query.maxResults);
      return polled(wanted, query, async (ticket) =>
        ticketOf(ticket, await readEvents(opened.root, ticket.place), connection),
      );
    },
    async history({ id }) {
      const opened = await folder();
      const ticket = await ticketOfId(opened, id);
      const events = await readEvents(opened.root, ticket.place);
      return historyOf(ticket, events, ticketOf(ticket, events, connection), ownLabels);
    },
  };
}

async function polled(
  found: readonly { readonly ticket: LocalTicket; readonly updatedAt: number }[],
  { cursor: before }: PollQuery,
  asTicket: (ticket: LocalTicket) => Promise<Ticket>,
): Promise<Polled> {
  const seen = found.map(({ ticket }) => [ticket.place.names.join('/'), ticket.text]);
  const cursor = digest(JSON.stringify(seen));
  if (cursor === before) return { tickets: [], unchanged: true, cursor };
  const tickets = found.map(async ({ ticket, updatedAt: at }) => ({
    ticket: await asTicket(ticket),
    updatedAt: at,
  }));
  return { tickets: await Promise.all(tickets), unchanged: false, cursor };
}

function statusesOf({ statuses }: PollQuery): readonly Status[] {
  return statuses.length === 0 ? ['open'] : READY.filter((each) => holds(statuses, each));
}

function fits({ envelope }: LocalTicket, query: PollQuery): boolean {
  const { labels, assignee } = envelope;
  return (
    query.labels.every((label) => holds(labels, label)) &&
    !query.excludeLabels.some((label) => holds(labels, label)) &&
    assigneeFits(assignee === undefined ? [] : [assignee], query.assignee)
  );
}

/** Epoch milliseconds. An editor changes the file and not `updated_at`. */
function updatedAt({ envelope, changedAt }: LocalTicket): number {
  return Math.max(envelope.updatedAt ?? 0, changedAt);
}

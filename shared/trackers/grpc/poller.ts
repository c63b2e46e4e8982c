import { BackendError } from '../../core/backend-error.ts';
import { holds } from '../../core/intake.ts';
import type { Poller, PollQuery } from '../../core/poller.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { RequestOf, ResponseOf } from './messages.ts';
import type { Readiness } from './readiness.ts';
import { ALWAYS, cursorOf, nameOf, readCursor, readinessOf } from './readiness.ts';
import { sender, ticketOf } from './ticket.ts';

const SECOND_MS = 1000;

type Ask = (request: RequestOf<'PollReadyTickets'>) => Promise<ResponseOf<'PollReadyTickets'>>;

/**
 * Asks a program which tickets are ready. It tells no times, so a ticket counts as ready since the first poll whose answer had it: one
 * that it took off and brings again starts anew, one that it merely leaves there does not. Tickets that nothing can be called by are
 * left out.
 */
export function readyTickets(connection: string, ask: Ask, now: () => number = Date.now): Poller {
  let readiness: Readiness | undefined;
  const sinceOf = (id: string) => readiness?.since.get(nameOf(id)) ?? ALWAYS;

  return {
    async pollReadyTickets(query) {
      refuseUnaskable(query);
      const { tickets: told } = await ask({
        labels: [...query.labels],
        max_results: query.maxResults,
      });
      const all = told
        .map((message) => ticketOf(message, connection))
        .filter((ticket) => ticket !== undefined)
        .filter((ticket) => isWanted(ticket, query));
      const tickets = [...new Map(all.map((ticket) => [ticket.id, ticket])).values()]
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, query.maxResults);

      const last = readCursor(query.cursor);
      readiness = readinessOf(
        tickets.map(({ id }) => id),
        JSON.stringify(tickets),
        last,
        { now: now(), whole: told.length < query.maxResults },
      );
      const cursor = cursorOf(readiness);
      if (readiness.answer === last?.answer) return { tickets: [], unchanged: true, cursor };
      return {
        tickets: tickets.map((ticket) => ({ ticket, updatedAt: sinceOf(ticket.id) })),
        unchanged: false,
        cursor,
      };
    },

    history: async ({ id }) => [
      {
        change: { kind: 'submitted' },
        actor: sender(connection),
        own: false,
        at: sinceOf(id),
        precisionMs: SECOND_MS,
      },
    ],
  };
}

/** The service is told of the labels, and may mind them or not. */
function isWanted({ labels }: Ticket, { labels: all, excludeLabels: none }: PollQuery): boolean {
  return all.every((one) => holds(labels, one)) && !none.some((one) => holds(labels, one));
}

/** A rule that the service has no word for would be kept by nobody, or let nothing through. */
function refuseUnaskable({ assignee, statuses, teams, projects }: PollQuery): void {
  const rules = {
    assignee: assignee !== '' && assignee.toLowerCase() !== 'none',
    statuses: statuses.length > 0,
    teams: teams.length > 0,
    projects: projects.length > 0,
  };
  const [rule] = Object.entries(rules).find(([, is]) => is) ?? [];
  if (rule === undefined) return;
  throw new BackendError('invalid_argument', `A backend over gRPC knows no \`intake.${rule}\``, {
    hint: 'Take it out of the project: the backend says which tickets are ready, and `labels` narrow them.',
  });
}

import { BackendError } from '../../../../shared/core/backend-error.ts';
import type { Event } from '../../../../shared/core/event.ts';
import type { Occurrence, Poller, PollQuery } from '../../../../shared/core/poller.ts';
import type { Ticket } from '../../../../shared/core/ticket.ts';
import type { Letter } from '../../../support/receive/letters.ts';
import { loggedOf, toldBy } from '../../../support/receive/told.ts';

/** A tracker that is asked: tickets as they stand, what happened to them, and a name for the whole that changes with it. */
export function shelf() {
  const tickets = new Map<string, { ticket: Ticket; updatedAt: number; history: Occurrence[] }>();
  const queries: PollQuery[] = [];
  const asked = { histories: 0 };
  const given: { error?: BackendError; failsAt?: string; notBefore?: number } = {};

  const poller: Poller = {
    async pollReadyTickets(query) {
      queries.push(query);
      if (given.error) throw given.error;
      const cursor = JSON.stringify([...tickets.values()]);
      const notBefore = given.notBefore === undefined ? {} : { notBefore: given.notBefore };
      if (query.cursor === cursor) return { tickets: [], unchanged: true, cursor, ...notBefore };
      const found = [...tickets.values()]
        .filter(({ ticket }) => ticket.open)
        .filter(({ updatedAt }) => updatedAt >= query.since)
        .toSorted((a, b) => b.updatedAt - a.updatedAt)
        .slice(0, query.maxResults);
      return { tickets: found, unchanged: false, cursor, ...notBefore };
    },
    async history({ key }) {
      asked.histories++;
      if (given.failsAt === key) throw new BackendError('unavailable', 'no answer');
      return tickets.get(key)?.history ?? [];
    },
  };

  /** What the letter tells stands on the shelf from now on, whether the letter is posted or not. */
  function put(letter: Letter): Event {
    const event = toldBy(letter);
    const { ticket, at } = event;
    const before = tickets.get(ticket.key)?.history ?? [];
    tickets.set(ticket.key, { ticket, updatedAt: at, history: [...loggedOf(event), ...before] });
    return event;
  }

  return { poller, put, queries, asked, given };
}

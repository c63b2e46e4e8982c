import type { BackendOptions } from '../../core/backend.ts';
import type { Poller } from '../../core/poller.ts';
import type { Ask } from '../rest/rest-client.ts';
import { history } from './history.ts';
import { pollReadyTickets } from './poll.ts';

/** The asking half: two requests while nothing changes, five where something did. */
export function poller(
  begin: () => Ask,
  { connection }: Pick<BackendOptions, 'connection'>,
): Poller {
  return {
    pollReadyTickets: async (query) => pollReadyTickets(begin(), query, connection),
    history: async (ticket) => history(begin(), ticket, connection),
  };
}

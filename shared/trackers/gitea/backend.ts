import type { Backend, BackendKind, BackendOptions, Look } from '../../core/backend.ts';
import type { Poller } from '../../core/poller.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { isSuccess } from '../is-success.ts';
import { beginCall } from './call.ts';
import { createTicket } from './create-ticket.ts';
import { historyOf } from './history.ts';
import { relabel } from './labels.ts';
import type { Located } from './located.ts';
import { locate } from './located.ts';
import { permissionOf } from './permission.ts';
import { poll } from './poll.ts';
import { putComment } from './sticky.ts';
import { ticketOf } from './ticket.ts';

/** The API of a Gitea or Forgejo; without `baseUrl` that of gitea.com. */
export const giteaBackend: BackendKind = { name: 'gitea', create };

function create(options: BackendOptions): Backend {
  const { settings, connection } = options;
  const { trigger, inProgress, failed } = settings.labels;
  const on = async (ticket: TicketRef) => locate(beginCall(options), ticket);
  const unless = (taken: boolean | undefined) => (taken ? [] : [trigger]);
  const poller: Poller = {
    pollReadyTickets: async (query) => poll(beginCall(options), query, connection.name),
    history: async (ticket) => historyOf(await on(ticket), connection),
  };
  return {
    interfaceVersion: 1,
    poller,
    creator: {
      createTicket: async (draft) => createTicket(beginCall(options), draft, options),
    },
    look: async (ticket, actors) => look(await on(ticket), ticket, actors),
    addComment: async (ticket, comment) => putComment(await on(ticket), comment),
    markInProgress: async (ticket) =>
      relabel(await on(ticket), { add: inProgress, remove: [trigger, failed] }),
    async markComplete(ticket, result, wasInProgress) {
      const located = await on(ticket);
      await relabel(located, { remove: [inProgress, ...unless(wasInProgress), failed] });
      if (settings.close && isSuccess(result)) await close(located);
    },
    markFailed: async (ticket, _, wasInProgress) =>
      relabel(await on(ticket), { add: failed, remove: [inProgress, ...unless(wasInProgress)] }),
    markStopped: async (ticket, reason, wasInProgress) =>
      relabel(await on(ticket), {
        remove: [inProgress, ...unless(wasInProgress || reason === 'label_removed')],
      }),
  };
}

async function look(
  located: Located,
  { key, connection, id }: TicketRef,
  actors: readonly { readonly id: string; readonly name: string }[],
): Promise<Look> {
  const { issue, repo, number } = located;
  const rights = await Promise.all(
    actors.map(async (actor) => [actor.id, await permissionOf(located, actor)] as const),
  );
  return {
    ticket: ticketOf(issue, { key, connection, repo, id, number }),
    permissions: Object.fromEntries(rights),
  };
}

/** Closing what is closed would be refused where it depends on open issues. */
async function close({ ask, path, issue }: Located): Promise<void> {
  if (issue.state === 'closed') return;
  await ask({ what: 'closing the issue', method: 'PATCH', path, body: { state: 'closed' } });
}

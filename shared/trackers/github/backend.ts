import type { Octokit } from '@octokit/core';
import type { Backend, BackendKind, BackendOptions, Look } from '../../core/backend.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { isSuccess } from '../is-success.ts';
import { absentOrUnseen } from './absent-or-unseen.ts';
import { client } from './client.ts';
import { createTicket } from './create-ticket.ts';
import type { Issue } from './issue-calls.ts';
import { inTime, locate, onIssue } from './issue-calls.ts';
import { relabel } from './labels.ts';
import { permissionOf } from './permission.ts';
import { history } from './poll/history.ts';
import { poll } from './poll/poll.ts';
import { putComment } from './sticky.ts';
import { ticketOf } from './ticket.ts';

/** GitHub's REST API, on github.com or an own host: `baseUrl` is then like `https://ghe.example/api/v3`. */
export const githubBackend: BackendKind = { name: 'github', create };

function create(options: BackendOptions): Backend {
  const { connection, credentials, settings } = options;
  const { trigger, inProgress, failed } = settings.labels;
  let made: Octokit | undefined;
  const api = () => {
    made ??= client(options);
    return made;
  };
  const unless = (taken: boolean | undefined) => (taken ? [] : [trigger]);
  const on = <T>(what: string, ticket: TicketRef, work: (issue: Issue) => Promise<T>) =>
    onIssue(api, what, ticket, work);

  return {
    interfaceVersion: 1,
    look: (ticket, actors) =>
      on('Looking at the ticket', ticket, (issue) => look(issue, ticket, actors)),
    addComment: (ticket, comment) =>
      on('Writing the comment', ticket, (issue) => putComment(issue, comment, credentials)),
    markInProgress: (ticket) =>
      on('Marking as in progress', ticket, (issue) =>
        relabel(issue, { add: inProgress, remove: [trigger, failed] }),
      ),
    markComplete: (ticket, result, wasInProgress) =>
      on('Marking as complete', ticket, async (issue) => {
        await relabel(issue, { remove: [inProgress, ...unless(wasInProgress), failed] });
        if (settings.close && isSuccess(result)) await close(issue);
      }),
    markFailed: (ticket, _, wasInProgress) =>
      on('Marking as failed', ticket, (issue) =>
        relabel(issue, { add: failed, remove: [inProgress, ...unless(wasInProgress)] }),
      ),
    markStopped: (ticket, reason, wasInProgress) =>
      on('Marking as stopped', ticket, (issue) =>
        relabel(issue, {
          remove: [inProgress, ...unless(wasInProgress || reason === 'label_removed')],
        }),
      ),
    poller: {
      pollReadyTickets: (query) =>
        inTime(api, 'Polling', (request) => poll(request, query, connection.name)),
      history: (ticket) =>
        on('Reading the history', ticket, (issue) => history(issue, ticket, connection.self ?? [])),
    },
    creator: { createTicket: (draft) => createTicket(api, draft, options) },
  };
}

async function look(
  asked: Issue,
  ticket: TicketRef,
  actors: readonly { readonly id: string; readonly name: string }[],
): Promise<Look> {
  const { issue, address } = await locate(asked, ticket).catch(async (error: unknown) => {
    throw await absentOrUnseen(error, asked);
  });
  const place = {
    key: ticket.key,
    connection: ticket.connection,
    repo: `${address.owner}/${address.repo}`,
    id: Number(ticket.id),
    number: address.issue_number,
  };
  const rights = await Promise.all(
    actors.map(
      async (actor) => [actor.id, await permissionOf({ ...asked, address }, actor)] as const,
    ),
  );
  return { ticket: ticketOf(issue, place), permissions: Object.fromEntries(rights) };
}

/** Closing what is closed changes nothing. */
async function close({ request, address }: Issue): Promise<void> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
  await request(route, { ...address, state: 'closed', state_reason: 'completed' });
}

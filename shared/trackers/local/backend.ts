import { resolve } from 'node:path';
import type { Backend, BackendKind, BackendOptions } from '../../core/backend.ts';
import type { Result } from '../../core/result.ts';
import { isSuccess } from '../is-success.ts';
import { AUTHOR } from './author.ts';
import { closeTicket } from './change/close-ticket.ts';
import { createFor } from './create-for.ts';
import { failure } from './failure.ts';
import type { Folder } from './folder/folder.ts';
import { openFolder } from './folder/folder.ts';
import { USUAL_ROOT } from './folder/usual-root.ts';
import { mark } from './mark.ts';
import { poller } from './poller.ts';
import { putComment } from './put-comment.ts';
import { ticketOfId } from './read/find-ticket.ts';
import { readEvents } from './read/read-ticket.ts';
import { resolutionOf } from './resolution.ts';
import { ticketOf } from './ticket-of.ts';

/** How long a call waits for the lock, in milliseconds. */
const WAIT_MS = 10_000;

/** The folder `root` of the connection. */
export const localBackend: BackendKind = { name: 'local', create };

function create({ connection, settings }: BackendOptions): Backend {
  const { trigger, inProgress, failed } = settings.labels;
  const { states } = settings;
  const folder = () => openFolder(resolve(connection.root ?? USUAL_ROOT), { waitMs: WAIT_MS });
  const doing = async <T>(what: string, work: (folder: Folder) => Promise<T>): Promise<T> => {
    try {
      return await work(await folder());
    } catch (error) {
      throw failure(what, error);
    }
  };
  const unless = (taken: boolean | undefined) => (taken ? [] : [trigger]);
  const { pollReadyTickets, history } = poller({
    folder,
    connection: connection.name,
    ownLabels: [inProgress, failed],
  });

  return {
    interfaceVersion: 1,
    look: (ticket, actors) =>
      doing('Looking at the ticket', async (opened) => {
        const found = await ticketOfId(opened, ticket.id);
        const events = await readEvents(opened.root, found.place);
        return {
          ticket: ticketOf(found, events, ticket.connection),
          // The rights on the folder are the rights on its tickets: whoever is named in a file was named by somebody who may write it.
          permissions: Object.fromEntries(actors.map(({ id }) => [id, 'admin' as const])),
        };
      }),
    addComment: (ticket, comment) =>
      doing('Writing the comment', (opened) => putComment(opened, ticket.id, comment)),
    markInProgress: (ticket) =>
      doing('Marking as in progress', (opened) =>
        mark(opened, ticket.id, {
          add: [inProgress],
          remove: [trigger, failed],
          state: states.inProgress,
        }),
      ),
    markComplete: (ticket, result, wasInProgress) =>
      doing('Marking as complete', async (opened) => {
        const remove = [inProgress, ...unless(wasInProgress), failed];
        const closes = settings.close || states.completed?.toLowerCase() === 'closed';
        const state = isSuccess(result) && !closes ? states.completed : undefined;
        await mark(opened, ticket.id, { add: [], remove, state });
        if (closes && isSuccess(result)) await close(opened, ticket.id, result);
      }),
    markFailed: (ticket, _, wasInProgress) =>
      doing('Marking as failed', (opened) =>
        mark(opened, ticket.id, { add: [failed], remove: [inProgress, ...unless(wasInProgress)] }),
      ),
    markStopped: (ticket, reason, wasInProgress) =>
      doing('Marking as stopped', (opened) => {
        const remove = [inProgress, ...unless(wasInProgress || reason === 'label_removed')];
        return mark(opened, ticket.id, { add: [], remove });
      }),
    creator: {
      createTicket: (draft) =>
        doing('Making a ticket', (opened) => createFor(opened, draft, connection.name)),
    },
    poller: {
      pollReadyTickets: (query) => doing('Polling', () => pollReadyTickets(query)),
      history: (ticket) => doing('Reading the history', () => history(ticket)),
    },
  };
}

/** What a person closed keeps their resolution. */
async function close(folder: Folder, id: string, result: Result): Promise<void> {
  const resolution = resolutionOf(result);
  const { place } = await ticketOfId(folder, id);
  if (place.status !== 'closed') await closeTicket(folder, id, { author: AUTHOR, resolution });
}

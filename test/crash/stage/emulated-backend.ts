import type { Backend, BackendKind, Look, StickyComment } from '../../../shared/core/backend.ts';
import type { Created, Draft } from '../../../shared/core/creator.ts';
import type { PolledTicket, Poller } from '../../../shared/core/poller.ts';
import type { Ticket, TicketRef } from '../../../shared/core/ticket.ts';
import { ticketKey } from '../../../shared/core/ticket.ts';
import type { Tracker } from './site.ts';

/**
 * The writing half of a tracker as the real ones are built: the known comment, else the one with the marker, else a new one; labels
 * one by one, the new one first. Each call is a step of its own.
 */
export function emulatedBackend(name: string, tracker: Tracker): BackendKind {
  return {
    name,
    create({ connection, settings: { labels, close } }): Backend {
      const put = async ({ id }: TicketRef, add: string | undefined, remove: readonly string[]) => {
        if (add !== undefined) await tracker.addLabel(id, add);
        for (const label of remove) await tracker.removeLabel(id, label);
      };
      const { trigger, inProgress, failed } = labels;
      const unless = (taken: boolean | undefined) => (taken ? [] : [trigger]);
      return {
        interfaceVersion: 1,
        poller: pollerOf(tracker),
        creator: { createTicket: (draft) => createTicket(tracker, draft, connection.name) },
        look: (ticket, actors) => look(tracker, ticket, actors),
        addComment: (ticket, comment) => putComment(tracker, ticket, comment),
        markInProgress: (ticket) => put(ticket, inProgress, [trigger, failed]),
        async markComplete(ticket, { success }, wasInProgress) {
          await put(ticket, undefined, [inProgress, ...unless(wasInProgress), failed]);
          if (close && success) await tracker.close(ticket.id);
        },
        markFailed: (ticket, _, wasInProgress) =>
          put(ticket, failed, [inProgress, ...unless(wasInProgress)]),
        markStopped: (ticket, reason, wasInProgress) =>
          put(ticket, undefined, [
            inProgress,
            ...unless(wasInProgress || reason === 'label_removed'),
          ]),
      };
    },
  };
}

export function cursorOf(tickets: readonly PolledTicket[]): string {
  return JSON.stringify(tickets);
}

/** Ours is found by its marker, else made. */
async function createTicket(
  tracker: Tracker,
  { marker, title, description, labels, repo = '' }: Draft,
  connection: string,
): Promise<Created> {
  const ours = (await tracker.ours()).find((each) => each.marker === marker);
  const item = { title, body: description, labels: new Set(labels) };
  const { id, at } = ours ?? (await tracker.createTicket(marker, item));
  const ref: TicketRef = {
    key: ticketKey('github', 'github.com.harbor-goods', id),
    readableId: `github:${repo}#${id}`,
    connection,
    id,
    account: repo,
  };
  const { ticket } = await look(tracker, ref, []);
  return { ticket, at, precisionMs: 1000 };
}

/** Its list has a name, as with an ETag. */
function pollerOf(tracker: Tracker): Poller {
  return {
    async pollReadyTickets({ cursor: last }) {
      const tickets = await tracker.list();
      const cursor = cursorOf(tickets);
      const unchanged = cursor === last;
      return { tickets: unchanged ? [] : tickets, unchanged, cursor };
    },
    history: ({ id }) => tracker.history(id),
  };
}

/** A sender that has no ticket to change: it is told by callbacks, of which the same words are one. */
export function emulatedCallbacks(tracker: Tracker): BackendKind {
  const nothing = async () => {};
  return {
    name: 'webhook',
    create: (): Backend => ({
      interfaceVersion: 1,
      look: async () => {
        throw new Error('a generic sender cannot be asked');
      },
      addComment: (ticket, comment) => putComment(tracker, ticket, comment),
      markInProgress: nothing,
      markComplete: nothing,
      markFailed: nothing,
      markStopped: nothing,
    }),
  };
}

async function putComment(
  tracker: Tracker,
  { id: ticket }: TicketRef,
  { id, marker, body }: StickyComment,
): Promise<{ readonly id: string }> {
  if (id !== undefined && (await tracker.editComment(id, marker, body))) return { id };
  const found = (await tracker.comments(ticket)).find((comment) => comment.marker === marker);
  if (found && (await tracker.editComment(found.id, marker, body))) return { id: found.id };
  return { id: await tracker.createComment(ticket, marker, body) };
}

async function look(
  tracker: Tracker,
  ref: TicketRef,
  actors: readonly { readonly id: string }[],
): Promise<Look> {
  const { title, body, open, labels, assignees, permission } = await tracker.look(ref.id);
  const ticket: Ticket = {
    ...ref,
    title,
    description: body,
    open,
    labels: [...labels],
    assignees,
    author: { id: '1', name: 'somebody', kind: 'person', standing: 'unknown' },
    type: 'issue',
  };
  return { ticket, permissions: Object.fromEntries(actors.map(({ id }) => [id, permission])) };
}

import type { Look } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Permission } from '../../core/project.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { LOOK } from './documents.ts';
import { isUuid } from './is-uuid.ts';
import type { Ask } from './operation.ts';
import { ticketOf } from './ticket.ts';

interface User {
  readonly active: boolean;
  readonly admin: boolean;
  readonly guest: boolean;
  readonly app: boolean;
}

/**
 * The issue now, and what the actors may do: Linear has no finer rights than admin, member and guest. Who is unknown, suspended
 * or an app may nothing. An issue in the bin is gone.
 */
export async function look(
  ask: Ask,
  ticket: TicketRef,
  actors: readonly { readonly id: string }[],
): Promise<Look> {
  const ids = [...new Set(actors.map(({ id }) => id))];
  const asked = ids.filter(isUuid);
  const { issue, users } = await ask(LOOK, {
    id: ticket.id,
    actors: asked,
    anybody: asked.length > 0,
  });
  if (issue.trashed) throw new BackendError('not_found', 'The Linear issue is in the bin');
  const { connection, account } = ticket;
  const known = new Map(users?.nodes.map((user) => [user.id, permissionOf(user)]));
  return {
    // What the head knows stays: the session and where a sender wants to hear of it.
    ticket: { ...ticket, ...ticketOf(issue.id, issue, { connection, account }), key: ticket.key },
    permissions: Object.fromEntries(ids.map((id) => [id, known.get(id) ?? 'none'])),
  };
}

function permissionOf({ active, admin, guest, app }: User): Permission | 'none' {
  if (!active || app) return 'none';
  if (guest) return 'read';
  return admin ? 'admin' : 'write';
}

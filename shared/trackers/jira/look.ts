import type { BackendOptions, Look } from '../../core/backend.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { issueNow } from './calls.ts';
import { mentionOfUs } from './mention-of.ts';
import { permissionOf } from './permission.ts';
import { ticketOf } from './ticket.ts';

/** The issue now, wherever it was moved, and what the actors may do with it. */
export async function look(
  ask: Ask,
  ticket: TicketRef,
  actors: readonly { readonly id: string }[],
  connection: BackendOptions['connection'],
): Promise<Look> {
  const issue = await issueNow(ask, ticket);
  const site = ticket.account.split('/')[0] ?? '';
  const place = { connection: ticket.connection, site };
  const asked = { id: ticket.id, key: text(issue.key) ?? ticket.id };
  const rights = await Promise.all(
    actors.map(async ({ id }) => [id, await permissionOf(ask, asked, id)] as const),
  );
  return {
    ticket: { ...ticketOf(ticket.id, issue, place, mentionOfUs(connection)), key: ticket.key },
    permissions: Object.fromEntries(rights),
  };
}

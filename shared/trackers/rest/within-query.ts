import { outOfScope, unmetRule } from '../../core/intake.ts';
import type { PolledTicket, PollQuery } from '../../core/poller.ts';

/** Whether a listed ticket is one that the query wants, as core will judge it again: for lists that cannot be asked for exactly that. */
export function withinQuery(query: PollQuery): (polled: PolledTicket) => boolean {
  const intake = { ...query, enabled: true, mention: false, delegation: false };
  return ({ ticket }) => ticket.open && !unmetRule(ticket, intake) && !outOfScope(ticket, intake);
}

import type { LedgerEntry } from '../core/ledger.ts';
import type { LedgerOutcome } from '../core/outcomes.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Taken } from './taken.ts';

/** The ledger's line for a delivery that concerns a ticket. */
export function entryOf(
  taken: Taken,
  outcome: LedgerOutcome,
  reason: ReasonCode,
  project?: string,
): LedgerEntry {
  const { delivery, verified, event } = taken;
  return {
    connection: delivery.connection,
    key: verified.key,
    ...(verified.senderId === undefined ? {} : { senderId: verified.senderId }),
    receivedAt: delivery.receivedAt,
    outcome,
    reason,
    event: event.name,
    actor: event.actor.name,
    ticketKey: event.ticket.key,
    readableId: event.ticket.readableId,
    ...(project === undefined ? {} : { project }),
  };
}

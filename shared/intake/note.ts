import type { Delivery } from '../core/delivery.ts';
import type { Event } from '../core/event.ts';
import type { LedgerOutcome } from '../core/outcomes.ts';
import { outcomeOf } from '../core/outcomes.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Verified } from '../core/tracker.ts';
import { answer } from './answer.ts';
import type { IntakeDeps } from './deps.ts';

/** A verified delivery that starts and steers nothing, with whatever is known of it. */
interface Noted {
  readonly delivery: Delivery;
  readonly verified: Verified;
  readonly event?: Event;
  readonly name?: string;
  readonly readableId?: string;
  readonly ignored?: ReasonCode;
  readonly invalid?: ReasonCode;
  readonly field?: string;
}

/** Records facts only, no body: one call, whatever it was. A delivery that was taken in before keeps its first record. */
export async function note(noted: Noted, deps: Pick<IntakeDeps, 'ledger'>): Promise<Receipt> {
  const code = noted.ignored ?? noted.invalid ?? 'event_not_handled';
  const { of } = outcomeOf(code);
  const { delivery, verified, event } = noted;
  const name = event?.name ?? noted.name;
  // Most that is heard of a ticket while a task runs is our own doing. Nobody asks why nothing followed,
  // and an entry of the ticket's list costs as much as the record.
  const listed = code !== 'own_actor';
  const readableId = listed ? (event?.ticket.readableId ?? noted.readableId) : undefined;
  await deps.ledger.record({
    connection: delivery.connection,
    key: verified.key,
    receivedAt: delivery.receivedAt,
    outcome: of as LedgerOutcome,
    reason: code,
    ...(verified.senderId === undefined ? {} : { senderId: verified.senderId }),
    ...(name === undefined ? {} : { event: name }),
    ...(readableId === undefined ? {} : { readableId }),
    ...(event ? { actor: event.actor.name, ticketKey: event.ticket.key } : {}),
  });
  return {
    ...(name === undefined ? {} : { read: { event: name } }),
    ...answer(code, noted),
    ...(noted.field === undefined ? {} : { field: noted.field }),
  };
}

import { outOfScope, unmetRule } from './intake.ts';
import type { PolledTicket, PollQuery } from './poller.ts';

/** Whether a poll is to bring a ticket: for what a tracker cannot be asked, or takes more widely than it was meant. */
export function fitsQuery({ ticket, updatedAt }: PolledTicket, query: PollQuery): boolean {
  return (
    ticket.open &&
    updatedAt >= query.since &&
    outOfScope(ticket, query) === undefined &&
    unmetRule(ticket, query) === undefined
  );
}

import { QUEUE_NAMES } from '../../shared/core/queue-name.ts';
import type { Args } from '../args.ts';
import { choice, text } from '../option.ts';

const queue = choice('queue', 'queue', 'only of this queue', QUEUE_NAMES);
const reason = text('reason', 'code', 'only those that are dead for this reason');
const ticket = text('ticket', 'ticket', 'only those of this ticket');

/** Which dead letters are meant. */
export const dlqOptions = [queue, reason, ticket];

export function selectionIn(args: Args) {
  return { queue: args.get(queue), reason: args.get(reason), ticket: args.get(ticket) };
}

import type { Ticket } from './ticket.ts';

/** The short strings of a ticket that an agent is handed on their own, beside the goal: to be scanned like it. */
export function besideGoal({ labels, type, priority = '', url = '' }: Ticket): readonly string[] {
  return [...labels, type, priority, url];
}

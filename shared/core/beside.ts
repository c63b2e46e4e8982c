import type { Actor } from './actor.ts';
import type { Ticket } from './ticket.ts';

/**
 * The short strings of a ticket that an agent is handed on their own, beside the goal: to be scanned like it. People choose what they are called, and
 * the body may name them behind the part of it that is scanned.
 */
export function besideGoal(
  { labels, type, priority = '', url = '', trace }: Ticket,
  { name }: Actor,
): readonly string[] {
  const traced = Object.values(trace ?? {}).filter((value) => typeof value === 'string');
  return [...labels, type, priority, url, name, ...traced];
}

import type { Breaker } from '../breaker.ts';
import { tripped } from '../breaker.ts';
import { change } from '../change.ts';
import type { Head } from '../head.ts';
import type { HeadWrite } from '../head-write.ts';

/**
 * Has the ticket say that its breaker is open, and how to go on: once, until it has closed and opened again. Nothing where it says so
 * already, and nothing because of somebody who may be a stranger.
 */
export function tellTripped(
  head: Head,
  breaker: Breaker,
  now: number,
  what: 'start' | 'message',
): HeadWrite | undefined {
  const open = tripped(head, breaker, now, what);
  if (!open || breaker.asker === 'anybody' || (head.tripped?.until ?? 0) > now) return undefined;
  return change(head, now, { set: { tripped: { ...open, at: now } }, show: true });
}

import { tripped } from '../breaker.ts';
import { isActive, showOwed } from '../due.ts';
import type { Head } from '../head.ts';
import type { HeadWrite } from '../head-write.ts';
import type { ReasonCode } from '../reasons.ts';
import { TIMERS } from '../timers.ts';
import { VISIBLE_TRIGGERS } from '../visible-triggers.ts';
import type { Start } from './start.ts';
import { fenceLimit, textKey } from './start.ts';

/** Why a head refused a start: the reason of the delivery, or `unsettled` when it would open once the last epoch is put away. */
export function whyNotOpen(head: Head, start: Start, now: number): ReasonCode | 'unsettled' {
  if (start.keys.some((key) => head.keys?.includes(key))) return 'duplicate_delivery';
  if (isActive(head)) return 'already_active';
  if (justRejected(head, start, now)) return 'scan_blocked';
  const never = Number.NEGATIVE_INFINITY;
  if ((head.fence ?? never) >= fenceLimit(start) || (head.triggeredAt ?? never) >= start.at)
    return 'stale';
  if (isSameTrigger(head, start)) return 'stale';
  return (start.breaker && tripped(head, start.breaker, now, 'start')?.why) ?? 'unsettled';
}

/**
 * The last task ended before our marks were on the ticket, so its trigger, if it left any, still stands there, and nobody has taken it off since: a
 * look could not tell this start from that one.
 */
function isSameTrigger(head: Head, start: Start): boolean {
  const untouched = (head.fence ?? 0) <= (head.triggeredAt ?? 0);
  const stands = VISIBLE_TRIGGERS.includes(head.trigger) && head.markedAt === undefined;
  return start.visible && stands && showOwed(head) && untouched;
}

function justRejected(head: Head, start: Start, now: number): boolean {
  const lately = (head.endedAt ?? 0) >= now - TIMERS.rejectedAgain;
  return start.state === 'rejected' && lately && Boolean(head.keys?.includes(textKey(start)));
}

/** A trigger that came while the ticket had a task: a stop from before it can no longer cancel what waits. */
export function noteTrigger(start: Start): HeadWrite {
  return { when: [{ is: 'below', attribute: 'fence', limit: start.at }], set: { fence: start.at } };
}

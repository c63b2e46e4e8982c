import { dueOf, owes } from './due.ts';
import type { Head } from './head.ts';
import { TIMERS } from './timers.ts';

/**
 * When sweep is to look at a head that is being written. Where something is owed that nobody has failed at yet, its message is on its
 * way and the alarm is for the case that it is lost: one that stands within a minute does for that, and stays, as moving an
 * alarm costs as much as two changes of the head. It is never later than a minute for that, or than what is wanted.
 */
export function alarmOf(from: Head, to: Head, now: number): number | undefined {
  const wanted = dueOf(to, now);
  const { dueAt: stands } = from;
  if (wanted === undefined || stands === undefined || !owes(to) || hasFailed(to)) return wanted;
  const inTime = stands <= Math.max(wanted, now + TIMERS.enqueue);
  return inTime && stands > now + SOON_MS ? stands : wanted;
}

/** What is done by then needs no second look: an alarm that rings in the middle of it sends a message too many. */
const SOON_MS = TIMERS.owed / 2;

/** What failed has a back-off of its own. */
function hasFailed({ showTries, stopTries, startTries, enqueueTries, notBefore, waitsIn }: Head) {
  const tries = [showTries, stopTries, startTries, enqueueTries];
  return tries.some(Boolean) || notBefore !== undefined || waitsIn !== undefined;
}

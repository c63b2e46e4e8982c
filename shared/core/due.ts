import type { Head } from './head.ts';
import { ACTIVE } from './lifecycle.ts';
import { backOff, TIMERS } from './timers.ts';

/** Whether the ticket shows less than there is to show. */
export function showOwed(head: Head): boolean {
  return (head.showWant ?? 0) > (head.showShown ?? 0) && !head.showGivenUp && !head.showGone;
}

/** Whether an ended epoch is still to be kept as a past task. */
export function isUnfiled(head: Head): boolean {
  return head.past !== undefined || (head.archiveOwed === true && !isActive(head));
}

/**
 * When the ticket is to be looked at, for what no delivery told. A task in the queue is looked at by dispatch when its turn comes;
 * an ended one by nobody.
 */
export function lookTime({ state, lookAt = Number.POSITIVE_INFINITY }: Head): number {
  return state === 'held' || state === 'running' || state === 'needs_info'
    ? lookAt
    : Number.POSITIVE_INFINITY;
}

/** Whether there is something to do now, and not only a time to wait for. */
export function owes(head: Head): boolean {
  return debts(head, 0).length > 0;
}

export function isActive(head: Head): boolean {
  return head.state !== undefined && ACTIVE.includes(head.state);
}

/**
 * When sweep must look at a head next; `undefined` when nothing is owed and no timer runs. A heartbeat moves the lease and not
 * this: sweep looks at the lease when due.
 */
export function dueOf(head: Head, now: number): number | undefined {
  const times = [...debts(head, now), ...(isActive(head) ? stateTimers(head, now) : [])];
  return times.length > 0 ? Math.min(...times, lookTime(head)) : undefined;
}

/**
 * When each debt is tried next: after a back-off of its own, and not before it is to be paid. What waits for another debt is paid
 * with it: a start for the stop, the archive for the show.
 */
function debts(head: Head, now: number): number[] {
  const after = (tries = 0) => now + backOff(TIMERS.owed, tries);
  const { enqueueTries = 0, startTries = 0, notBefore = 0 } = head;
  const start = () =>
    head.waitsIn === undefined
      ? Math.max(after(Math.max(enqueueTries, startTries)), notBefore)
      : now + untilLook(head, now);
  const show = () => Math.max(after(head.showTries), head.showAfter ?? 0);
  return [
    ...(head.stopOwed ? [after(head.stopTries)] : head.enqueueOwed ? [start()] : []),
    ...(showOwed(head) ? [show()] : isUnfiled(head) ? [after()] : []),
  ];
}

/**
 * A task in line is woken when it is its turn, so this is for lost messages only: the further back it stands, or the longer the brake
 * is on, the more rarely it is looked at.
 */
function untilLook({ place, waitsSince = 0, enqueueTries = 0 }: Head, now: number): number {
  const turn = place ? TIMERS.turn * (place.ahead + 1) : (now - waitsSince) / 2;
  const wait = Math.max(turn, backOff(TIMERS.turn, enqueueTries));
  return Math.ceil(Math.min(Math.max(wait, TIMERS.turn), TIMERS.owedMax));
}

/** Every active state has one: a run that just went on, and has no lease yet, is looked at soon. */
function stateTimers(head: Head, now: number): number[] {
  const times = [head.until, head.startBy, head.lease, head.deadline];
  const set = times.filter((time) => time !== undefined);
  return set.length > 0 ? set : [now + TIMERS.owed];
}

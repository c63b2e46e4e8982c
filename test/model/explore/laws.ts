import { isActive, showOwed } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import { LIFECYCLE, TERMINAL } from '../../../shared/core/lifecycle.ts';
import { DAY, MINUTE } from '../../contracts/clock.ts';
import type { Place } from './place.ts';

/** What must be so of every write: how the head was, and how it is. */
type Law = (before: Head | undefined, after: Head, now: number) => boolean;

const LAWS: Readonly<Record<string, Law>> = {
  'the version grows by one': (before, after) => after.version === (before?.version ?? 0) + 1,
  'a terminal state is not left': (before, after) =>
    !before?.state ||
    !TERMINAL.includes(before.state) ||
    after.epoch !== before.epoch ||
    after.state === before.state,
  'a change of state is in the table': (before, after) =>
    !before?.state ||
    after.epoch !== before.epoch ||
    after.state === before.state ||
    (after.state !== undefined &&
      (LIFECYCLE[before.state] as readonly string[]).includes(after.state)),
  'a ticket has one active task: an epoch opens when none is': (before, after) =>
    after.epoch === (before?.epoch ?? 0) ||
    (after.epoch === (before?.epoch ?? 0) + 1 && !(before && isActive(before))),
  'there is one attempt after the other, each claimed from the queue': (before, after) => {
    if (!before || after.epoch !== before.epoch) return after.attempt === undefined;
    const [was = 0, is = 0] = [before.attempt, after.attempt];
    return (
      is === was ||
      takenBack(before, after) ||
      (is === was + 1 && before.state === 'queued' && after.state === 'running')
    );
  },
  'what can still change has an alarm': (_, after) => {
    const owes = after.stopOwed || after.enqueueOwed || after.archiveOwed || showOwed(after);
    return after.dueAt !== undefined || !(isActive(after) || owes);
  },
  // The lease apart: a heartbeat leaves the alarm alone, and the first lease may end before the wait for it would have.
  'the alarm is not later than the timers': (_, after, now) => {
    const { until, startBy, deadline, dueAt = 0 } = after;
    const timers = [until, startBy, deadline].filter((time) => time !== undefined);
    return !isActive(after) || timers.every((time) => dueAt <= Math.max(time, now + MINUTE));
  },
  'an ended task is kept for good before it may vanish': (before, after) =>
    isActive(after) || after.state === before?.state || Boolean(after.archiveOwed && after.ttl),
  'an active task does not vanish': (_, after) =>
    !isActive(after) || (after.ttl ?? Infinity) * 1000 > (after.dueAt ?? 0) + 30 * DAY,
  'no more is shown than there is': (_, after) => (after.showShown ?? 0) <= (after.showWant ?? 0),
};

/** A claim that a brake came before: the agent, which has not called, is not given it, and it is as if it had never been. */
function takenBack(before: Head, after: Head): boolean {
  const back = (after.attempt ?? 0) === (before.attempt ?? 0) - 1 && after.reason === 'paused';
  return back && before.startBy !== undefined && after.state === 'queued';
}

/** The first law that a write breaks. */
export function brokenBy(before: Head | undefined, after: Head, now: number): string | undefined {
  return Object.entries(LAWS).find(([, law]) => !law(before, after, now))?.[0];
}

/** At rest, which is when no dispatcher has anything in hand and no stop is owed, at most the current attempt is at work. */
export function brokenAt({ head, runs, hands }: Place): string | undefined {
  if (!head || head.stopOwed || hands.length > 0) return undefined;
  const going = Object.keys(runs).filter((key) => runs[key] === 'going');
  if (going.length > 1) return 'two attempts are at work at once';
  const runs1 = head.state === 'running' || head.state === 'needs_info';
  return going.length === 1 && !runs1 ? 'an attempt is at work that nobody will stop' : undefined;
}

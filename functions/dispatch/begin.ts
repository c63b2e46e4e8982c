import type { Brake } from '../../shared/core/brake.ts';
import { brakeOn } from '../../shared/core/brake.ts';
import { change } from '../../shared/core/change.ts';
import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { givesWay } from '../../shared/core/line.ts';
import { freeSlot, wakeNext } from '../../shared/core/wake.ts';
import { aheadOf } from './ahead.ts';
import { assess } from './assess.ts';
import { claim } from './claim.ts';
import type { DispatchDeps } from './deps.ts';
import type { Dispatched } from './dispatch.ts';
import { handOver } from './hand-over.ts';
import { obstacleOf } from './obstacle-of.ts';
import { park } from './park.ts';
import { wait } from './wait.ts';

/** A slot outlives its attempt's deadline by what claiming may take: sweep gives it back. */
const SLOT_MARGIN_MS = 60_000;

/**
 * Starts the next attempt of a task, if it may run, no brake is on and its turn has come. One that waited already is asked about at
 * the tracker only once it could go on. Brakes are read after the tracker has answered, which may take long.
 */
export async function begin(head: Head, deps: DispatchDeps): Promise<Dispatched> {
  const obstacle = head.waitsIn === undefined ? undefined : await obstacleOf(head, deps);
  if (obstacle) return wait(head, head.agent, obstacle, deps);

  const assessed = await assess(head, deps).catch((error: unknown) => unseen(head, error, deps));
  if (assessed === 'waiting') return 'waiting';
  if ('brake' in assessed) return wait(head, head.agent, assessed, deps);
  if ('park' in assessed) return park(head, assessed.park, deps);
  const { project, agent, seconds } = assessed;
  const brake = brakeOn(await deps.brakes.read(), project, agent);
  if (brake) return wait(head, agent, { brake }, deps);
  const ahead = await aheadOf(head, agent, deps);
  const now = deps.now();
  const leaseUntil = now + seconds * 1000 + SLOT_MARGIN_MS;
  const room = project.limits.concurrency - ahead;
  if (room < 1 || !(await deps.slots.take(project.name, head.key, leaseUntil, room, now)))
    return wait(head, agent, { ahead }, deps);
  const claimed = await claim(head, assessed, deps);
  if (!claimed) {
    await settle(head, deps);
    return 'waiting';
  }
  await leaveLine(head, deps);
  return handOver(claimed, deps, 'first');
}

/** Whoever no longer waits makes room in the line, whatever became of it. */
async function leaveLine({ waitsIn, project = '' }: Head, deps: DispatchDeps): Promise<void> {
  if (waitsIn !== undefined) await wakeNext(project, deps);
}

/**
 * The tracker does not answer. Under a brake the task waits for that to be taken off, as it may have been set for just this reason. In
 * line it is the next one's turn after a few of those; sweep looks again, as a message that came back would wake the next every time.
 */
async function unseen(
  head: Head,
  error: unknown,
  deps: DispatchDeps,
): Promise<{ readonly brake: Brake } | 'waiting'> {
  const { project = '', ticket, agent, waitsIn, enqueueTries = 0 } = head;
  const place = { name: project, connection: ticket?.connection ?? '' };
  const brake = brakeOn(await deps.brakes.read(), place, agent);
  if (brake) return { brake };
  if (waitsIn === undefined) throw error;
  if (givesWay(head)) return 'waiting';
  const missed = change(head, deps.now(), { set: { enqueueTries: enqueueTries + 1 } });
  const counted = await deps.heads.write(head.key, missed);
  if (counted && givesWay(counted)) await wakeNext(project, deps);
  return 'waiting';
}

/** A task that lost its claim to a write that left it waiting is tried again after this: its message is used up. */
const ANOTHER_TRY_SECONDS = 2;

/**
 * What becomes of the slot when another write was faster than the claim. A task that was stopped in that moment may have given its own
 * back before; one that still waits keeps it for another try.
 */
async function settle(head: Head, deps: DispatchDeps): Promise<void> {
  const now = await deps.heads.read(head.key);
  if (!now || !isActive(now)) await freeSlot(head, deps);
  else if (now.state === 'queued')
    await deps.tasks.send(
      { ticket: head.key },
      { delaySeconds: ANOTHER_TRY_SECONDS, group: head.project },
    );
}

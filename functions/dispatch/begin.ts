import { brakeOn } from '../../shared/core/brake.ts';
import { change } from '../../shared/core/change.ts';
import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
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
  const { agent: waitsFor } = head;
  const obstacle = head.waitsIn === undefined ? undefined : await obstacleOf(head, deps);
  if (obstacle && waitsFor !== undefined) return wait(head, waitsFor, obstacle, deps);

  const assessed = await assess(head, deps).catch(async (error: unknown) => {
    await missTurn(head, deps);
    throw error;
  });
  if ('park' in assessed) {
    const parked = await park(head, assessed.park, deps);
    await leaveLine(head, deps);
    return parked;
  }
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
    await freeUnlessActive(head, deps);
    return 'waiting';
  }
  await leaveLine(head, deps);
  return handOver(claimed, deps, 'first');
}

/** Whoever no longer waits makes room in the line, whatever became of it. */
async function leaveLine({ waitsIn, project = '' }: Head, deps: DispatchDeps): Promise<void> {
  if (waitsIn !== undefined) await wakeNext(project, deps);
}

/** It was its turn, and it could not be looked at: the next one's, after a few of those. */
async function missTurn(head: Head, deps: DispatchDeps): Promise<void> {
  if (head.waitsIn === undefined) return;
  const enqueueTries = (head.enqueueTries ?? 0) + 1;
  await deps.heads.write(head.key, change(head, deps.now(), { set: { enqueueTries } }));
  await wakeNext(head.project ?? '', deps);
}

/** A slot that was taken for a task which was stopped in that moment, and whose own slot was given back before. */
async function freeUnlessActive(head: Head, deps: DispatchDeps): Promise<void> {
  const now = await deps.heads.read(head.key);
  if (!now || !isActive(now)) await freeSlot(head, deps);
}

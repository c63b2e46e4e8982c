import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { freeSlot, wakeNext } from '../../shared/core/wake.ts';
import { aheadOf } from './ahead.ts';
import type { Ready } from './assess.ts';
import { claim } from './claim.ts';
import type { DispatchDeps } from './deps.ts';
import type { Dispatched } from './dispatch.ts';
import { handOver } from './hand-over.ts';
import { wait } from './wait.ts';

/** A slot outlives its attempt's deadline by what claiming may take: sweep gives it back. */
const SLOT_MARGIN_MS = 60_000;

/** Starts the attempt of a task that may run, if it is its turn and a slot is free; else it waits in line. */
export async function takeTurn(head: Head, ready: Ready, deps: DispatchDeps): Promise<Dispatched> {
  const { project, agent, seconds } = ready;
  const ahead = await aheadOf(head, agent, deps);
  const now = deps.now();
  const leaseUntil = now + seconds * 1000 + SLOT_MARGIN_MS;
  const room = project.limits.concurrency - ahead;
  if (room < 1 || !(await deps.slots.take(project.name, head.key, leaseUntil, room, now)))
    return wait(head, agent, { ahead }, deps);
  const claimed = await claim(head, ready, deps);
  if (!claimed) {
    await settle(head, deps);
    return 'waiting';
  }
  await leaveLine(head, deps);
  return handOver(claimed, deps, 'first', ready.kept);
}

/** Whoever no longer waits makes room in the line, whatever became of it. */
async function leaveLine({ waitsIn, project = '' }: Head, deps: DispatchDeps): Promise<void> {
  if (waitsIn !== undefined) await wakeNext(project, deps);
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

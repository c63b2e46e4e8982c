import { change } from '../../shared/core/change.ts';
import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { Poison } from '../../shared/core/poison.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { assess } from './assess.ts';
import { claim } from './claim.ts';
import type { DispatchDeps } from './deps.ts';
import { handOver } from './hand-over.ts';
import { park } from './park.ts';
import { stopRun } from './stop-run.ts';

/** A slot outlives its attempt's deadline by what claiming may take: sweep gives it back. */
const SLOT_MARGIN_MS = 60_000;

/** What became of a message, for the log. */
export type Dispatched = 'nothing' | 'waiting' | 'parked' | 'started' | 'stopped' | 'refused';

/**
 * Does what a ticket's head owes its agent: ends the run that is to stop; looks whether a waiting task still stands, claims its
 * attempt and hands it over. Safe to repeat at any point: every step is a conditional write, and an attempt that was claimed and not
 * handed over is handed over again with the same idempotency key.
 */
export async function dispatch(ticket: string, deps: DispatchDeps): Promise<Dispatched> {
  const found = await deps.heads.read(ticket);
  if (!found) throw new Poison('no_head');
  const head = found.stopOwed ? await stopRun(found, deps) : found;
  const stopped = found.stopOwed ? 'stopped' : 'nothing';
  if (!head?.enqueueOwed) return stopped;
  const now = deps.now();
  if (now < Math.max(head.notBefore ?? 0, head.enqueueLease ?? 0)) return 'waiting';
  if (head.state === 'running') {
    const leased = await deps.heads.write(
      ticket,
      change(head, now, { set: { enqueueLease: now + TIMERS.executor } }),
    );
    return leased ? handOver(leased, deps) : 'waiting';
  }
  if (head.state !== 'queued') return stopped;

  const assessed = await assess(head, deps);
  if ('park' in assessed) return park(head, assessed.park, deps);
  const { project } = assessed;
  const leaseUntil = deps.now() + assessed.seconds * 1000 + SLOT_MARGIN_MS;
  if (
    !(await deps.slots.take(project.name, head.key, leaseUntil, project.limits.concurrency, now))
  ) {
    return park(head, { waiting: true }, deps);
  }
  const claimed = await claim(head, assessed, deps);
  if (claimed) return handOver(claimed, deps);
  await freeUnlessActive(head, deps);
  return 'waiting';
}

/** A slot that was taken for a task which was stopped in that moment, and whose own slot was given back before. */
async function freeUnlessActive({ key, project = '' }: Head, deps: DispatchDeps): Promise<void> {
  const now = await deps.heads.read(key);
  if (!now || !isActive(now)) await deps.slots.release(project, key);
}

import { change } from '../../shared/core/change.ts';
import { Poison } from '../../shared/core/poison.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { begin } from './begin.ts';
import type { DispatchDeps } from './deps.ts';
import { handOver } from './hand-over.ts';
import { stopRun } from './stop-run.ts';

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
    return leased ? handOver(leased, deps, 'again') : 'waiting';
  }
  if (head.state !== 'queued') return stopped;

  return begin(head, deps);
}

import type { Head } from '../head.ts';
import type { HeadWrite } from '../head-write.ts';
import { TIMERS } from '../timers.ts';

/** Whether a heartbeat has anything to write: what the lease of a run still has may do for this one, too. */
export function mustExtend({ state, startBy, lease = 0 }: Head, now: number): boolean {
  return state === 'running' && (startBy !== undefined || lease < now + TIMERS.lease);
}

/**
 * Extends the lease of an attempt that runs, whoever wrote in between. It leaves `dueAt` alone; sweep reads the lease when it gets
 * there. The first call also ends the wait for one. Refused for an attempt that is not the current one.
 */
export function heartbeat(
  {
    epoch,
    attempt,
    openedAt,
  }: { readonly epoch: number; readonly attempt: number; readonly openedAt: number },
  now: number,
): HeadWrite {
  return {
    when: [
      { is: 'equal', attribute: 'epoch', to: epoch },
      { is: 'equal', attribute: 'attempt', to: attempt },
      { is: 'equal', attribute: 'openedAt', to: openedAt },
      { is: 'in', attribute: 'state', values: ['running'] },
    ],
    set: { lease: now + TIMERS.lease + TIMERS.leaseSpare },
    remove: ['startBy'],
  };
}

import type { Brake } from '../../shared/core/brake.ts';
import { change } from '../../shared/core/change.ts';
import type { Head } from '../../shared/core/head.ts';
import { idempotencyKey } from '../../shared/core/idempotency-key.ts';
import { lineOf, since } from '../../shared/core/line.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import type { DispatchDeps } from './deps.ts';
import { wakeIfReleased } from './wake-if-released.ts';

/**
 * Takes back a claim whose agent has not called yet, because of a brake. An attempt that nobody can have handed over is as if it had
 * never been; of another the agent may know, so it is used up and told to stop, and what it reports meanwhile is late and not lost.
 */
export async function setBack(
  head: Head,
  brake: Brake,
  turn: 'first' | 'again',
  deps: DispatchDeps,
): Promise<'waiting'> {
  const { scope, reason } = brake;
  const now = deps.now();
  const { agent = '', attempt = 1, project = '' } = head;
  const waiting = {
    enqueueOwed: true,
    waitsIn: lineOf(project, scope.startsWith('agent:') ? agent : undefined),
    waitsSince: since(head),
    until: now + TIMERS.held,
    ...(reason === undefined ? {} : { detail: reason }),
  } as const;
  const before =
    turn === 'first'
      ? { attempt: attempt - 1 }
      : { stopOwed: true, stopRun: { agent, reference: head.reference ?? idempotencyKey(head) } };
  const back = await deps.heads.write(
    head.key,
    change(head, now, { to: 'queued', reason: 'paused', set: { ...waiting, ...before } }),
  );
  if (!back) return 'waiting';
  await freeSlot(head, deps);
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  if (back.stopOwed) await deps.tasks.send({ ticket: head.key }, { group: head.project });
  await wakeIfReleased(back, brake, deps);
  return 'waiting';
}

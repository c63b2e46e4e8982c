import type { Patch } from '../../shared/core/change.ts';
import { change } from '../../shared/core/change.ts';
import { cut } from '../../shared/core/cut.ts';
import type { Head } from '../../shared/core/head.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import type { Park } from './assess.ts';
import type { DispatchDeps } from './deps.ts';
import type { Dispatched } from './dispatch.ts';

/** A task without a slot is looked at again after this. */
const SLOT_WAIT_MS = 15_000;

/** Puts a task that cannot run where a person can see why; one that only lacks a slot stays in the queue. */
export async function park(head: Head, to: Park, deps: DispatchDeps): Promise<Dispatched> {
  const now = deps.now();
  const parked = await deps.heads.write(head.key, change(head, now, patchOf(head, to, now)));
  // The last task of the ticket may have left its slot to this one.
  if (parked && 'to' in to) await deps.slots.release(head.project ?? '', head.key);
  if (parked) await deps.shows.send({ ticket: head.key });
  return 'waiting' in to ? 'waiting' : 'parked';
}

function patchOf(head: Head, to: Park, now: number): Patch {
  if ('waiting' in to) {
    const news = head.reason !== 'waiting_for_slot';
    return { set: { reason: 'waiting_for_slot', notBefore: now + SLOT_WAIT_MS }, show: news };
  }
  const held = to.to === 'held' ? { heldAt: now, until: now + TIMERS.held } : {};
  return {
    to: to.to,
    reason: to.reason,
    set: {
      ...to.set,
      ...held,
      ...(to.detail === undefined ? {} : { detail: cut(to.detail, 200) }),
    },
    remove: ['approver', ...(to.remove ?? [])],
    show: to.tell ?? true,
  };
}

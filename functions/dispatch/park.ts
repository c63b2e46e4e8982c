import { MOST_STARTS } from '../../shared/core/breaker.ts';
import type { Patch } from '../../shared/core/change.ts';
import { change } from '../../shared/core/change.ts';
import { cut } from '../../shared/core/cut.ts';
import type { Head } from '../../shared/core/head.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import type { Park } from './assess.ts';
import type { DispatchDeps } from './deps.ts';
import type { Dispatched } from './dispatch.ts';

/** Puts a task that cannot run where a person can see why. */
export async function park(head: Head, to: Park, deps: DispatchDeps): Promise<Dispatched> {
  const now = deps.now();
  const parked = await deps.heads.write(head.key, change(head, now, patchOf(head, to, now)));
  // The last task of the ticket may have left its slot to this one, which leaves the line, too.
  if (parked) await freeSlot(head, deps);
  if (parked) await deps.shows.send({ ticket: head.key }, { group: head.project });
  return 'parked';
}

function patchOf(head: Head, to: Park, now: number): Patch {
  const held = to.to === 'held' ? { heldAt: now, until: now + TIMERS.held } : {};
  return {
    to: to.to,
    reason: to.reason,
    set: {
      ...to.set,
      ...held,
      ...(to.reason === 'starter_not_permitted' ? stray(head) : {}),
      ...(to.detail === undefined ? {} : { detail: cut(to.detail, 200) }),
    },
    remove: ['approver', ...(to.remove ?? [])],
    show: to.tell ?? true,
  };
}

/** Who had no right to start it does not use up the starts of those who have. */
function stray({ openings = [], strays = [], openedAt }: Head): Partial<Head> {
  if (openings[0] !== openedAt) return {};
  return {
    openings: openings.slice(1),
    strays: [...openings.slice(0, 1), ...strays].slice(0, MOST_STARTS),
  };
}

import { sweep } from '../../../functions/sweep/sweep.ts';
import { isActive } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Place } from './place.ts';
import { surroundings } from './surroundings.ts';
import { wholeRun } from './whole-run.ts';

/** More timers than run out in a row before a task has ended. */
const MAX_SWEEPS = 24;

/** Whether a task ends by its timers alone: nobody but sweep ever acts again. Answers what is wrong, if it does not. */
export async function wayOut(from: Place): Promise<string | undefined> {
  let { head, now } = from;
  for (let sweeps = 0; sweeps < MAX_SWEEPS; sweeps++) {
    if (!head || !isActive(head)) return undefined;
    const read: Head = head;
    if (read.dueAt === undefined) return 'sweep does not look at it';
    now = Math.max(now + 1, nextTimer(read), read.dueAt);
    const place = { ...from, head: read, now };
    head = (
      await wholeRun(read, (heads) =>
        sweep(surroundings({ ...heads, due: async () => [read] }, place)),
      )
    ).at(-1);
  }
  return `no way out: still ${head?.state} after ${MAX_SWEEPS} timers`;
}

/** Debts are not waited for: only a state's own timer. */
function nextTimer({ until, startBy, lease, deadline }: Head): number {
  const timers = [until, startBy, lease, deadline].filter((time) => time !== undefined);
  return timers.length > 0 ? Math.min(...timers) : 0;
}

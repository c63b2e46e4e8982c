import type { Brake } from '../../shared/core/brake.ts';
import type { Patch } from '../../shared/core/change.ts';
import { change } from '../../shared/core/change.ts';
import type { Head } from '../../shared/core/head.ts';
import { lineOf, since } from '../../shared/core/line.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { wakeNext } from '../../shared/core/wake.ts';
import type { DispatchDeps } from './deps.ts';
import { wakeIfReleased } from './wake-if-released.ts';

/** What keeps a task that could run from its agent. */
export type Obstacle = { readonly brake: Brake } | { readonly ahead: number };

/** A task that was just refused a slot looks again after this: one may have come free before the line showed who waits. */
const SECOND_LOOK_SECONDS = 2;

/**
 * Puts a task into its project's line, or leaves it there. The ticket is shown that it waits, and where; then only when what it waits
 * for is another, or fewer than half as many are before it: seven times at most in a line of a hundred, however long it takes. A task that
 * has no agent yet has not been looked at: nothing is shown of it, as a stranger may have started it.
 */
export async function wait(
  head: Head,
  agent: string | undefined,
  obstacle: Obstacle,
  deps: DispatchDeps,
): Promise<'waiting'> {
  const now = deps.now();
  const patch = patchOf(head, agent, obstacle, now);
  if (!patch) return 'waiting';
  const waits = await deps.heads.write(head.key, change(head, now, patch));
  if (!waits) return 'waiting';
  if (patch.show) await deps.shows.send({ ticket: head.key }, { group: head.project });
  const joined = waits.waitsIn !== head.waitsIn;
  // Whoever was woken in the line that it left may have been this one alone.
  if (joined && head.waitsIn !== undefined) await wakeNext(head.project ?? '', deps);
  if ('brake' in obstacle) await wakeIfReleased(waits, obstacle.brake, deps);
  else if (joined)
    await deps.tasks.send(
      { ticket: head.key },
      { delaySeconds: SECOND_LOOK_SECONDS, group: head.project },
    );
  return 'waiting';
}

/** Nothing, where the head says so already. */
function patchOf(
  head: Head,
  agent: string | undefined,
  obstacle: Obstacle,
  now: number,
): Patch | undefined {
  const joins = {
    ...(agent === undefined ? {} : { agent }),
    waitsSince: since(head),
    enqueueOwed: true,
  };
  const remove = ['notBefore', 'enqueueTries', 'enqueueLease'] as const;
  if ('brake' in obstacle) {
    const { scope, reason } = obstacle.brake;
    const waitsIn = lineOf(head.project ?? '', scope.startsWith('agent:') ? agent : undefined);
    if (head.reason === 'paused' && head.waitsIn === waitsIn && head.detail === reason)
      return undefined;
    return {
      set: {
        ...joins,
        waitsIn,
        reason: 'paused',
        until: now + TIMERS.held,
        ...(reason === undefined ? {} : { detail: reason }),
      },
      remove: [...remove, 'place', ...(reason === undefined ? (['detail'] as const) : [])],
      show: agent !== undefined,
    };
  }
  const { ahead } = obstacle;
  const waits = head.reason === 'waiting_for_slot' && head.waitsIn !== undefined;
  const shown = head.place?.ahead ?? 0;
  if (waits && (ahead === shown || ahead * 2 > shown)) return undefined;
  return {
    set: {
      ...joins,
      waitsIn: lineOf(head.project ?? ''),
      reason: 'waiting_for_slot',
      place: { ahead, at: now },
      ...(waits ? {} : { until: now + TIMERS.queued }),
    },
    remove: [...remove, 'detail'],
    show: true,
  };
}

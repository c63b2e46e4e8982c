import { isStrays, MOST_STARTS } from '../../shared/core/breaker.ts';
import { change } from '../../shared/core/change.ts';
import type { Head } from '../../shared/core/head.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import type { Ready } from './assess.ts';
import type { DispatchDeps } from './deps.ts';

/** Makes the next attempt this dispatcher's, or answers `undefined` when another, or a stop, was faster. */
export async function claim(
  head: Head,
  ready: Ready,
  deps: DispatchDeps,
): Promise<Head | undefined> {
  const now = deps.now();
  return deps.heads.write(
    head.key,
    change(head, now, {
      to: 'running',
      reason: 'started',
      set: {
        ...ready.complete,
        ...(isStrays(head) ? counted(head) : {}),
        attempt: (head.attempt ?? 0) + 1,
        agent: ready.agent,
        ...(ready.repo === undefined ? {} : { repo: ready.repo }),
        startBy: now + ready.project.limits.startBySeconds * 1000,
        deadline: now + ready.seconds * 1000,
        enqueueOwed: true,
        enqueueLease: now + TIMERS.executor,
      },
      remove: ['stopTries', 'stopGivenUp'],
    }),
  );
}

/** Whoever started it has the right: it is a start like any other. */
function counted({ openings = [], strays = [] }: Head): Partial<Head> {
  return {
    openings: [...strays.slice(0, 1), ...openings].slice(0, 2 * MOST_STARTS),
    strays: strays.slice(1),
  };
}

import type { BackendError } from '../../shared/core/backend-error.ts';
import { change } from '../../shared/core/change.ts';
import type { Head } from '../../shared/core/head.ts';
import { revise } from '../../shared/core/revise.ts';
import { backOff, TIMERS } from '../../shared/core/timers.ts';
import type { WritebackDeps } from './deps.ts';
import type { WrittenBack } from './writeback.ts';

/** About a day of trying, at an hour between the last tries. */
const TRIES = 30;

/**
 * A show that failed. Passing errors are tried again when the tracker says, or after a back-off with jitter, and end one day; permanent
 * ones end at once. Of one whose lease ran out nobody knows what it wrote: the ticket is shown once more. Either is kept for `sluice why`, and the next change of the task tries anew: one that came
 * meanwhile, too.
 */
export async function giveWay(
  head: Head,
  error: BackendError,
  deps: WritebackDeps,
): Promise<WrittenBack> {
  const tries = (head.showTries ?? 0) + 1;
  const over = !error.passing || tries >= TRIES;
  const wait = Math.max(
    (error.retryAfterSeconds ?? 0) * 1000,
    backOff(TIMERS.owed, tries) * (0.5 + deps.random() / 2),
  );
  const failure = {
    showTries: tries,
    showError: error.message.slice(0, 300),
    ...(over ? { showGivenUp: true } : { showAfter: Math.ceil(deps.now() + wait) }),
  };
  await revise(deps.heads, head.key, (now) => {
    if (now.showLease !== head.showLease) return change(now, deps.now(), { show: true });
    const news = now.epoch !== head.epoch || now.showWant !== head.showWant;
    return change(now, deps.now(), { set: news ? {} : failure, remove: ['showLease'] });
  });
  return over ? 'given_up' : 'failed';
}

import { BackendError } from '../../shared/core/backend-error.ts';
import { change } from '../../shared/core/change.ts';
import { cut } from '../../shared/core/cut.ts';
import type { Head } from '../../shared/core/head.ts';
import { revise } from '../../shared/core/revise.ts';
import { backOff, TIMERS } from '../../shared/core/timers.ts';
import type { WritebackDeps } from './deps.ts';
import type { Showing } from './show.ts';
import { whatIsShown } from './what-is-shown.ts';
import type { WrittenBack } from './writeback.ts';

/** About a day of trying, at an hour between the last tries. */
export const SHOW_TRIES = 30;

const ERROR_CHARS = 400;

/**
 * A show that failed. Passing errors, ours among them, are tried again after a back-off with jitter, not before the tracker says, and
 * end one day; permanent ones end at once. Either is kept for `sluice why`, and the next change of the task tries anew: one that came
 * meanwhile, too; but an address that is closed for good stays so. Of a show whose lease ran out nobody knows what it wrote: the
 * ticket is shown once more.
 */
export async function giveWay(
  leased: Head,
  showing: Showing,
  deps: WritebackDeps,
): Promise<WrittenBack> {
  const error = asBackendError(showing.error);
  const tries = (leased.showTries ?? 0) + 1;
  const over = !error.passing || tries >= SHOW_TRIES;
  const failure = {
    showTries: tries,
    showError: cut(error.message, ERROR_CHARS),
    ...(over
      ? { showGivenUp: true }
      : { showAfter: Math.ceil(deps.now() + wait(error, tries, deps)) }),
    ...(error.kind === 'gone' ? { showGone: true } : {}),
  };
  await revise(deps.heads, leased.key, (now) => {
    const set = whatIsShown(leased, showing, now, deps.now());
    if (now.showLease !== leased.showLease) return change(now, deps.now(), { set, show: true });
    const news = now.epoch !== leased.epoch || now.showWant !== leased.showWant;
    return change(now, deps.now(), {
      set: news ? set : { ...set, ...failure },
      remove: ['showLease'],
    });
  });
  return over ? 'given_up' : 'failed';
}

/** Milliseconds. Many tickets meet one limit, and are told the same end of it: they do not come back all at once. */
function wait({ retryAfterSeconds = 0 }: BackendError, tries: number, deps: WritebackDeps): number {
  const half = backOff(TIMERS.owed, tries) / 2;
  return Math.max(retryAfterSeconds * 1000, half) + half * deps.random();
}

/** What is no answer of the tracker is a fault of ours or of what we stand on; its words are for the log. */
function asBackendError(error: unknown): BackendError {
  if (error instanceof BackendError) return error;
  return new BackendError('unavailable', 'Sluice failed while it wrote back', {
    hint: 'Its log says more.',
    cause: error,
  });
}

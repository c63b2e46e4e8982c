import { BackendError } from '../../../shared/core/backend-error.ts';
import type { HookMark, Missed } from '../../../shared/core/checkpoint.ts';
import type { DeliveryLog } from '../../../shared/core/delivery-log.ts';
import { waitsFor } from '../../../shared/core/waits-for.ts';
import { givenUpAt, withGivenUp } from './give-up.ts';
import type { Bounds } from './read-log.ts';

/** A visit asks for so many of one hook; with a visit a minute GitHub's limit for writes is far away. */
const MOST_ASKED = 50;
const AT_ONCE = 5;
/** After it was asked for the last time, its answer is waited for as long. */
const LAST_WORD_MS = 15 * 60_000;

/** What is asked for now, as it was before, and the mark as if it had been: noted before it is done, so that nobody does it twice. */
export interface Round {
  readonly mark: HookMark;
  readonly asked: readonly Missed[];
}

/** Chooses what is to be asked for, the longest missed first, and gives up what got no answer after the last time. */
export function nextRound(mark: HookMark, now: number): Round {
  const due = mark.missed.filter(({ nextAt }) => nextAt <= now);
  const over = due.filter(isSpent).map((each) => givenUpAt(each, now));
  const asked = due
    .filter((each) => !isSpent(each))
    .toSorted((a, b) => a.since - b.since)
    .slice(0, MOST_ASKED);
  const noted = new Map(asked.map((each) => [each.guid, once(each, now)]));
  const missed = mark.missed.map((each) => noted.get(each.guid) ?? each);
  return { mark: withGivenUp({ ...mark, missed }, over), asked };
}

/**
 * Asks for them. What the sender no longer keeps is given up; when it refuses, or has enough of us, the rest is left for another visit,
 * as if it had not been tried.
 */
export async function askAgain(
  { mark, asked }: Round,
  log: DeliveryLog,
  { now, isOver }: Bounds,
): Promise<{ readonly mark: HookMark; readonly asked: number; readonly error?: BackendError }> {
  const gone: Missed[] = [];
  const left: Missed[] = [];
  let error: BackendError | undefined;
  const ask = async (each: Missed) => {
    try {
      await log.redeliver(mark.hook, each.id);
    } catch (thrown) {
      if (!(thrown instanceof BackendError)) throw thrown;
      const isGone = thrown.kind === 'not_found' || thrown.kind === 'invalid_argument';
      (isGone ? gone : left).push(each);
      if (!isGone) error = thrown;
    }
  };
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE);
    if (error || isOver()) left.push(...some);
    else await Promise.all(some.map(ask));
  }
  const back = new Map(left.map((each) => [each.guid, each]));
  const missed = mark.missed.map((each) => back.get(each.guid) ?? each);
  const settled = withGivenUp(
    { ...mark, missed },
    gone.map((each) => givenUpAt(each, now)),
  );
  const done = asked.length - gone.length - left.length;
  return { mark: settled, asked: done, ...(error ? { error } : {}) };
}

function isSpent({ asked, status }: Missed): boolean {
  return asked >= waitsFor(status).length;
}

function once(each: Missed, now: number): Missed {
  const asked = each.asked + 1;
  return { ...each, asked, nextAt: now + (waitsFor(each.status)[asked] ?? LAST_WORD_MS) };
}

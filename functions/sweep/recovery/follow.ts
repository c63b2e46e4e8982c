import type { HookMark, Missed } from '../../../shared/core/checkpoint.ts';
import type { Logged } from '../../../shared/core/delivery-log.ts';
import { isRefusal, waitsFor } from '../../../shared/core/waits-for.ts';
import { givenUpAt, withGivenUp } from './give-up.ts';

/** So many that were refused are asked for again by themselves. */
const MOST_REFUSED = 50;
/** A sender that held a delivery back is not pressed at once. */
const THROTTLED_MS = 5 * 60_000;

export interface Reading {
  /** Guids of which this reading has seen a success: what is older of them does not matter. */
  readonly succeeded: Set<string>;
  /** Whether there is room for more that were missed; without, only what is known is followed. */
  readonly room: boolean;
  readonly now: number;
}

/**
 * What a part of the log, newest first, makes of what we know: a success of any sending ends the matter, a failure is to be asked for
 * again when its answer says so.
 */
export function follow(mark: HookMark, sendings: readonly Logged[], reading: Reading): HookMark {
  const missed = new Map(mark.missed.map((each) => [each.guid, each]));
  const givenUp = new Map(mark.givenUp.map((each) => [each.guid, each]));
  let { recovered } = mark;
  for (const sending of sendings) {
    const { guid } = sending;
    const known = missed.get(guid);
    if (isSuccess(sending)) {
      reading.succeeded.add(guid);
      if (known && known.asked > 0) recovered++;
      missed.delete(guid);
      givenUp.delete(guid);
      continue;
    }
    if (reading.succeeded.has(guid) || givenUp.has(guid) || (!known && !reading.room)) continue;
    const next = known ? laterOf(known, sending) : missedBy(sending, reading.now);
    if (next.asked < waitsFor(next.status).length) missed.set(guid, next);
    else if (missed.delete(guid) || !known) givenUp.set(guid, givenUpAt(next, reading.now));
  }
  for (const each of refusedTooMany([...missed.values()])) {
    missed.delete(each.guid);
    givenUp.set(each.guid, givenUpAt(each, reading.now));
  }
  const rest = { ...mark, recovered, missed: [...missed.values()] };
  return withGivenUp({ ...rest, givenUp: [] }, [...givenUp.values()]);
}

/** The oldest refusals are left to a person, so that a wrong secret does not keep what we missed while we were down from being found. */
function refusedTooMany(missed: readonly Missed[]): readonly Missed[] {
  const refused = missed.filter(({ status }) => isRefusal(status));
  return refused.toSorted((one, other) => other.at - one.at).slice(MOST_REFUSED);
}

function isSuccess({ status }: Logged): boolean {
  return status >= 200 && status < 300;
}

function missedBy({ guid, id, at, status, event, throttled }: Logged, now: number): Missed {
  const wait = Math.max(waitsFor(status)[0] ?? 0, throttled ? THROTTLED_MS : 0);
  return { guid, id, at, status, event, since: at, asked: 0, nextAt: now + wait };
}

/** The newest sending is asked for; when to, was settled when it was asked for last. */
function laterOf(known: Missed, { id, at, status }: Logged): Missed {
  if (at < known.at) return { ...known, since: Math.min(known.since, at) };
  return { ...known, id, at, status };
}

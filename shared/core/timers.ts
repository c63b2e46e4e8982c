const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long each state and each debt may wait, in milliseconds. */
export const TIMERS = {
  /** A task in the queue is sent again if nobody took it. */
  enqueue: MINUTE,
  /** Debts are tried again after this, doubled with every try up to `owedMax`. */
  owed: 30_000,
  owedMax: HOUR,
  /** The first in line looks itself whether it is its turn, should nobody have said so; those behind it less often. */
  turn: MINUTE,
  /** How long one executor may hold a debt before another takes it. */
  executor: MINUTE,
  /** A heartbeat is good for this long. */
  lease: 5 * MINUTE,
  /** A lease is written for so much longer, that not every heartbeat must write one. */
  leaseSpare: 2.5 * MINUTE,
  /** Waiting for a first start. */
  queued: DAY,
  /** Waiting for a person to approve or reject. */
  held: 14 * DAY,
  /** Waiting for an answer. */
  answer: 7 * DAY,
  /** Between two looks at the ticket of a task that is held or runs: what its people did unheard is found in this and a minute. */
  look: 10 * MINUTE,
  /** Before the next attempt, doubled with every attempt. */
  retry: MINUTE,
  /** A start this soon after an end may be the same one by another way. */
  confirm: 2 * MINUTE,
  /** A text that was rejected and triggers again within this came twice (`opened` and `labeled`, two hooks); later, a person asks anew. */
  rejectedAgain: 2 * MINUTE,
  /** Ended tasks, and the fences of tickets without one, are kept this long: longer than any task can be active. */
  keep: 90 * DAY,
} as const;

/** `base` doubled `tries` times, at most `max`. */
export function backOff(base: number, tries: number, max: number = TIMERS.owedMax): number {
  return Math.min(max, base * 2 ** Math.min(tries, 20));
}

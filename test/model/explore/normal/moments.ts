import { DAY, HOUR, MINUTE, START } from '../../../contracts/clock.ts';

/** It is always now. */
export const NOW = START;

/** Every timer that runs, runs out then. Which of them is the first is left open: sweep may find any of them run out. */
export const LATER = NOW + HOUR;

/** When the trigger of the present task happened, a whole second of the tracker's clock, long before anything else that has a time. */
export const TRIGGERED = NOW - 2 * HOUR;

/** When a held task was held, and when the mark was put on: later than the trigger, and than any stop in its second or the next. */
export const HELD = NOW - 5 * MINUTE;
export const MARKED = NOW - 10 * MINUTE;

/** When the n-th task was opened: only part of its name. */
export function openedAt(epoch: number): number {
  return NOW - DAY + epoch;
}

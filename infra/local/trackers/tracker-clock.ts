/**
 * A tracker's own clock: what it shows when it is `real` on this machine (both in epoch milliseconds). It never goes back, and of a moment
 * that is past it always says the same.
 */
export type TrackerClock = (real: number) => number;

/** The machine's. */
export const sameClock: TrackerClock = (real) => real;

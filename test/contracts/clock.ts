/** A clock that stands until a test moves it. */
export interface Clock {
  now: number;
}

/** A Friday in 2026, in the middle of an hour. */
export const START = 1_793_367_000_000;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

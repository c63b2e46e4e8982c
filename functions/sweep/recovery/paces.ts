const MINUTE = 60_000;

/** Between two looks into a log: a third of the time within which what was missed is to be found. */
export const EVERY_MS = 5 * MINUTE;
/** Between two looks for a hook that somebody made meanwhile. */
export const HOOKS_MS = 10 * MINUTE;

/** What comes this much later is later, whatever the clocks of those who took it in. */
export const APART_MS = 45_000;

import type { TrackerClock } from '../tracker-clock.ts';

/**
 * GitHub's times have whole seconds: `2026-11-21T03:55:10Z`. emulate's are this machine's and have milliseconds, by which those that were
 * not corrected yet are known. Quotes in user text are escaped, so only real fields match.
 */
export function wholeSeconds(json: string, clock: TrackerClock): string {
  return json.replace(
    /"(\w+_at)":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z)"/g,
    (_, field: string, time: string) =>
      `"${field}":"${new Date(clock(Date.parse(time))).toISOString().slice(0, 19)}Z"`,
  );
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { TrackerClock } from '../../../infra/local/trackers/tracker-clock.ts';

/** A tracker's clock that can be put forward, so that nobody waits for a second to pass. */
export function leapingClock(leapMs = 1_000) {
  const leaps: number[] = [];
  const clock: TrackerClock = (real) => real + leapMs * leaps.filter((each) => each < real).length;
  return {
    clock,
    async later(): Promise<void> {
      const leap = Date.now();
      leaps.push(leap);
      while (Date.now() <= leap) await sleep(1);
    },
  };
}

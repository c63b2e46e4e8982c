import type { SoakClock } from '../clock.ts';

/** Waiting by Sluice's clock: whoever waits is woken when it is put forward. */
export interface Timers {
  sleep(milliseconds: number): Promise<void>;
  /** When the first sleeper wakes. */
  next(): number | undefined;
  stop(): void;
}

const LOOK_MS = 50;

export function timers(clock: SoakClock): Timers {
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const looking = setInterval(() => {
    for (const sleeper of sleepers) {
      if (sleeper.until > clock.now()) continue;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
  }, LOOK_MS);
  return {
    sleep: (milliseconds) =>
      new Promise((wake) => sleepers.add({ until: clock.now() + milliseconds, wake })),
    next: () =>
      sleepers.size === 0 ? undefined : Math.min(...[...sleepers].map(({ until }) => until)),
    stop: () => clearInterval(looking),
  };
}

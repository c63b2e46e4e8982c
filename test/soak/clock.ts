/** Sluice's time in a soak: the machine's, so many times faster, and now and then put forward. Milliseconds throughout. */
export interface SoakClock {
  /** Epoch milliseconds. */
  now(): number;
  /** What it showed, or will show, when the machine's clock is at `real`. */
  at(real: number): number;
  /** Puts it forward, from the machine's `real` on. */
  jump(by: number, real: number): void;
}

/** How two processes have the same clock: they start it alike, and tell each other of jumps. */
export interface ClockFace {
  /** When it started, by the machine's clock. */
  readonly start: number;
  readonly speed: number;
}

export function soakClock({ start, speed }: ClockFace): SoakClock {
  const jumps: { readonly by: number; readonly real: number }[] = [];
  const at = (real: number) =>
    Math.round(
      jumps.reduce((time, jump) => (jump.real <= real ? time + jump.by : time), 0) +
        start +
        (real - start) * speed,
    );
  return {
    at,
    now: () => at(Date.now()),
    jump: (by, real) => void jumps.push({ by, real }),
  };
}

/** The functions' heap after garbage collection, and how many deliveries they had answered by then. */
export interface Sample {
  readonly deliveries: number;
  readonly heap: number;
}

/** Growth per 1,000 deliveries that still counts as none: the local watcher remembers each ticket, and samples are taken amid work. */
export const MAX_GROWTH_BYTES = 256 * 1_024;
/** Of a second half with fewer deliveries nothing can be said: what is loaded and compiled lazily still comes in. */
const LEAST_DELIVERIES = 3_000;

/** Bytes per 1,000 deliveries over the second half of the run, by least squares; `undefined` where it is too short. */
export function growth(samples: readonly Sample[]): number | undefined {
  const half = samples.slice(Math.floor(samples.length / 2));
  const span = (half.at(-1)?.deliveries ?? 0) - (half[0]?.deliveries ?? 0);
  if (span < LEAST_DELIVERIES) return undefined;
  const mean = (of: (sample: Sample) => number) =>
    half.reduce((sum, sample) => sum + of(sample), 0) / half.length;
  const x = mean(({ deliveries }) => deliveries);
  const y = mean(({ heap }) => heap);
  const across = half.reduce((sum, one) => sum + (one.deliveries - x) * (one.heap - y), 0);
  const along = half.reduce((sum, one) => sum + (one.deliveries - x) ** 2, 0);
  return along === 0 ? undefined : (across / along) * 1_000;
}

import type { Ending } from '../scenario.ts';

/** One task, which one run brought to a good end. */
export const DONE = {
  state: 'succeeded',
  epochs: 1,
  runs: 1,
  shows: 'Sluice: Done',
  labels: [],
} as const satisfies Ending;

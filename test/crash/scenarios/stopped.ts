import type { Ending } from '../scenario.ts';

/** One task, which a person stopped while its one run was at work. */
export const STOPPED = {
  state: 'cancelled',
  epochs: 1,
  runs: 1,
  shows: 'Sluice: Stopped',
  labels: [],
} as const satisfies Ending;

import { ASSUMED_MS } from './assumptions.ts';
import { nothing } from './usage.ts';

const OWN_MS = 8;
const MEMORY_GB = 0.5;

/** What no receiver can do without: a put and an update of one unit each, one message. */
export const floor = {
  what: 'the floor: one put, one update, one message',
  kind: 'floor',
  usage: {
    ...nothing(),
    calls: 3,
    writeUnits: 2,
    sends: 1,
    invocations: 1,
    requests: 1,
    gbSeconds: ((3 * ASSUMED_MS.awsCall + OWN_MS) / 1_000) * MEMORY_GB,
  },
} as const;

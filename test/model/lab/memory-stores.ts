import { memoryBrakeStore } from '../../support/memory/memory-brake-store.ts';
import { memoryHeadStore } from '../../support/memory/memory-head-store.ts';
import { memoryLedger } from '../../support/memory/memory-ledger.ts';
import { memoryResultStore } from '../../support/memory/memory-result-store.ts';
import { memorySlotStore } from '../../support/memory/memory-slot-store.ts';
import type { Stores } from './stores.ts';

/** In memory, under the same contract suites as the table. */
export async function memoryStores(now: () => number): Promise<Stores> {
  const results = memoryResultStore(now);
  return {
    heads: memoryHeadStore(now),
    ledger: memoryLedger(now),
    results: {
      ...results,
      // Within jest, what was cloned has the prototypes of another realm, and equals nothing of this one.
      get: async (...given) => {
        const found = await results.get(...given);
        return found && JSON.parse(JSON.stringify(found));
      },
    },
    slots: memorySlotStore(),
    brakes: memoryBrakeStore(),
  };
}

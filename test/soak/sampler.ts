import type { Sample } from './memory.ts';
import type { Child } from './processes/child.ts';
import type { Memory } from './processes/functions.ts';

/** Asks the functions for their memory now and then. */
export function sampler(functions: Child, every: number) {
  const samples: Sample[] = [];
  const sample = async (deliveries: number) => {
    const { heap } = await functions.ask<Memory>({ memory: true });
    samples.push({ deliveries, heap });
  };
  return {
    samples,
    sample,
    /** When so many deliveries more were made than last time. */
    async sampleEach(deliveries: number) {
      if (deliveries >= (samples.at(-1)?.deliveries ?? 0) + every) await sample(deliveries);
    },
  };
}

import { isActive } from '../../../shared/core/due.ts';
import type { Check } from '../checks.ts';

/** Every task that has ended is kept as a past one, and none twice. */
export const putAway: Check = async (stage) => {
  const breaches: string[] = [];
  for (const head of await stage.heads()) {
    if (head.epoch === 0) continue;
    const past = (await stage.stores.heads.past(head.key)).map(({ epoch }) => epoch);
    const last = isActive(head) ? head.epoch - 1 : head.epoch;
    const should = Array.from({ length: last }, (_, at) => last - at);
    if (past.join() !== should.join())
      breaches.push(`${head.key} has past tasks ${past.join()} instead of ${should.join()}`);
  }
  return breaches;
};

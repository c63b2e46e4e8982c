import type { Brake, BrakeScope } from '../../../shared/core/brake.ts';
import type { BrakeAct, BrakeStore } from '../../../shared/core/brake-store.ts';

const ACTS_KEPT = 100;

/** Brakes in a Map. */
export function memoryBrakeStore(): BrakeStore {
  const brakes = new Map<BrakeScope, Brake>();
  const acts: BrakeAct[] = [];
  return {
    async read() {
      return [...brakes.values()].sort((a, b) => a.at - b.at);
    },
    async set(brake) {
      if (brakes.has(brake.scope)) return false;
      brakes.set(brake.scope, brake);
      acts.unshift({ did: 'pause', ...brake });
      return true;
    },
    async release(scope, by, at) {
      const brake = brakes.get(scope);
      if (brakes.delete(scope)) acts.unshift({ did: 'resume', scope, at, by });
      return brake;
    },
    async acts() {
      return acts.slice(0, ACTS_KEPT);
    },
  };
}

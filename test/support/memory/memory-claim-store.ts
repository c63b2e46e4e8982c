import type { Claim } from '../../../shared/core/claim.ts';
import type { ClaimStore } from '../../../shared/core/claim-store.ts';
import { versions } from './versions.ts';

/** Claims in a Map. */
export function memoryClaimStore(now: () => number = Date.now): ClaimStore {
  const kept = versions<Claim>(({ id }) => id, now);
  return {
    read: async (id) => kept.all().find((each) => each.id === id),
    write: async (claim) => kept.write(claim),
  };
}

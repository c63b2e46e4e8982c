import type { Checkpoint } from '../../../shared/core/checkpoint.ts';
import type { RecoveryStore } from '../../../shared/core/recovery-store.ts';
import { versions } from './versions.ts';

/** Checkpoints in a Map. */
export function memoryRecoveryStore(now: () => number = Date.now): RecoveryStore {
  const kept = versions<Checkpoint>(({ connection, place }) => `${connection}#${place}`, now);
  return {
    of: async (connection) =>
      kept
        .all()
        .filter((each) => each.connection === connection)
        .sort((a, b) => (a.place < b.place ? -1 : 1)),
    write: async (checkpoint) => kept.write(checkpoint),
  };
}

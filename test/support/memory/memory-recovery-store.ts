import type { Checkpoint } from '../../../shared/core/checkpoint.ts';
import type { RecoveryStore } from '../../../shared/core/recovery-store.ts';

const KEEP_MS = 30 * 24 * 3_600_000;

/** Checkpoints in a Map. */
export function memoryRecoveryStore(now: () => number = Date.now): RecoveryStore {
  const kept = new Map<string, { readonly checkpoint: Checkpoint; readonly until: number }>();
  const id = ({ connection, place }: Checkpoint) => `${connection}#${place}`;
  const live = () => [...kept.values()].filter(({ until }) => until > now());
  return {
    async of(connection) {
      return structuredClone(
        live()
          .map(({ checkpoint }) => checkpoint)
          .filter((each) => each.connection === connection)
          .sort((a, b) => (a.place < b.place ? -1 : 1)),
      );
    },
    async write(checkpoint) {
      const there = live().find((each) => id(each.checkpoint) === id(checkpoint));
      if ((there?.checkpoint.version ?? 0) !== checkpoint.version) return undefined;
      const next = structuredClone({ ...checkpoint, version: checkpoint.version + 1 });
      kept.set(id(checkpoint), { checkpoint: next, until: now() + KEEP_MS });
      return structuredClone(next);
    },
  };
}

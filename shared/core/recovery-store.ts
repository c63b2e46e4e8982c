import type { Checkpoint } from './checkpoint.ts';

/** How far the logs of trackers are read: one small item per place with hooks. */
export interface RecoveryStore {
  /** All of a connection, by place, each as the last write left it (a consistent read). */
  of(connection: string): Promise<readonly Checkpoint[]>;
  /**
   * Writes it over the version that it was read as (0: over none), and answers what is there now, one version on; `undefined` when
   * somebody else wrote in between. Whoever moves `dueAt` on by this has the visit: everybody else loses. Kept for thirty days.
   *
   * @example const mine = await recovery.write({ ...checkpoint, dueAt: now + EVERY_MS });
   */
  write(checkpoint: Checkpoint): Promise<Checkpoint | undefined>;
}

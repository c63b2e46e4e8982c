/**
 * Caps how many tasks of a project run at once. A slot is taken before the attempt is claimed and lapses by itself, so a
 * dispatcher that dies between the two blocks nobody for longer than the lease.
 */
export interface SlotStore {
  /**
   * Takes a slot until `leaseUntil` (epoch milliseconds). False when `cap` slots are held by others whose leases are not over, or
   * when the race for the last one was lost. A ticket has at most one running task, so its key names the slot. For a ticket that has one it is a success and moves the lease, whatever the cap.
   *
   * @example if (!(await slots.take(project.name, head.key, lease, project.limits.concurrency, now))) return later();
   */
  take(
    project: string,
    ticket: string,
    leaseUntil: number,
    cap: number,
    now: number,
  ): Promise<boolean>;
  /** How many slots others hold whose leases are not over: a look, that takes none. */
  taken(project: string, ticket: string, now: number): Promise<number>;
  /** Gives the slot back. One that lapsed, or was never taken, is a success. */
  release(project: string, ticket: string): Promise<void>;
}

/**
 * Every state of a task and where it may go. The write conditions of the store are derived from this table, so a change
 * that it does not list cannot be written. A task that has ended stays ended: what comes after is a new epoch.
 */
export const LIFECYCLE = {
  queued: ['running', 'held', 'rejected', 'failed', 'cancelled', 'timed_out'],
  held: ['queued', 'rejected', 'cancelled', 'timed_out'],
  running: ['succeeded', 'failed', 'rolled_back', 'timed_out', 'cancelled', 'needs_info', 'queued'],
  needs_info: ['running', 'queued', 'succeeded', 'failed', 'rolled_back', 'cancelled', 'timed_out'],
  rejected: [],
  succeeded: [],
  failed: [],
  rolled_back: [],
  timed_out: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type State = keyof typeof LIFECYCLE;

export const STATES = Object.keys(LIFECYCLE) as readonly State[];

/** States in which a ticket has a task; there is at most one per ticket. */
export const ACTIVE: readonly State[] = STATES.filter((state) => LIFECYCLE[state].length > 0);

export const TERMINAL: readonly State[] = STATES.filter((state) => LIFECYCLE[state].length === 0);

/** The states from which `to` may be reached. */
export function before(to: State): readonly State[] {
  return ACTIVE.filter((from) => (LIFECYCLE[from] as readonly State[]).includes(to));
}

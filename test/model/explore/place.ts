import type { Head } from '../../../shared/core/head.ts';

/** What an agent makes of an attempt: at work, or over, with what it reported if it did. */
export type Run = 'going' | 'over' | 'succeeded' | 'failed' | 'rolled_back';

/** An attempt that a dispatcher is about to hand over, as it read the head then, and whether it claimed it itself. */
export interface Hand {
  readonly head: Head;
  readonly turn: 'first' | 'again';
}

/** One moment of one ticket: its head, the time, and what agents, dispatchers and the writer are at. */
export interface Place {
  readonly head: Head | undefined;
  readonly now: number;
  /** By idempotency key. */
  readonly runs: Readonly<Record<string, Run>>;
  readonly hands: readonly Hand[];
  /** The head as writeback has leased it, while it writes to the tracker. */
  readonly shows?: Head;
}

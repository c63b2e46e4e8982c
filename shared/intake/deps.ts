import type { Ledger } from '../core/ledger.ts';
import type { Queue } from '../core/queue.ts';
import type { HeadStore } from '../core/store.ts';
import type { Scanner } from '../core/verdict.ts';

/** Everything that taking an event in touches. No tracker client is among it. */
export interface IntakeDeps {
  readonly scan: Scanner;
  readonly ledger: Ledger;
  readonly heads: HeadStore;
  /** Work for dispatch. */
  readonly tasks: Queue;
  /** Work for writeback. */
  readonly shows: Queue;
  readonly now: () => number;
}

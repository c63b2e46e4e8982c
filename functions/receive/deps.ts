import type { ConfigSource } from '../../shared/core/config.ts';
import type { Ledger } from '../../shared/core/ledger.ts';
import type { Queue } from '../../shared/core/queue.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import type { Tracker } from '../../shared/core/tracker.ts';
import type { Scanner } from '../../shared/core/verdict.ts';

/** Everything that receive touches. No tracker client is among it. */
export interface ReceiveDeps {
  readonly config: ConfigSource;
  readonly trackers: readonly Tracker[];
  readonly scan: Scanner;
  readonly ledger: Ledger;
  readonly heads: HeadStore;
  /** Work for dispatch. */
  readonly tasks: Queue;
  /** Work for writeback. */
  readonly shows: Queue;
  readonly now: () => number;
}

import type { ConfigSource } from '../../shared/core/config.ts';
import type { Effect } from '../../shared/core/effect.ts';
import type { Head } from '../../shared/core/head.ts';
import type { Queue } from '../../shared/core/queue.ts';
import type { SlotStore } from '../../shared/core/slot-store.ts';
import type { HeadStore } from '../../shared/core/store.ts';

/** Everything that sweep touches: it only writes heads and sends messages. */
export interface SweepDeps {
  readonly config: ConfigSource;
  readonly heads: HeadStore;
  readonly slots: SlotStore;
  readonly tasks: Queue;
  readonly shows: Queue;
  /** Hears of tasks whose ticket is to be looked at; called once for each, after its next look was noted. */
  readonly look?: (head: Head) => void;
  /** Hears of everything that was owed and late. */
  readonly late?: (effect: Effect) => void;
  readonly now: () => number;
}

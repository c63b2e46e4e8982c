import type { ConfigSource } from '../../shared/core/config.ts';
import type { Ledger } from '../../shared/core/ledger.ts';
import type { Queue } from '../../shared/core/queue.ts';
import type { ResultStore } from '../../shared/core/result-store.ts';
import type { SlotStore } from '../../shared/core/slot-store.ts';
import type { HeadStore } from '../../shared/core/store.ts';

/** Everything that report touches: no tracker, no agent. */
export interface ReportDeps {
  readonly config: ConfigSource;
  readonly heads: HeadStore;
  readonly ledger: Ledger;
  readonly results: ResultStore;
  readonly slots: SlotStore;
  /** Wakes the task that gets the slot of one which no longer runs. */
  readonly tasks: Queue;
  readonly shows: Queue;
  readonly tokenKey: () => Promise<string>;
  readonly now: () => number;
}

/** The attempt that a caller has proven to be. */
export interface Caller {
  readonly task: string;
  readonly key: string;
  readonly epoch: number;
  readonly attempt: number;
  /** When its epoch was opened: of two epochs with one number, years apart, only one is meant. */
  readonly openedAt: number;
}

/** An answer, as HTTP gives it. */
export interface Answer {
  readonly status: 200 | 202 | 409;
  readonly body: Readonly<Record<string, unknown>>;
}

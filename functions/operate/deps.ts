import type { BrakeStore } from '../../shared/core/brake-store.ts';
import type { ConfigSource } from '../../shared/core/config.ts';
import type { DeadLetters } from '../../shared/core/dead-letters.ts';
import type { KeyStore } from '../../shared/core/key-store.ts';
import type { Ledger } from '../../shared/core/ledger.ts';
import type { PollStore } from '../../shared/core/poll-store.ts';
import type { Queue } from '../../shared/core/queue.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import type { RecoveryStore } from '../../shared/core/recovery-store.ts';
import type { ResultStore } from '../../shared/core/result-store.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import type { StoredConfig } from './config.ts';

/** Everything that operate touches. */
export interface OperateDeps {
  readonly config: ConfigSource;
  readonly heads: HeadStore;
  readonly ledger: Ledger;
  readonly results: ResultStore;
  readonly recovery: RecoveryStore;
  readonly polls: PollStore;
  readonly brakes: BrakeStore;
  readonly keys: KeyStore;
  readonly tasks: Queue;
  readonly shows: Queue;
  readonly deadLetters: Readonly<Record<QueueName, DeadLetters>>;
  /** Absent where the configuration is a file that somebody edits. */
  readonly stored?: StoredConfig;
  readonly now: () => number;
}

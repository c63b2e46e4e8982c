import type { ConfigSource } from '../../../shared/core/config.ts';
import type { DeliveryLogKind } from '../../../shared/core/delivery-log.ts';
import type { RecoveryStore } from '../../../shared/core/recovery-store.ts';

/** Everything that recovery touches. */
export interface RecoveryDeps {
  readonly config: ConfigSource;
  readonly recovery: RecoveryStore;
  readonly logs: readonly DeliveryLogKind[];
  readonly fetch: typeof fetch;
  /** Our own address, without a slash at the end. */
  readonly url: string;
  readonly now: () => number;
}

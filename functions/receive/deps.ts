import type { ConfigSource } from '../../shared/core/config.ts';
import type { Tracker } from '../../shared/core/tracker.ts';
import type { IntakeDeps } from '../../shared/intake/deps.ts';

/** Everything that receive touches. No tracker client is among it. */
export interface ReceiveDeps extends IntakeDeps {
  readonly config: ConfigSource;
  readonly trackers: readonly Tracker[];
}

import type { Backend } from '../../../shared/core/backend.ts';
import type { ConfigSource } from '../../../shared/core/config.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import type { PollStore } from '../../../shared/core/poll-store.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { Tracker } from '../../../shared/core/tracker.ts';
import type { IntakeDeps } from '../../../shared/intake/deps.ts';

/** Everything that polling touches: what it finds is taken in as a delivery is. */
export interface PollDeps extends IntakeDeps {
  readonly config: ConfigSource;
  readonly trackers: readonly Tracker[];
  readonly polls: PollStore;
  readonly backend: (connection: string, project: Project) => Promise<Backend>;
  /** Hears what became of each that was taken in. */
  readonly observe?: (fact: Fact) => void;
}

import type { Backend } from '../../shared/core/backend.ts';
import type { ClaimStore } from '../../shared/core/claim-store.ts';
import type { ConfigSource } from '../../shared/core/config.ts';
import type { KeyStore } from '../../shared/core/key-store.ts';
import type { Project } from '../../shared/core/project.ts';
import type { Tracker } from '../../shared/core/tracker.ts';
import type { IntakeDeps } from '../../shared/intake/deps.ts';

/** Everything that ingest touches: what is handed in is taken in as a delivery is, and its ticket may be made in a tracker first. */
export interface IngestDeps extends IntakeDeps {
  readonly config: ConfigSource;
  readonly trackers: readonly Tracker[];
  readonly keys: Pick<KeyStore, 'read'>;
  readonly claims: ClaimStore;
  readonly backend: (connection: string, project: Project) => Promise<Backend>;
}

import type { Backend } from '../../shared/core/backend.ts';
import type { ConfigSource } from '../../shared/core/config.ts';
import type { Observe } from '../../shared/core/fact.ts';
import type { Project } from '../../shared/core/project.ts';
import type { ResultStore } from '../../shared/core/result-store.ts';
import type { HeadStore } from '../../shared/core/store.ts';

/** Everything that writeback touches. */
export interface WritebackDeps {
  readonly config: ConfigSource;
  readonly heads: HeadStore;
  readonly results: ResultStore;
  readonly backend: (connection: string, project: Project) => Promise<Backend>;
  /** Hears of every effect that was tried. */
  readonly observe?: Observe;
  readonly now: () => number;
  /** 0..1, for the jitter of back-offs. */
  readonly random: () => number;
}

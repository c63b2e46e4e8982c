import type { Backend } from '../../../shared/core/backend.ts';
import type { ConfigSource } from '../../../shared/core/config.ts';
import type { Ledger } from '../../../shared/core/ledger.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { Queue } from '../../../shared/core/queue.ts';
import type { HeadStore } from '../../../shared/core/store.ts';

/** Everything that looking at tickets touches. */
export interface LookDeps {
  readonly config: ConfigSource;
  readonly heads: HeadStore;
  readonly ledger: Pick<Ledger, 'content'>;
  readonly tasks: Queue;
  readonly backend: (connection: string, project: Project) => Promise<Backend>;
  readonly now: () => number;
  /** At least 0 and below 1: in which order tickets are looked at, and when those that were left are. */
  readonly random: () => number;
}

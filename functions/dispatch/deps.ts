import type { Agent } from '../../shared/core/agent.ts';
import type { Backend } from '../../shared/core/backend.ts';
import type { BrakeStore } from '../../shared/core/brake-store.ts';
import type { AgentSettings, ConfigSource } from '../../shared/core/config.ts';
import type { Observe } from '../../shared/core/fact.ts';
import type { Ledger } from '../../shared/core/ledger.ts';
import type { Project } from '../../shared/core/project.ts';
import type { Queue } from '../../shared/core/queue.ts';
import type { SecondOpinion } from '../../shared/core/second-opinion.ts';
import type { SlotStore } from '../../shared/core/slot-store.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import type { Tracker } from '../../shared/core/tracker.ts';
import type { Scanner } from '../../shared/core/verdict.ts';

/** Everything that dispatch touches. */
export interface DispatchDeps {
  readonly config: ConfigSource;
  readonly trackers: readonly Pick<Tracker, 'name' | 'canLook'>[];
  readonly heads: HeadStore;
  readonly ledger: Ledger;
  readonly slots: SlotStore;
  readonly scan: Scanner;
  readonly secondOpinion: SecondOpinion;
  /** Wakes whose turn it is. */
  readonly tasks: Queue;
  readonly shows: Queue;
  /** Read anew for every start, never from a cache. */
  readonly brakes: Pick<BrakeStore, 'read'>;
  readonly backend: (connection: string, project: Project) => Promise<Backend>;
  readonly agent: (settings: AgentSettings) => Promise<Agent>;
  /** Signs the capability of each attempt. */
  readonly tokenKey: () => Promise<string>;
  /** Where agents reach report, without a slash at the end. */
  readonly url: string;
  /** Hears of every effect that was tried. */
  readonly observe?: Observe;
  readonly now: () => number;
}

import type { Config } from '../../shared/core/config.ts';
import type { State } from '../../shared/core/lifecycle.ts';
import type { Behaviour } from './stage/behaviour.ts';
import type { Stage } from './stage/stage.ts';

/** How a ticket is to be found when all is quiet. */
export interface Ending {
  /** The state of its last task; absent for a ticket that has none. */
  readonly state?: State;
  /** How many tasks it had. */
  readonly epochs: number;
  /** How many runs agents had for it, however often they were started. */
  readonly runs: number;
  /** What our comment on the last task begins with; absent where nothing was written. */
  readonly shows?: string;
  /** What stands on the ticket; of a sender without labels nothing is asked. */
  readonly labels?: readonly string[];
}

/** A story that is told once without a fault, and then with each fault at each of its steps. */
export interface Scenario {
  /** As the command line names it. */
  readonly name: string;
  readonly what: string;
  /** Numbers of the promises (docs/promises.md) that it would notice the breach of, the one it is about first. */
  readonly guards: readonly [number, ...number[]];
  readonly config?: () => Config;
  /** GitHub's credentials are there, so that sweep reads its delivery log. */
  readonly recovers?: true;
  /** What the agent does in its first run, its second, and so on. */
  readonly agent?: readonly Behaviour[];
  readonly play: (stage: Stage) => Promise<void>;
  /** Every ticket, by its readable id, with each ending that keeps the promises. */
  readonly ends: Readonly<Record<string, Ending | readonly Ending[]>>;
  /** What else is so at the end: a breach in words for each thing that is not. */
  readonly also?: (stage: Stage) => Promise<readonly string[]>;
}

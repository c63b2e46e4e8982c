import type { Behaviour } from '../plan/behaviours.ts';
import type { Story } from '../plan/story.ts';
import type { Letter } from './letter.ts';
import type { Run } from './run.ts';

/** Everything that the world knows of one ticket: what was planned, what it did, and what it saw. */
export interface Ticket {
  readonly index: number;
  /** `T12`; stands at the beginning of its title. */
  readonly name: string;
  readonly story: Story;
  readonly behaviour: Behaviour;
  /** Of the attempts after the first. */
  readonly later: Behaviour;
  /** Whether both hooks, the repository's and the App's, tell of it. */
  readonly twoHooks: boolean;
  connection: string;
  /** Once it is there. */
  readableId?: string;
  /** How many tasks it must have come to, and may have come to. */
  least: number;
  most: number;
  /** What people did to end or turn down its tasks: reasons that a task may then have. */
  readonly ends: Set<string>;
  /** What was said to a running task. */
  readonly said: string[];
  readonly letters: Letter[];
  readonly runs: Run[];
  /** What did not come as the story wanted. */
  readonly notes: string[];
}

import type { Agent } from '../../../shared/core/agent.ts';
import type { ConfigSource } from '../../../shared/core/config.ts';
import type { DeliveryLog } from '../../../shared/core/delivery-log.ts';
import type { Queue } from '../../../shared/core/queue.ts';
import type { SecondOpinion } from '../../../shared/core/second-opinion.ts';
import type { DeadLetterCalls } from './emulated-dead-letters.ts';
import type { Tracker } from './site.ts';
import type { Stores } from './stores.ts';

/** Everything outside of the functions. */
export interface Ports extends Stores {
  readonly tasks: Queue;
  readonly shows: Queue;
  readonly deadTasks: DeadLetterCalls;
  readonly deadShows: DeadLetterCalls;
  readonly config: ConfigSource;
  readonly tracker: Tracker;
  readonly log: DeliveryLog;
  readonly agent: Agent;
  readonly opinion: { readonly ask: SecondOpinion };
  readonly secrets: { tokenKey(): Promise<string> };
}

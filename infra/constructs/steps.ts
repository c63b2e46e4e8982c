import type { IndexName } from '../../shared/aws/table.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import type { ItemAction } from './table.ts';

/** One Lambda function: what it is given, and what it may do. */
export interface Step {
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly items: readonly ItemAction[];
  readonly indexes?: readonly IndexName[];
  /** The queue that it consumes, and whose dead letters it may add to. */
  readonly takes?: QueueName;
  readonly sends?: readonly QueueName[];
  /** The queues whose dead letters it hands to people. */
  readonly deadLetters?: readonly QueueName[];
  /** The secrets of connections and agents. */
  readonly secrets?: boolean;
  /** The key that signs attempts' tokens. */
  readonly tokenKey?: boolean;
}

/** A killed consumer is gone before the lease that it took is over. */
const EXECUTOR_SECONDS = TIMERS.executor / 1000;

/** The six functions. */
export const STEPS = {
  receive: {
    description: 'Takes deliveries in',
    // GitHub waits ten seconds.
    timeoutSeconds: 10,
    items: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    sends: ['tasks', 'shows'],
    secrets: true,
  },
  dispatch: {
    description: 'Hands tasks to agents',
    timeoutSeconds: EXECUTOR_SECONDS,
    items: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    indexes: ['waiting'],
    takes: 'tasks',
    sends: ['tasks', 'shows'],
    secrets: true,
    tokenKey: true,
  },
  report: {
    description: 'Hears agents',
    timeoutSeconds: 10,
    items: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    indexes: ['waiting'],
    sends: ['tasks', 'shows'],
    tokenKey: true,
  },
  writeback: {
    description: 'Shows tasks on their tickets',
    timeoutSeconds: EXECUTOR_SECONDS,
    items: ['GetItem', 'PutItem', 'UpdateItem'],
    takes: 'shows',
    secrets: true,
  },
  sweep: {
    description: 'Finds what is due',
    timeoutSeconds: 60,
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['due', 'waiting'],
    sends: ['tasks', 'shows'],
    // It reads the delivery logs of trackers, and looks at tickets.
    secrets: true,
  },
  operate: {
    description: 'For people: invoked by IAM, no route',
    timeoutSeconds: 30,
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['byProject', 'byReadableId', 'waiting'],
    sends: ['tasks', 'shows'],
    deadLetters: ['tasks', 'shows'],
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

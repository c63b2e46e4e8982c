import type { IndexName } from '../../shared/aws/table.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import type { SecretUse } from './secret-uses.ts';
import type { ItemAction } from './table.ts';

/** One Lambda function: what it is given, and what it may do. */
export interface Step {
  readonly description: string;
  /** What follows when an invocation fails. */
  readonly failed: string;
  readonly timeoutSeconds: number;
  /**
   * Where nothing else is said. A share of a CPU comes with it, so what only waits has little: of the three with 256 none had more than 140 MB
   * while `npm run bench:cost` ran them.
   */
  readonly memoryMegabytes: number;
  readonly items: readonly ItemAction[];
  readonly indexes?: readonly IndexName[];
  /** The queue that it consumes, and whose dead letters it may add to. */
  readonly takes?: QueueName;
  readonly sends?: readonly QueueName[];
  /** The queues whose dead letters it hands to people. */
  readonly deadLetters?: readonly QueueName[];
  /** The secrets of connections and agents that it reads. */
  readonly secrets?: readonly SecretUse[];
  /** Whether it starts and stops agents, and asks for second opinions. */
  readonly outside?: boolean;
  /** The key that signs attempts' tokens. */
  readonly tokenKey?: boolean;
}

/** A killed consumer is gone before the lease that it took is over. */
const EXECUTOR_SECONDS = TIMERS.executor / 1000;

/** The seven functions. */
export const STEPS = {
  receive: {
    description: 'Takes deliveries in',
    failed: 'Its sender was answered 5xx; GitHub does not repeat, Sluice asks it to.',
    // GitHub waits ten seconds.
    timeoutSeconds: 10,
    memoryMegabytes: 512,
    items: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    sends: ['tasks', 'shows'],
    secrets: ['verify'],
  },
  ingest: {
    description: 'Takes in what programs hand in with a key',
    failed: 'Its sender was answered 5xx and hands it in again.',
    // API Gateway waits no longer; making a ticket takes a tracker up to 25.
    timeoutSeconds: 29,
    memoryMegabytes: 512,
    // The same may be handed in again when its head is long over.
    items: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    sends: ['tasks', 'shows'],
    secrets: ['create'],
  },
  dispatch: {
    description: 'Hands tasks to agents',
    failed: 'The messages come back, and after five times they are put aside.',
    timeoutSeconds: EXECUTOR_SECONDS,
    memoryMegabytes: 256,
    items: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    indexes: ['waiting'],
    takes: 'tasks',
    sends: ['tasks', 'shows'],
    secrets: ['api', 'agent'],
    outside: true,
    tokenKey: true,
  },
  report: {
    description: 'Hears agents',
    failed: 'The agent was answered 5xx and tries again.',
    timeoutSeconds: 10,
    memoryMegabytes: 256,
    items: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    indexes: ['waiting'],
    sends: ['tasks', 'shows'],
    tokenKey: true,
  },
  writeback: {
    description: 'Shows tasks on their tickets',
    failed: 'The messages come back, and after five times they are put aside.',
    timeoutSeconds: EXECUTOR_SECONDS,
    memoryMegabytes: 256,
    items: ['GetItem', 'PutItem', 'UpdateItem'],
    takes: 'shows',
    secrets: ['api', 'callback'],
  },
  sweep: {
    description: 'Finds what is due',
    failed: 'The next tick is a minute away.',
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    // What a poll finds it takes in, also on a head that is over.
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: ['due', 'waiting'],
    sends: ['tasks', 'shows'],
    // It reads the delivery logs of trackers, and looks at tickets.
    secrets: ['api'],
  },
  operate: {
    description: 'For people: invoked by IAM, no route',
    failed: 'Whoever invoked it was told.',
    timeoutSeconds: 30,
    memoryMegabytes: 512,
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['byProject', 'byReadableId', 'waiting'],
    sends: ['tasks', 'shows'],
    deadLetters: ['tasks', 'shows'],
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

import { Duration } from 'aws-cdk-lib';
import type { QueueName } from '../../../shared/core/queue-name.ts';
import { named } from '../named.ts';
import { command, tail } from './advice.ts';
import type { Watches } from './watch.ts';
import type { Watched } from './watched.ts';

/** Who takes from a queue. */
const TAKER = { tasks: 'dispatch', shows: 'writeback' } as const;

/** Whether it gets empty, and what could not be taken. */
export function ofQueue(name: QueueName, { queues, functions, thresholds }: Watched): Watches {
  const { queue, deadLetters } = queues[name];
  const taker = functions[TAKER[name]];
  const most = (period: Duration) => ({ statistic: 'Maximum', period });
  return {
    [`${named(name)}DeadLetters`]: {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(most(Duration.minutes(1))),
      isBad: { above: 0 },
      means: `a message of the ${name} queue was put aside; sweep sends anew what its ticket is owed.`,
      todo: `Look at it with ${command(queue, `dlq list --queue ${name}`)}, then replay or discard it.`,
    },
    [`${named(name)}Old`]: {
      metric: queue.metricApproximateAgeOfOldestMessage(most(Duration.minutes(5))),
      isBad: { above: thresholds.oldestMessage.toSeconds() },
      means: `${TAKER[name]} does not keep up with the ${name} queue, or fails on something in it.`,
      todo: `See what it says: ${tail(taker)}`,
    },
  };
}

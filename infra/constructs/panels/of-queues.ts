import { Duration } from 'aws-cdk-lib';
import type { QueueName } from '../../../shared/core/queue-name.ts';
import { QUEUE_NAMES } from '../../../shared/core/queue-name.ts';
import type { WorkQueue } from '../queues.ts';
import type { Panel } from './panel.ts';

const period = Duration.minutes(1);

/** How many wait, for how long, and what was put aside. */
export function ofQueues(queues: Readonly<Record<QueueName, WorkQueue>>): readonly Panel[] {
  const most = (label: string) => ({ statistic: 'Maximum', period, label });
  return [
    {
      title: 'Messages that wait',
      lines: QUEUE_NAMES.map((name) =>
        queues[name].queue.metricApproximateNumberOfMessagesVisible(most(name)),
      ),
      unit: 'Count',
    },
    {
      title: 'Age of the oldest message',
      lines: QUEUE_NAMES.map((name) =>
        queues[name].queue.metricApproximateAgeOfOldestMessage(most(name)),
      ),
      unit: 'Seconds',
    },
    {
      title: 'Dead letters',
      lines: QUEUE_NAMES.map((name) =>
        queues[name].deadLetters.metricApproximateNumberOfMessagesVisible(most(name)),
      ),
      unit: 'Count',
    },
  ];
}
